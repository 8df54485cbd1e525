import { expect, test } from 'vitest';
import { afterFailure, stillToWait, waitAfter, type Tries, type TryKind } from './back-off.ts';

const day = 86_400_000;

/** How many wrong PINs somebody who never gives up gets to try in so long. */
function triesIn(kind: TryKind, ms: number): number {
  let known: Tries | undefined;
  let nowMs = 0;
  for (let count = 0; ; count += 1) {
    nowMs += known === undefined ? 0 : stillToWait(kind, known, nowMs);
    if (nowMs >= ms) return count;
    known = afterFailure(kind, known, nowMs);
  }
}

test('whoever mistypes a few times waits for nothing; then a minute, then longer, at most four hours', () => {
  expect([1, 4, 5, 6, 7, 20, 1000].map((failures) => waitAfter('account', failures) / 60_000)).toEqual([
    ...[0, 0, 1, 2, 4, 240, 240],
  ]);
});

test('who tries PINs for a year has tried one in four hundred and fifty of all there are', () => {
  expect(triesIn('account', 3_600_000)).toBeLessThan(20);
  expect(triesIn('account', 365 * day)).toBeLessThan(1_000_000 / 450);
});

test('one address tries fewer than sixty a day, however many accounts there are', () => {
  expect(triesIn('address', day)).toBeLessThan(60);
});

test('wrong PINs of last month are forgotten, and a clock set back makes nobody wait longer', () => {
  const known = { failures: 9, lastFailedAt: 0, blockedUntil: 0 };
  expect(afterFailure('account', known, 31 * day).failures).toBe(1);
  expect(afterFailure('account', known, 29 * day).failures).toBe(10);
  expect(stillToWait('account', { ...known, blockedUntil: 400 * day }, 0)).toBe(4 * 3_600_000);
});
