import { expect, test } from 'vitest';
import { allowance, isNoted } from './allowance.ts';

const caps = { secretsADay: 3, moneyADay: 1_000_000 };

test.each([
  [{ minted: 2, spentMicrodollars: 999_999 }, 'granted'],
  [{ minted: 3, spentMicrodollars: 0 }, 'too-many'],
  [{ minted: 0, spentMicrodollars: 1_000_000 }, 'too-dear'],
] as const)('a gym that had %o today is answered %s', (today, answer) => {
  expect(allowance(today, caps)).toBe(answer);
});

test('without a budget money does not count, and secrets still do', () => {
  const none = { secretsADay: 3, moneyADay: null };
  expect(allowance({ minted: 2, spentMicrodollars: 1e12 }, none)).toBe('granted');
  expect(allowance({ minted: 3, spentMicrodollars: 0 }, none)).toBe('too-many');
});

test('the audit log keeps the first of a day and each hundredth', () => {
  expect(Array.from({ length: 250 }, (_, index) => index + 1).filter(isNoted)).toEqual([1, 100, 200]);
});
