import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotCount } from './feature-list.ts';
import { columnOf, slotColumnsOf, slotsOf } from './slot-columns.ts';

const slot = fc.integer({ min: 0, max: slotCount - 1 });

test('slots are columns in their order, and no others are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(slot, { maxLength: 200 }), fc.array(slot, { maxLength: 50 }), (some, others) => {
      const ascending = some.toSorted((a, b) => a - b);
      const columns = slotColumnsOf(ascending);
      expect(columns.count).toBe(ascending.length);
      expect([...slotsOf(columns)]).toEqual(ascending);
      for (const each of [...some, ...others]) expect(columnOf(columns, each)).toBe(ascending.indexOf(each));
    }),
  );
});

test('the first and the last slot, and whole words of them', () => {
  const ascending = [0, ...Array.from({ length: 32 }, (_, at) => 32 + at), slotCount - 1];
  const columns = slotColumnsOf(ascending);
  for (const [at, each] of ascending.entries()) expect(columnOf(columns, each)).toBe(at);
  expect(columnOf(columns, 31)).toBe(-1);
  expect(columnOf(columns, 64)).toBe(-1);
});
