import { expect, test } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

const minute = 60_000;
const limit = (): AttemptLimit => new AttemptLimit({ tries: 5, windowMs: 15 * minute });

test('five wrong codes in a quarter of an hour close the door for the rest of it', () => {
  const attempts = limit();
  for (let at = 0; at < 5 * minute; at += minute) {
    expect(attempts.waitMs('10.0.0.1', at)).toBe(0);
    attempts.failed('10.0.0.1', at);
  }
  expect(attempts.waitMs('10.0.0.1', 5 * minute)).toBe(10 * minute);
  expect(attempts.waitMs('10.0.0.1', 15 * minute - 1)).toBe(1);
  expect(attempts.waitMs('10.0.0.1', 15 * minute)).toBe(0);
});

test('one address does not close the door for another', () => {
  const attempts = limit();
  for (let at = 0; at < 5; at += 1) attempts.failed('10.0.0.1', at);
  expect(attempts.waitMs('10.0.0.1', 5)).toBeGreaterThan(0);
  expect(attempts.waitMs('10.0.0.2', 5)).toBe(0);
});

test('each wrong try counts for a quarter of an hour from when it was made', () => {
  const attempts = limit();
  for (let at = 0; at < 5; at += 1) attempts.failed('10.0.0.1', at * 4 * minute);
  expect(attempts.waitMs('10.0.0.1', 16 * minute)).toBe(0);
  attempts.failed('10.0.0.1', 16 * minute);
  expect(attempts.waitMs('10.0.0.1', 16 * minute)).toBe(3 * minute);
});
