import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShapeEvent } from '@jarvis-edge/sync/box/mirror.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { DownTableName, TableName } from '@jarvis-edge/sync/catalogue.ts';
import { catalogue } from '@jarvis-edge/sync/catalogue.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';

let folder: string;
let db: ReturnType<typeof openStore>;
let changed: [DownTableName, readonly string[]][];
let mirror: Mirror;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sync-'));
  db = openStore(folder);
  changed = [];
  mirror = new Mirror(db, (table, ids) => changed.push([table, ids]));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const cursor = { handle: 'h1', offset: '1_0' };
const upToDate: ShapeEvent = { control: 'up-to-date' };
const insert = (id: string, name: string): ShapeEvent => ({ operation: 'insert', value: { id, name } });
const names = () =>
  (db.prepare('select name from plans order by id').all() as { name: string }[]).map(({ name }) => name);

test('each synced table has in SQLite the columns that the catalogue names, and no others', () => {
  for (const table of Object.keys(catalogue) as TableName[]) {
    const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
    expect(columns.sort(), table).toEqual(Object.keys(catalogue[table].columns).sort());
  }
});

test('a first load is seen whole, once it is complete', () => {
  mirror.apply('plans', [insert('a', 'Matin'), insert('b', 'Soir')], cursor);
  expect(names()).toEqual([]);
  expect(mirror.isLoaded('plans')).toBe(false);
  mirror.apply('plans', [upToDate], { handle: 'h1', offset: '2_0' });
  expect(names()).toEqual(['Matin', 'Soir']);
  expect(mirror.isLoaded('plans')).toBe(true);
  expect(mirror.cursor('plans')).toEqual({ handle: 'h1', offset: '2_0' });
});

test('while a table is loaded anew its former rows are read, and the swap shows all of the new ones at once', () => {
  mirror.apply('plans', [insert('a', 'Matin'), insert('b', 'Soir'), upToDate], cursor);
  changed = [];
  mirror.apply('plans', [{ control: 'must-refetch' }], undefined);
  expect(mirror.cursor('plans')).toBeUndefined();
  mirror.apply('plans', [insert('b', 'Soirée'), insert('c', 'Nuit')], { handle: 'h2', offset: '0_0' });
  expect(names()).toEqual(['Matin', 'Soir']);
  mirror.apply('plans', [{ operation: 'update', value: { id: 'c', name: null } }, upToDate], {
    handle: 'h2',
    offset: '1_0',
  });
  expect(names()).toEqual(['Soirée', null]);
  expect(changed).toEqual([['plans', ['a', 'b', 'c']]]);
});

test('a load broken off goes on where it stood, also after the box was switched off', () => {
  mirror.apply('plans', [insert('a', 'Matin')], cursor);
  const restarted = new Mirror(db, () => undefined);
  expect(restarted.cursor('plans')).toEqual(cursor);
  restarted.apply('plans', [insert('b', 'Soir'), upToDate], { handle: 'h1', offset: '2_0' });
  expect(names()).toEqual(['Matin', 'Soir']);
});

test('changes arrive column by column, with their kinds, and only what changed is told', () => {
  mirror.apply('kiosks', [{ operation: 'insert', value: { id: 'k', slug: 's', name: 'Accueil' } }, upToDate], cursor);
  changed = [];
  const update: ShapeEvent = {
    operation: 'update',
    value: { id: 'k', provisioning_code_expires: '2026-11-21 06:30:00+00', newer_column: 'ignored' },
  };
  mirror.apply('kiosks', [update], cursor);
  expect(db.prepare('select name, provisioning_code_expires as expires from kiosks').get()).toEqual({
    name: 'Accueil',
    expires: Date.UTC(2026, 10, 21, 6, 30),
  });
  mirror.apply('kiosks', [{ operation: 'delete', value: { id: 'k' } }], cursor);
  expect(db.prepare('select count(*) as n from kiosks').get()).toEqual({ n: 0 });
  expect(changed).toEqual([
    ['kiosks', ['k']],
    ['kiosks', ['k']],
  ]);
});

test('a batch that cannot be applied moves neither rows nor cursor', () => {
  mirror.apply('plans', [insert('a', 'Matin'), upToDate], cursor);
  const bad: ShapeEvent = { operation: 'insert', value: { name: 'without an id' } };
  expect(() => mirror.apply('plans', [insert('b', 'Soir'), bad], { handle: 'h1', offset: '9_0' })).toThrow(
    'without its id',
  );
  expect(names()).toEqual(['Matin']);
  expect(mirror.cursor('plans')).toEqual(cursor);
});
