import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { Redactions } from '@jarvis-edge/sync/box/redactions.ts';
import type { Subject } from '@jarvis-edge/sync/table.ts';
import type Database from 'better-sqlite3';

export interface RedactDeps {
  readonly db: Database.Database;
  readonly edits: Edits;
  readonly redactions: Redactions;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  /** Told after the commit: what is kept in memory or in the write-ahead log may still hold what is erased. */
  readonly erased: () => void;
}

/** Erases what a member said or a conversation, here at once, and everywhere else as soon as the hub hears of it. */
export const createRedact =
  ({ db, edits, redactions, newId, nowMs, erased }: RedactDeps) =>
  /** @throws before anything is erased. */
  (gymId: string, subject: Subject, subjectId: string): void => {
    db.transaction(() => {
      const known = db.prepare('select 1 from redactions where subject = ? and subject_id = ?').get(subject, subjectId);
      if (known !== undefined) return;
      edits.insert('redactions', {
        id: newId(),
        gym_id: gymId,
        subject,
        subject_id: subjectId,
        requested_at: nowMs(),
      });
      redactions.eraseNew();
    }).immediate();
    erased();
  };
