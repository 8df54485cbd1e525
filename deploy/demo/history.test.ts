import { expect, test } from 'vitest';
import { seededRandom, visitTimes } from './history.ts';

const now = Date.UTC(2026, 10, 21, 10);
const day = 86_400_000;

test('the history of a member has every visit asked for, in order, at most one a day, none in the future', () => {
  const times = visitTimes({ total: 120, perWeek: 5 }, now, seededRandom(1));
  expect(times).toHaveLength(120);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(new Set(times.map((time) => Math.floor(time / day))).size).toBe(120);
  expect(times.at(-1)).toBeLessThan(now);
  const lastMonth = times.filter((time) => time > now - 30 * day).length;
  expect(lastMonth).toBeGreaterThan(14);
  expect(lastMonth).toBeLessThan(29);
});

test('nobody comes at night, and the same seed tells the same history', () => {
  const times = visitTimes({ total: 200, perWeek: 3 }, now, seededRandom(2));
  expect(times.every((time) => new Date(time).getUTCHours() >= 6 && new Date(time).getUTCHours() < 22)).toBe(true);
  expect(visitTimes({ total: 200, perWeek: 3 }, now, seededRandom(2))).toEqual(times);
});
