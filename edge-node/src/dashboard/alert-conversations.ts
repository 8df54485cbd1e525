import type { AlertRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type Database from 'better-sqlite3';

/** From which conversation an alert came: it names it, or the report that a member made in it. */
export class AlertConversations {
  readonly #ofReport: Database.Statement<[string], string | null>;
  readonly #kept: Database.Statement<{ id: string }, { isErased: number; isKept: number }>;

  constructor(db: Database.Database) {
    this.#ofReport = db
      .prepare<[string], string | null>('select session_id from equipment_reports where id = ?')
      .pluck();
    this.#kept = db.prepare(
      `select
         exists (select 1 from redactions where subject = 'session' and subject_id = :id
           or subject = 'member' and subject_id = (select member_id from sessions where id = :id)) as isErased,
         exists (select 1 from session_turns where session_id = :id and text <> '')
           or exists (select 1 from conversation_summaries where session_id = :id and summary_text <> '') as isKept`,
    );
  }

  of({ parameters }: Pick<AlertRow, 'parameters'>): AlertRow['conversation'] {
    const { sessionId, reportId } = parameters;
    const id =
      typeof sessionId === 'string' ? sessionId : typeof reportId === 'string' ? this.#ofReport.get(reportId) : null;
    const found = typeof id === 'string' ? this.#kept.get({ id }) : undefined;
    if (typeof id !== 'string' || found === undefined) return null;
    return { id, state: found.isErased === 1 ? 'erased' : found.isKept === 1 ? 'kept' : 'gone' };
  }
}
