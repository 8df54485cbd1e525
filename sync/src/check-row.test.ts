import { expect, test } from 'vitest';
import { misfitOf } from './check-row.ts';

import type { BoxTable } from './table.ts';

const table: BoxTable = {
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
    note: 'text',
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

test('a row of the right kinds fits, and so does one that is silent on some columns', () => {
  expect(misfitOf(table, row, 'g')).toBeUndefined();
  expect(misfitOf(table, { id: 'i', gym_id: 'g', at: null }, 'g')).toBeUndefined();
});

test.each([
  ['an id', { id: undefined }],
  ['its own gym', { gym_id: 'h' }],
  ['a whole number', { count: 1.5 }],
  ['text of whole characters', { note: 'Bravo \ud83d' }],
  ['a number that fits', { count: 2 ** 31 }],
  ['a bigint in digits', { big: '1e9' }],
  ['a bigint as text', { big: 1 }],
  ['a number', { share: '0.5' }],
  ['a boolean', { is_new: 1 }],
  ['a time in ms', { at: '2026-11-21' }],
  ['a time that exists', { at: 9e15 }],
  ['columns of the table only', { other: 1 }],
  ['leaving the stamps to the merge', { clocks: {} }],
])('a row without %s is refused', (_, change) => {
  const changed = JSON.parse(JSON.stringify({ ...row, ...change }));
  expect(misfitOf(table, changed, 'g')).toMatch(/\.$/);
});
