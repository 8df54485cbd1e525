import { expect, test } from 'vitest';
import type { RowImage, ShapeDefinition } from './shape-definition.ts';
import { insertMessage, insertWriter, membershipOf, shapeMessages } from './shape-message.ts';

const ofGym: ShapeDefinition = {
  schema: 'public',
  table: 'doors',
  logName: 'doors',
  columns: ['id', 'name', 'note'],
  key: ['id'],
  filter: { kind: 'scope', column: 'gym_id', match: 'equals', value: 'g1' },
  replica: 'default',
  log: 'full',
  types: '{}',
};
const admitted: ShapeDefinition = {
  ...ofGym,
  table: 'members',
  filter: { kind: 'scope', column: 'gym_ids', match: 'contains', value: 'g1' },
};

const image = (changes: RowImage = {}): RowImage => ({
  id: 'a',
  name: 'Marie',
  note: null,
  gym_id: 'g1',
  gym_ids: '{g1}',
  ...changes,
});
const change = (before: RowImage | null, after: RowImage | null) => ({
  table: 'doors',
  place: 0,
  before,
  after,
  xid: '4294967303',
});
const messages = (shape: ShapeDefinition, before: RowImage | null, after: RowImage | null) => {
  const logged = change(before, after);
  return shapeMessages(shape, logged, membershipOf(shape, logged)!);
};
const what = (shape: ShapeDefinition, before: RowImage | null, after: RowImage | null) =>
  messages(shape, before, after).map(({ headers, value }) => [headers.operation, value]);

test.each([
  ['equals', ofGym, { gym_id: 'g2' }],
  ['contains', admitted, { gym_ids: '{g2,g3}' }],
] as const)('a row appears when it comes into the scope and is gone when it leaves it (%s)', (_, shape, elsewhere) => {
  const [here, there] = [image(), image(elsewhere)];
  const whole = { id: 'a', name: 'Marie', note: null };
  expect(what(shape, null, here)).toEqual([['insert', whole]]);
  expect(what(shape, there, here)).toEqual([['insert', whole]]);
  expect(what(shape, here, there)).toEqual([['delete', { id: 'a' }]]);
  expect(what(shape, here, null)).toEqual([['delete', { id: 'a' }]]);
  for (const [before, after] of [
    [null, there],
    [there, null],
    [there, there],
    [null, null],
  ] as const) {
    expect(what(shape, before, after)).toEqual([]);
  }
});

test('a member admitted to several gyms is in the scope of each', () => {
  for (const gyms of ['{g1}', '{g0,g1}', '{g1,g2}', '{g0,g1,g2}']) {
    expect(what(admitted, null, image({ gym_ids: gyms }))).toHaveLength(1);
  }
  for (const gyms of ['{}', '{g11}', '{g0,g11}']) expect(what(admitted, null, image({ gym_ids: gyms }))).toEqual([]);
});

test('a change carries the changed columns and the key, and nothing when none of the columns changed', () => {
  expect(what(ofGym, image(), image({ name: 'Sophie' }))).toEqual([['update', { id: 'a', name: 'Sophie' }]]);
  expect(what(ofGym, image({ note: 'x' }), image())).toEqual([['update', { id: 'a', note: null }]]);
  expect(what(admitted, image(), image({ gym_ids: '{g1,g2}' }))).toEqual([]);
});

test('a column that was erased from what a row was is sent as it is now, also when that is nothing', () => {
  const erased: RowImage = { id: 'a', gym_id: 'g1', gym_ids: '{g1}' };
  expect(what(ofGym, erased, image({ name: '' }))).toEqual([['update', { id: 'a', name: '', note: null }]]);
});

test('who asks for full rows gets them, and what the changed columns were', () => {
  const full = { ...ofGym, replica: 'full' } as const;
  expect(messages(full, image(), image({ name: 'Sophie' }))).toMatchObject([
    { value: { id: 'a', name: 'Sophie', note: null }, old_value: { name: 'Marie' } },
  ]);
  expect(what(full, image(), null)).toEqual([['delete', { id: 'a', name: 'Marie', note: null }]]);
});

test('a row that changes its key goes under the one and comes under the other', () => {
  expect(messages(ofGym, image(), image({ id: 'b' }))).toMatchObject([
    {
      key: '"public"."doors"/"a"',
      headers: { operation: 'delete', key_change_to: '"public"."doors"/"b"', txids: [7] },
    },
    { key: '"public"."doors"/"b"', headers: { operation: 'insert', key_change_from: '"public"."doors"/"a"' } },
  ]);
});

test('a key with a slash, or of two columns, cannot be taken for another', () => {
  expect(insertMessage(ofGym, image({ id: 'a/b' })).key).toBe('"public"."doors"/"a//b"');
  expect(insertMessage({ ...ofGym, key: ['id', 'note'] }, image()).key).toBe('"public"."doors"/"a"/_');
});

test('a condition in SQL is left to the database', () => {
  const shape: ShapeDefinition = { ...ofGym, filter: { kind: 'sql', where: 'true', params: [] } };
  expect(membershipOf(shape, change(null, image()))).toBeUndefined();
});

test('thousands of rows are worded as one is', () => {
  const shape = { ...ofGym, columns: ['id', 'name', 'a "b"'], key: ['id', 'name'] };
  for (const row of [
    ['a/b', 'Zoé "Zo"\n', null],
    ['1', null, '\u2028'],
  ]) {
    const [id = null, name = null, other = null] = row;
    expect(insertWriter(shape)(row)).toBe(JSON.stringify(insertMessage(shape, { id, name, 'a "b"': other })));
  }
});
