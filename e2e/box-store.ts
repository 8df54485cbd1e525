import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface StoredVisit {
  readonly id: string;
  readonly memberId: string;
}

export interface BoxStore {
  /** Recorded here, in that order: what a hub tells of earlier visits names no reader where nobody knows it. */
  readonly visits: readonly StoredVisit[];
  /** The visit that each message to the hub tells of, in the order queued, sent or not. */
  readonly queuedVisitIds: readonly string[];
}

/** What is on the disk of a box, running or dead; nothing is changed. */
export function readBoxStore(dataFolder: string): BoxStore {
  const db = new Database(join(dataFolder, 'box.sqlite'), { readonly: true });
  try {
    return {
      visits: db
        .prepare<[], StoredVisit>(
          'select id, member_id as memberId from visits where reader_id is not null order by id',
        )
        .all(),
      queuedVisitIds: db
        .prepare<[], { id: string }>(
          `select row ->> 'id' as id from outbox where table_name = 'visits' order by sequence`,
        )
        .all()
        .map(({ id }) => id),
    };
  } finally {
    db.close();
  }
}
