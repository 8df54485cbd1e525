import { expect, test } from 'vitest';
import { boxBudget } from './budget.ts';

test('a box may hold all its shapes, follow a long edit and send what waited, and no more', () => {
  expect(boxBudget(20)).toBe(60 + 1200 + 2250);
});
