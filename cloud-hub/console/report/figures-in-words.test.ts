import { expect, test } from 'vitest';
import { inWords } from './figures-in-words.ts';

test('a mood has two decimals at most, and one that is neither good nor bad has no sign', () => {
  const said = [-0.34, -0.003, -0, 0.004, 0.5].map((mean) => inWords('mean_sentiment', mean, 'fr'));
  expect(said).toEqual(['-0,34', '0', '0', '0', '0,5']);
});
