import { expect, test } from 'vitest';
import { lowestId, newId } from './new-id.ts';

test('ids are all different and sort by the time at which they were made', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5000 }, newId);
  expect(new Set(ids).size).toBe(5000);
  const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times[0]).toBeGreaterThanOrEqual(before);
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
});

test('no id of a moment or of a later one sorts before its lowest', () => {
  const before = Date.now();
  const id = newId();
  expect(lowestId(before) <= id).toBe(true);
  expect(id < lowestId(Date.now() + 1)).toBe(true);
  expect(lowestId(-1)).toBe('00000000-0000');
});
