import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The least that a durable write costs on a disk: one row of 200 bytes in one transaction, as SQLite syncs it. */
export class BareCommit {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement<[Buffer]>;
  readonly #row = Buffer.alloc(200, 0x61);

  constructor(folder: string) {
    this.#db = new Database(join(folder, 'bare.sqlite'));
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

  close(): void {
    this.#db.close();
  }
}
