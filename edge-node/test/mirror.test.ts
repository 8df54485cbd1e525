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

test('a table that has not come whole has no place from which it could wait for news', () => {
  expect(mirror.wholeUpTo('plans')).toBeUndefined();
  mirror.apply('plans', [insert('a', 'Matin')], cursor);
  expect(mirror.wholeUpTo('plans')).toBeUndefined();
  mirror.apply('plans', [upToDate], { handle: 'h1', offset: '2_0' });
  expect(mirror.wholeUpTo('plans')).toEqual({ handle: 'h1', offset: '2_0' });
  mirror.apply('plans', [{ control: 'must-refetch' }], undefined);
  mirror.apply('plans', [insert('b', 'Soir')], { handle: 'h2', offset: '0_0' });
  expect(mirror.wholeUpTo('plans')).toBeUndefined();
});

const many = (from: number, to: number): ShapeEvent[] =>
  Array.from({ length: to - from }, (_, index) =>
    insert(String(from + index).padStart(5, '0'), `Plan ${from + index}`),
  );

test('a long load is written in steps, and at none of them anybody reads a part of it', () => {
  mirror.apply('plans', [insert('a', 'Matin'), upToDate], cursor);
  mirror.apply('plans', [{ control: 'must-refetch' }], undefined);
  changed = [];
  const steps = mirror.applyInSteps('plans', [...many(0, 1200), upToDate], { handle: 'h2', offset: '0_0' });
  let count = 0;
  while (steps.next().done !== true) {
    count += 1;
    expect(names()).toEqual(['Matin']);
    expect(mirror.cursor('plans')).toBeUndefined();
  }
  expect(count).toBe(2);
  expect(names()).toHaveLength(1200);
  expect(mirror.cursor('plans')).toEqual({ handle: 'h2', offset: '0_0' });
  expect(changed.map(([, ids]) => ids.length)).toEqual([1201]);
});

test('a first load broken off between two steps begins anew, without the rows that are gone meanwhile', () => {
  mirror.applyInSteps('plans', many(0, 1200), cursor).next();
  db.close();
  db = openStore(folder);
  mirror = new Mirror(db, () => undefined);
  expect([mirror.cursor('plans'), mirror.isLoaded('plans'), names()]).toEqual([undefined, false, []]);
  const steps = mirror.applyInSteps('plans', [...many(300, 1000), upToDate], { handle: 'h2', offset: '0_0' });
  while (steps.next().done !== true);
  expect(names()).toHaveLength(700);
  mirror.applyInSteps('kiosks', many(0, 1200), cursor).next();
  new Mirror(db, () => undefined).apply('kiosks', [...many(300, 310), upToDate], cursor);
  expect(db.prepare('select count(*) as n from kiosks').get()).toEqual({ n: 10 });
});

test('a later page broken off between two steps is given again from the cursor before it', () => {
  mirror.apply('plans', [insert('a', 'Matin')], cursor);
  const page = [...many(0, 1200), { operation: 'delete', value: { id: 'a' } } as const, upToDate];
  mirror.applyInSteps('plans', page, { handle: 'h1', offset: '2_0' }).next();
  db.close();
  db = openStore(folder);
  mirror = new Mirror(db, () => undefined);
  expect([mirror.cursor('plans'), mirror.isLoaded('plans'), names()]).toEqual([cursor, false, []]);
  mirror.apply('plans', page, { handle: 'h1', offset: '2_0' });
  expect(names()).toHaveLength(1200);
});

test('a table loaded anew keeps what is equal untouched and tells only the rest', () => {
  mirror.apply('plans', [insert('a', 'Matin'), insert('b', 'Soir'), insert('c', 'Nuit'), upToDate], cursor);
  changed = [];
  const next = [insert('a', 'Matin'), insert('b', 'Soirée'), insert('d', 'Midi')];
  mirror.apply('plans', [{ control: 'must-refetch' }], undefined);
  mirror.apply('plans', [...next, upToDate], { handle: 'h2', offset: '0_0' });
  expect(names()).toEqual(['Matin', 'Soirée', 'Midi']);
  expect(changed).toEqual([['plans', ['c', 'b', 'd']]]);
});

test('a load under way begins anew when the table has other columns since', () => {
  mirror.apply('plans', [insert('a', 'Matin')], cursor);
  db.exec('alter table plans add column colour text');
  mirror = new Mirror(db, () => undefined);
  expect(mirror.cursor('plans')).toBeUndefined();
  mirror.apply('plans', [insert('b', 'Soir'), upToDate], cursor);
  expect(names()).toEqual(['Soir']);
});

test('a value that the box cannot hold is left empty and told, and what comes with it and after it arrives', () => {
  const odd: string[] = [];
  const tolerant = new Mirror(
    db,
    () => undefined,
    undefined,
    (...[table, id, column]) => odd.push(`${table} ${id} ${column}`),
  );
  const member = { id: 'm', first_name: 'Marie', membership_expires: 'infinity' };
  tolerant.apply('members', [{ operation: 'insert', value: member }, upToDate], cursor);
  const badge = { id: 'b', label: 'CARD', hmacs: '{"em40":null,"w26":"abc"}' };
  tolerant.apply('badges', [{ operation: 'insert', value: badge }, upToDate], cursor);
  expect(db.prepare('select first_name, membership_expires from members').all()).toEqual([
    { first_name: 'Marie', membership_expires: null },
  ]);
  expect(odd).toEqual(['members m membership_expires']);
  expect(db.prepare('select hmac from badge_hmacs').all()).toEqual([{ hmac: 'abc' }]);
});

test('a row without a place to go on from is refused', () => {
  expect(() => mirror.apply('plans', [insert('a', 'Matin')], undefined)).toThrow('without a place');
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
