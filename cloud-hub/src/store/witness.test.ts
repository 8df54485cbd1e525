import { expect, test } from 'vitest';
import { restoredBecause } from './witness.ts';

const database = { systemIdentifier: '7', timeline: 1, flushed: '1000', objects: '1/2', count: 5 };
const witness = { ...database, file: 'a' };

test('a database that has only gone on is the one that the hub remembers', () => {
  expect(restoredBecause(witness, 'a', database)).toBeUndefined();
  expect(restoredBecause(witness, 'a', { ...database, flushed: '20000000000000000000', count: 6 })).toBeUndefined();
});

test('a database that was never served begins no new epoch, and one that was does where the hub remembers nothing', () => {
  expect(restoredBecause('missing', undefined, { ...database, count: 0 })).toBeUndefined();
  expect(restoredBecause('missing', undefined, database)).toMatch(/data folder/);
  expect(restoredBecause('unreadable', 'a', database)).toMatch(/cannot be read/);
});

test.each([
  ['copy', { witness: { file: 'b' } }],
  ['another database server', { database: { systemIdentifier: '8' } }],
  ['made anew', { database: { objects: '1/3' } }],
  ['earlier moment', { database: { timeline: 2 } }],
  ['ends earlier', { database: { flushed: '999' } }],
  ['counted less', { database: { count: 4 } }],
] as const)(
  'a database that has gone back is noticed: %s',
  (reason, changes: { witness?: object; database?: object }) => {
    expect(restoredBecause({ ...witness, ...changes.witness }, 'a', { ...database, ...changes.database })).toContain(
      reason,
    );
  },
);
