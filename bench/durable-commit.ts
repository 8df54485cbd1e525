import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The least that a durable write costs on a disk: one row of 200 bytes in one transaction, as SQLite syncs it. */
export class BareCommit {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement<[Buffer]>;
  readonly #row = Buffer.alloc(200, 0x61);

  /** @param name Of the file, made anew in the folder. */
  constructor(folder: string, name = 'bare') {
    this.#db = new Database(join(folder, `${name}.sqlite`));
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec('create table rows (id integer primary key, row blob not null)');
    this.#insert = this.#db.prepare('insert into rows (row) values (?)');
  }

  /** @returns What one commit took, ms. */
  measure(): number {
    const before = performance.now();
    this.#insert.run(this.#row);
    return performance.now() - before;
  }

  /** Writes until the log has been copied into the file once: from then on a commit overwrites, and lengthens nothing. */
  layOutLog(): void {
    const logPages = Number(this.#db.pragma('wal_autocheckpoint', { simple: true }));
    for (let commit = 0; commit < 1.2 * logPages; commit += 1) this.#insert.run(this.#row);
  }

  close(): void {
    this.#db.close();
  }
}
