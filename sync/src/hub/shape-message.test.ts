import { expect, test } from 'vitest';
import type { DownTable } from '../catalogue.ts';
import { insertMessage, shapeMessages, type RowImage, type ShapeRows } from './shape-message.ts';

const table = (match: 'equals' | 'contains'): DownTable => ({
  direction: 'down',
  rule: 'hub',
  scope: { column: match === 'equals' ? 'gym_id' : 'gym_ids', is: 'gym', match },
  columns: { id: 'text', name: 'text', note: 'text' },
});
const ofGym: ShapeRows = { name: 'doors', table: table('equals'), scopeValue: 'g1' };
const admitted: ShapeRows = { name: 'members', table: table('contains'), scopeValue: 'g1' };

const image = (changes: RowImage = {}): RowImage => ({
  id: 'a',
  name: 'Marie',
  note: null,
  gym_id: 'g1',
  gym_ids: '{g1}',
  ...changes,
});
const change = (before: RowImage | null, after: RowImage | null) => ({ table: 'doors', before, after, xid: '7' });
const what = (rows: ShapeRows, before: RowImage | null, after: RowImage | null) =>
  shapeMessages(rows, change(before, after)).map(({ headers, value }) => [headers.operation, value]);

test.each([
  ['equals', ofGym, { gym_id: 'g2' }],
  ['contains', admitted, { gym_ids: '{g2,g3}' }],
] as const)('a row appears when it comes into the scope and is gone when it leaves it (%s)', (_, rows, elsewhere) => {
  const [here, there] = [image(), image(elsewhere)];
  const whole = { id: 'a', name: 'Marie', note: null };
  expect(what(rows, null, here)).toEqual([['insert', whole]]);
  expect(what(rows, there, here)).toEqual([['insert', whole]]);
  expect(what(rows, here, there)).toEqual([['delete', { id: 'a' }]]);
  expect(what(rows, here, null)).toEqual([['delete', { id: 'a' }]]);
  for (const [before, after] of [
    [null, there],
    [there, null],
    [there, there],
    [null, null],
  ] as const) {
    expect(what(rows, before, after)).toEqual([]);
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

test('a row that changes its key goes under the one and comes under the other', () => {
  const messages = shapeMessages(ofGym, change(image(), image({ id: 'b' })));
  expect(messages).toMatchObject([
    {
      key: '"public"."doors"/"a"',
      headers: { operation: 'delete', key_change_to: '"public"."doors"/"b"', txids: [7] },
    },
    { key: '"public"."doors"/"b"', headers: { operation: 'insert', key_change_from: '"public"."doors"/"a"' } },
  ]);
});

test('a key with a slash cannot be taken for another', () => {
  expect(insertMessage(ofGym, image({ id: 'a/b' })).key).toBe('"public"."doors"/"a//b"');
});
