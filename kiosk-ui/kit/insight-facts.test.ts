import { expect, test } from 'vitest';
import { plainNumber } from './insight-facts.ts';

test('a number has one decimal at most, and nothing has no sign', () => {
  expect([-0.03, -0, 0.04, -0.06, 12.25].map((value) => plainNumber(value, 'en'))).toEqual([
    ...['0', '0', '0', '-0.1', '12.3'],
  ]);
});
