import { expect, test } from 'vitest';
import { nextTry, triesAtMost } from './next-try.ts';

const minute = 60_000;

test('a mail waits longer after every try, up to six hours, and is given up after about a day', () => {
  const waits: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const next = nextTry('unreachable', tries, 1);
    if (next.kind === 'given_up') break;
    waits.push(next.afterMs);
  }
  expect(waits).toHaveLength(triesAtMost - 1);
  expect(waits.slice(0, 4)).toEqual([2 * minute, 4 * minute, 8 * minute, 16 * minute]);
  expect(Math.max(...waits)).toBe(6 * 60 * minute);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / (60 * minute);
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(30);
});

test('mails that failed together do not all come back in the same instant', () => {
  expect([nextTry('refused', 1, 0), nextTry('refused', 1, 0.5)]).toEqual([
    { kind: 'again', afterMs: minute },
    { kind: 'again', afterMs: 1.5 * minute },
  ]);
});

test('a mailbox that does not exist is asked for once', () => {
  expect(nextTry('address', 1, 0)).toEqual({ kind: 'given_up' });
});
