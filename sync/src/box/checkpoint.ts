import type Database from 'better-sqlite3';

/** Half of what SQLite lets gather before it copies the log within a commit, which may be the commit of a tap. */
const pagesMost = 500;

interface LogState {
  /** Pages in the write-ahead log, or -1 without one. */
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Copies the write-ahead log into the file when much has gathered, so that no tap's commit has to: some milliseconds of
 * work, readers elsewhere are not waited for. Call it outside of a transaction, when nobody waits.
 *
 * @see https://sqlite.org/pragma.html#pragma_wal_checkpoint
 * @returns whether it did.
 */
export function checkpointIfDue(db: Database.Database): boolean {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as LogState[];
  if (state === undefined || state.log - state.checkpointed <= pagesMost) return false;
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
    return true;
  } catch {
    // As with SQLite's own: what was committed stays in the log, and a disk that fails shows at the next commit.
    return false;
  }
}
