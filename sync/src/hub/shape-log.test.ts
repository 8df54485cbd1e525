import { expect, test } from 'vitest';
import { afterTurn, formatOffset, type Offset } from './offset.ts';
import { RecentChanges } from './recent-changes.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import { readPage } from './shape-log.ts';
import type { LoggedChange } from './shape-message.ts';
import type { StoredChange } from './shape-storage.ts';
import { parseSnapshot } from './transaction-snapshot.ts';

const definition: ShapeDefinition = {
  schema: 'public',
  table: 'doors',
  logName: 'doors',
  columns: ['id', 'text'],
  key: ['id'],
  filter: { kind: 'scope', column: 'gym_id', match: 'equals', value: 'g1' },
  replica: 'default',
  log: 'full',
  types: '{}',
};
const row = (id: string, size = 0) => ({ id, text: 'x'.repeat(size), gym_id: 'g1' });
const insert = (id: string, place = 0, xid = '100', size = 0): LoggedChange => ({
  table: 'doors',
  place,
  before: null,
  after: row(id, size),
  xid,
});
const turns: [number, LoggedChange[]][] = [
  [3, [insert('a')]],
  [5, [insert('b'), { ...insert('other'), table: 'plans', place: 1 }, insert('c', 2)]],
  [7, [insert('d', 0, '101')]],
];

/** The log in memory, and the same log in the database only. */
const inMemory = (log = turns) => {
  const recent = new RecentChanges(100);
  for (const [turn, changes] of log) recent.append(turn, changes);
  return recent;
};
const inDatabase = () => {
  const recent = new RecentChanges(100);
  recent.reset(99);
  return recent;
};
const stored = (log = turns, firstTurn = 1) => ({
  firstTurn: async () => firstTurn,
  changes: async (_: ShapeDefinition, after: Offset, through: number, limit: number): Promise<StoredChange[]> =>
    log
      .flatMap(([turn, changes]) => changes.map((change) => ({ turn, change, membership: undefined })))
      .filter(({ change }) => change.table === 'doors')
      .filter(({ turn, change }) => turn > after.turn || (turn === after.turn && change.place * 2 + 1 > after.place))
      .filter(({ turn }) => turn <= through)
      .slice(0, limit),
});
const ids = (messages: readonly string[]): string[] => messages.map((json) => JSON.parse(json).value.id);
const ask = (after: Offset, changes: object = {}) => ({
  definition,
  seen: parseSnapshot('50:50:'),
  after,
  throughTurn: 7,
  bytesMax: 1_000_000,
  ...changes,
});

test.each([
  ['memory', inMemory(), stored([])],
  ['the database', inDatabase(), stored()],
])('whoever follows from %s gets what happened since, in order, and once', async (_, recent, storage) => {
  const page = await readPage(ask({ turn: 2, place: 0 }), recent, storage);
  if (page === 'gone') throw new Error('The log is whole.');
  expect([ids(page.messages), formatOffset(page.offset), page.isEnd]).toEqual([['a', 'b', 'c', 'd'], '8_0', true]);
  expect(page.messages.map((json) => JSON.parse(json).headers)).toMatchObject([
    { lsn: '3', op_position: 0, last: true, txids: [100] },
    { lsn: '5', op_position: 0 },
    { lsn: '5', op_position: 4, last: true },
    { lsn: '7', last: true },
  ]);
  expect(JSON.parse(page.messages[1]!).headers).not.toHaveProperty('last');
  for (const [after, rest] of [
    [{ turn: 5, place: 0 }, ['c', 'd']],
    [{ turn: 5, place: 4 }, ['d']],
    [afterTurn(5), ['d']],
    [afterTurn(7), []],
  ] as const) {
    const next = await readPage(ask(after), recent, storage);
    expect(next === 'gone' ? next : ids(next.messages)).toEqual(rest);
  }
});

test.each([
  ['memory', inMemory],
  ['the database', inDatabase],
])('what does not fit into one answer comes in the next, none left out and none twice (%s)', async (_, make) => {
  const log: typeof turns = [3, 5, 7].map((turn) => [
    turn,
    Array.from({ length: 9 }, (__, place) => insert(`${turn}-${place}`, place, '100', 1000)),
  ]);
  const recent = make === inMemory ? inMemory(log) : inDatabase();
  const read: string[] = [];
  let after: Offset = { turn: 2, place: 0 };
  for (let pages = 1; ; pages += 1) {
    const page = await readPage(ask(after, { bytesMax: 4000 }), recent, stored(log));
    if (page === 'gone') throw new Error('The log is whole.');
    expect(page.messages.length).toBeLessThanOrEqual(4);
    read.push(...ids(page.messages));
    after = page.offset;
    if (!page.isEnd) continue;
    expect(pages).toBe(7);
    break;
  }
  expect(read).toEqual(log.flatMap(([, changes]) => changes.map(({ after: image }) => image!['id'])));
});

test('a change that the first load had already does not come again', async () => {
  const page = await readPage(ask({ turn: 2, place: 0 }, { seen: parseSnapshot('101:101:') }), inMemory(), stored());
  expect(page === 'gone' ? page : ids(page.messages)).toEqual(['d']);
  const open = await readPage(ask({ turn: 2, place: 0 }, { seen: parseSnapshot('100:102:100') }), inMemory(), stored());
  expect(open === 'gone' ? open : ids(open.messages)).toEqual(['a', 'b', 'c']);
});

test('who has not passed the emptying of a table, or the end of what is kept, begins anew', async () => {
  const emptied: typeof turns = [...turns, [9, [{ ...insert('x'), after: null, xid: '102' }]]];
  const through = { throughTurn: 9 };
  expect(await readPage(ask({ turn: 2, place: 0 }, through), inMemory(emptied), stored())).toBe('gone');
  const passed = ask({ turn: 2, place: 0 }, { ...through, seen: parseSnapshot('103:103:') });
  expect(await readPage(passed, inMemory(emptied), stored())).not.toBe('gone');
  expect(await readPage(ask(afterTurn(3)), inDatabase(), stored(turns, 7))).toBe('gone');
  expect(await readPage(ask(afterTurn(5)), inDatabase(), stored(turns, 7))).not.toBe('gone');
});

test('memory holds so many changes; what it let go is read from the database', async () => {
  const recent = new RecentChanges(3);
  for (const [turn, changes] of turns) recent.append(turn, changes);
  expect(recent.floor).toBe(5);
  let isAsked = false;
  const storage = {
    ...stored(),
    changes: async (...args: Parameters<ReturnType<typeof stored>['changes']>) => {
      isAsked = true;
      return stored().changes(...args);
    },
  };
  await readPage(ask(afterTurn(5)), recent, storage);
  expect(isAsked).toBe(false);
  const page = await readPage(ask(afterTurn(3)), recent, storage);
  expect([isAsked, page === 'gone' ? page : ids(page.messages)]).toEqual([true, ['b', 'c', 'd']]);
});
