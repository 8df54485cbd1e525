import { expect, test } from 'vitest';
import type { UpTable } from '../catalogue.ts';
import { checkRow } from './check-row.ts';

const table: UpTable = {
  direction: 'up',
  rule: 'union',
  columns: {
    id: 'text',
    gym_id: 'text',
    count: 'integer',
    big: 'bigint',
    share: 'real',
    is_new: 'boolean',
    at: 'time',
    extra: 'json',
  },
};
const row = {
  id: 'i',
  gym_id: 'g',
  count: 1,
  big: '12345678901234567',
  share: 0.5,
  is_new: true,
  at: 0,
  extra: { a: [1] },
};

test('a row of the right kinds is taken, its times as dates', () => {
  expect(checkRow(table, row, 'g')).toEqual({ kind: 'fits', row: { ...row, at: '1970-01-01T00:00:00.000Z' } });
});

test('what a box leaves out is empty, as it is for a box older than the column', () => {
  const empty = { count: null, big: null, share: null, is_new: null, at: null, extra: null };
  expect(checkRow(table, { id: 'i', gym_id: 'g' }, 'g')).toEqual({
    kind: 'fits',
    row: { id: 'i', gym_id: 'g', ...empty },
  });
});

test.each([
  ['an id', { id: undefined }],
  ['its own gym', { gym_id: 'h' }],
  ['a whole number', { count: 1.5 }],
  ['a number that fits', { count: 2 ** 31 }],
  ['a bigint in digits', { big: '1e9' }],
  ['a bigint as text', { big: 1 }],
  ['a number', { share: '0.5' }],
  ['a boolean', { is_new: 1 }],
  ['a time in ms', { at: '2026-11-21' }],
  ['a time that exists', { at: 9e15 }],
  ['columns of the table only', { other: 1 }],
])('a row without %s is refused', (_, change) => {
  const changed = JSON.parse(JSON.stringify({ ...row, ...change }));
  expect(checkRow(table, changed, 'g')).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\.$/) });
});
