import type Database from 'better-sqlite3';

/** Whether a conversation, or whoever led it, was erased. */
export type IsErased = (conversation: { readonly sessionId: string; readonly memberId: string }) => boolean;

export function createIsErased(db: Database.Database): IsErased {
  const erased = db
    .prepare<[string, string], 1>(
      `select 1 from redactions
       where (subject = 'session' and subject_id = ?) or (subject = 'member' and subject_id = ?) limit 1`,
    )
    .pluck();
  return ({ sessionId, memberId }) => erased.get(sessionId, memberId) === 1;
}
