import { expect, test } from 'vitest';
import { awayMs, HeldBadges } from './tap.ts';

test('a badge held to the reader is one tap, however often the reader repeats it', () => {
  const held = new HeldBadges();
  const taps = Array.from({ length: 200 }, (_, index) => held.isTap('card', index * 65));
  expect(taps.filter(Boolean)).toHaveLength(1);
});

test('a badge that went away and came back is a new tap', () => {
  const held = new HeldBadges();
  expect(held.isTap('card', 0)).toBe(true);
  expect(held.isTap('card', awayMs - 1)).toBe(false);
  expect(held.isTap('card', 2 * awayMs - 1)).toBe(true);
});

test('two badges held together are one tap each', () => {
  const held = new HeldBadges();
  const taps = Array.from({ length: 100 }, (_, index) => held.isTap(index % 2 ? 'one' : 'other', index * 65));
  expect(taps.filter(Boolean)).toHaveLength(2);
});
