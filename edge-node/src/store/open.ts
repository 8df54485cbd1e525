import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { migrate } from './migrate.ts';

const syncMigrations = join(
  dirname(fileURLToPath(import.meta.resolve('@jarvis-edge/sync/box/outbox.ts'))),
  'migrations',
);
const ownMigrations = join(import.meta.dirname, 'migrations');

/** The part of the file that is read as memory: finding a member among ten thousand asks the system for nothing. Bytes */
const mappedBytes = 256 * 1024 * 1024;

/** Pages of the write-ahead log after which SQLite copies it into the file within some commit, then begins it anew. */
const checkpointPages = 1000;
const pageBytes = 4096;
/** What the log is laid out with may keep in memory. */
const cachedPages = 10;

/**
 * Opens the box's truth, made when missing. What a transaction has committed survives a power cut.
 *
 * @param folder Where `box.sqlite` and its log live.
 * @throws StartRefused when the folder cannot be written, is full or holds something else.
 */
export function openStore(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'box.sqlite');
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('busy_timeout = 2000');
    // What is deleted or overwritten is gone from the file, not only from its tables.
    db.pragma('secure_delete = ON');
    db.pragma(`mmap_size = ${mappedBytes}`);
    db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    migrate(db, { sync: syncMigrations, box: ownMigrations });
    layOutLog(db, `${path}-wal`);
    return db;
  } catch (error) {
    throw storeRefusal(error, folder);
  }
}

/**
 * Runs work in one transaction, which other connections do not come between; undone when work throws, on disk when it
 * returns, and nearly free when nothing was written.
 */
export function inTransaction(db: Database.Database): <Result>(work: () => Result) => Result {
  const run = db.transaction((work: () => unknown) => work()).immediate;
  return <Result>(work: () => Result) => run(work) as Result;
}

/**
 * Moves everything into the file and wipes the write-ahead log, which holds former versions of rows until it is written
 * over. Call it outside of a transaction.
 */
export function emptyLog(db: Database.Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  layOutLog(db, `${db.name}-wal`);
}

/**
 * Gives the write-ahead log its full length on the disk before the first tap. A commit that makes a file longer waits
 * for the file system to note its new length too, and takes about twice the time of one that writes over old pages. A
 * transaction too large for its cache is written to the log page by page; undone, it leaves nothing but the length.
 */
function layOutLog(db: Database.Database, logPath: string): void {
  const logBytes = checkpointPages * pageBytes;
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) >= logBytes) return;
  const cacheSize = Number(db.pragma('cache_size', { simple: true }));
  db.pragma(`cache_size = ${cachedPages}`);
  db.exec(
    `begin; create table log_room (row blob);
     insert into log_room values (zeroblob(${logBytes + 2 * cachedPages * pageBytes})); rollback`,
  );
  db.pragma(`cache_size = ${cacheSize}`);
}

function storeRefusal(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new StartRefused(`The disk that holds ${folder} is full.`, 'Free some space on it and start again.', {
      cause: error,
    });
  }
  if (
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM' ||
    code === 'SQLITE_CANTOPEN' ||
    code === 'SQLITE_READONLY'
  ) {
    return new StartRefused(
      `This user cannot write in ${folder}.`,
      'Give the folder to this user, or choose another.',
      {
        cause: error,
      },
    );
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new StartRefused(
      `The file box.sqlite in ${folder} is damaged.`,
      'Restore a backup of the folder, or move it away and provision the box again.',
      { cause: error },
    );
  }
  return error;
}
