import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShapeEvent } from '@jarvis-edge/sync/box/mirror.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { catalogue, downTables } from '@jarvis-edge/sync/catalogue.ts';
import type { Operation } from '@jarvis-edge/sync/protocol.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '../src/store/open.ts';

let folder: string;
let db: ReturnType<typeof openStore>;
let changed: [DownTableName, readonly string[]][];
let mirror: Mirror;
let outbox: Outbox;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sync-'));
  db = openStore(folder);
  changed = [];
  mirror = new Mirror(db, (table, ids) => changed.push([table, ids]));
  outbox = new Outbox(db, newId);
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

test('each mirrored table has in SQLite the columns that the catalogue names, and no others', () => {
  for (const table of downTables) {
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

const queue = (count: number): void => {
  for (let index = 0; index < count; index += 1) outbox.append('visits', { id: `v${index}` }, index);
};
const applied = ({ sequence, id }: Operation) => ({ sequence, id, outcome: 'applied' as const });
const epoch = newId();

test('the outbox keeps its order and its incarnation, and a new file has another', () => {
  queue(3);
  expect(outbox.nextBatch().map(({ sequence, row }) => [sequence, row['id']])).toEqual([
    [1, 'v0'],
    [2, 'v1'],
    [3, 'v2'],
  ]);
  expect(new Outbox(db, newId).incarnation).toBe(outbox.incarnation);
  const other = openStore(join(folder, 'other'));
  expect(new Outbox(other, newId).incarnation).not.toBe(outbox.incarnation);
  other.close();
});

test('what the hub rejects becomes a dead letter and what follows it still goes', () => {
  queue(3);
  const [first, second, third] = outbox.nextBatch() as [Operation, Operation, Operation];
  outbox.settle(
    [applied(first), { ...second, outcome: 'rejected', reason: 'unknown member' }, applied(third)],
    epoch,
    5,
  );
  expect(outbox.nextBatch()).toEqual([]);
  expect(outbox.status()).toEqual({ waiting: 0, oldestAt: null, dead: 1 });
  expect(db.prepare('select id, reason from dead_letters').all()).toEqual([
    { id: second.id, reason: 'unknown member' },
  ]);
});

test('a sequence is never given out twice, also when everything before it is settled and old', () => {
  queue(2);
  const years = 5 * 365 * 86_400_000;
  outbox.settle(outbox.nextBatch().map(applied), epoch, years);
  queue(1);
  expect(outbox.nextBatch().map(({ sequence }) => sequence)).toEqual([3]);
});

test('an operation that the hub did not answer for, and those after it, go again', () => {
  queue(3);
  const [first, , third] = outbox.nextBatch() as [Operation, Operation, Operation];
  outbox.settle([applied(first), applied(third)], epoch, 5);
  expect(outbox.nextBatch().map(({ sequence }) => sequence)).toEqual([2, 3]);
});

test('a hub restored from a backup is offered again all that it once took', () => {
  queue(2);
  const [first, second] = outbox.nextBatch() as [Operation, Operation];
  outbox.settle([applied(first)], epoch, 5);
  outbox.settle([applied(second)], newId(), 6);
  expect(outbox.nextBatch().map(({ id }) => id)).toEqual([first.id, second.id]);
});

test('a box restored from a backup becomes another incarnation and keeps the ids of what waits', () => {
  queue(2);
  const [first, second] = outbox.nextBatch() as [Operation, Operation];
  outbox.settle([applied(first)], epoch, 5);
  const before = outbox.incarnation;
  outbox.reincarnate();
  expect(outbox.incarnation).not.toBe(before);
  const again = outbox.nextBatch();
  expect(again).toEqual([{ ...second, sequence: 1, id: again[0]?.id }]);
  expect(again[0]?.id).toBe(second.id);
});

test('an upload sends what waits, tries again after a failure, and goes at once when something is queued', async () => {
  queue(600);
  const sizes: number[] = [];
  let failures = 1;
  const upload = new Upload({
    outbox,
    push: async (incarnation, operations) => {
      expect(incarnation).toBe(outbox.incarnation);
      if (failures-- > 0) throw new Error('no cable');
      sizes.push(operations.length);
      return { hubEpoch: epoch, outcomes: operations.map(applied) };
    },
    now: () => 1,
    random: () => 0,
    exchanged: () => undefined,
  });
  const stop = new AbortController();
  const ended = upload.run(stop.signal);
  await vi.waitFor(() => expect(sizes).toEqual([500, 100]));
  queue(1);
  upload.nudge();
  await vi.waitFor(() => expect(sizes).toEqual([500, 100, 1]));
  stop.abort();
  await ended;
});
