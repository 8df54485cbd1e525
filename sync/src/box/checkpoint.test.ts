import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointIfDue } from './checkpoint.ts';

let folder: string;
let db: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
  db = new Database(join(folder, 'box.sqlite'));
  db.pragma('journal_mode = WAL');
  db.exec('create table rows (value blob)');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Each takes a page of its own. */
const write = (rows: number): void => {
  const insert = db.prepare('insert into rows values (zeroblob(4000))');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run();
  })();
};
const backlog = (): number => {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return state!.log - state!.checkpointed;
};

test('a short log is left alone', () => {
  write(100);
  const before = backlog();
  expect(checkpointIfDue(db)).toBe(false);
  expect(backlog()).toBe(before);
});

test('a long log goes into the file, and is not copied twice', () => {
  write(600);
  expect(backlog()).toBeGreaterThan(600);
  expect(checkpointIfDue(db)).toBe(true);
  expect(backlog()).toBe(0);
  expect(checkpointIfDue(db)).toBe(false);
});

test('a reader elsewhere is not waited for', () => {
  const reader = new Database(join(folder, 'box.sqlite'));
  try {
    reader.exec('begin; select count(*) from rows');
    write(600);
    expect(checkpointIfDue(db)).toBe(true);
    expect(db.prepare('select count(*) from rows').pluck().get()).toBe(600);
  } finally {
    reader.close();
  }
});
