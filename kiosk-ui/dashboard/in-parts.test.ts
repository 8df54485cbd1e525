import { expect, test } from 'vitest';
import { inParts } from './in-parts.ts';

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => ({ id: String(from + n) }));

test('a list is read as far as it is wanted, in parts of a hundred', async () => {
  const asked: [number, number][] = [];
  const read = async (after: readonly unknown[], limit: number) => {
    asked.push([after.length, limit]);
    return rows(after.length, Math.min(after.length + limit, 230));
  };
  expect(await inParts(150, read)).toEqual(rows(0, 150));
  expect(await inParts(1000, read)).toEqual(rows(0, 230));
  expect(asked).toEqual([
    [0, 100],
    [100, 50],
    [0, 100],
    [100, 100],
    [200, 100],
  ]);
  expect(await inParts(50, async () => [])).toEqual([]);
});

test('a row that moved from one part to the next is there once, and a list that repeats itself ends', async () => {
  const moved = async (after: readonly unknown[]) => (after.length === 0 ? rows(0, 100) : rows(99, 150));
  expect(await inParts(150, moved)).toEqual(rows(0, 150));
  expect(await inParts(500, async () => rows(0, 100))).toEqual(rows(0, 100));
});
