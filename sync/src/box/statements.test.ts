import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preparedOnce } from './statements.ts';

let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  db.exec(
    `create table rows (id text primary key, label text, count integer, share real) strict;
     create index rows_by_label on rows (label, count);
     create index rows_by_count on rows (count);
     create index rows_by_share on rows (share);
     insert into rows values ('a', '7', 7, 7), ('b', '07', 8, 7.5), ('c', 'seven', 9, 8), ('d', null, null, null)`,
  );
});
afterEach(() => db.close());

test('a text is prepared once, and another one is another statement', () => {
  const sql = preparedOnce(db);
  expect(sql('select id from rows')).toBe(sql('select id from rows'));
  expect(sql('select id from rows')).not.toBe(sql('select label from rows'));
});

const values = [7, 7n, 7.5, '7', '7.0', '07', 'seven', null];

test.each(['label', 'count', 'share'])('`= +?` finds by %s what `= ?` finds, by the same index', (column) => {
  const bare = `select id from rows where ${column} = ? order by id`;
  const planned = `select id from rows where ${column} = +? order by id`;
  const found = (sql: string): unknown[] => values.map((value) => db.prepare(sql).pluck().all(value));
  expect(found(planned)).toEqual(found(bare));
  expect(found(planned).flat()).not.toEqual([]);
  const plan = (sql: string): unknown[] =>
    values.map((value) =>
      db
        .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
        .all(value)
        .map(({ detail }) => detail),
    );
  expect(plan(planned)).toEqual(plan(bare));
  expect(String(plan(planned)[0])).toContain(`USING INDEX rows_by_${column} (${column}=?)`);
});

test.each([0, 1, 2, 9, -1])('`limit +?` gives what `limit ?` gives of %i', (most) => {
  const rows = (sql: string): unknown[] => db.prepare(sql).pluck().all(most);
  expect(rows('select id from rows order by id limit +?')).toEqual(rows('select id from rows order by id limit ?'));
});
