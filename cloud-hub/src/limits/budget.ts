import type { Budgets } from '../access.ts';

/** How long the hub holds a poll for which there is nothing to tell, ms. */
const pollMs = 20_000;
/** A batch of a box that sends what waited, ms, at the fastest; this many are under way at once. */
const batchMs = 80;
const batchesAtOnce = 3;

/**
 * What a box may need in one minute. Where every table has a poll of its own, as with Electric, each comes back every 20
 * seconds when nothing happens (3 a minute) and as often as once a second while somebody edits a long list (60); one poll
 * for the news of all asks less. A box that was cut off sends what waited, three batches at once of 80 ms each (2,250).
 * With 20 shapes that is 60 + 1,200 + 2,250 = 3,510: some 58 a second, which no healthy box reaches and a box that spins is
 * stopped at.
 */
export const boxBudget = (shapes: number): number =>
  shapes * (60_000 / pollMs) + shapes * 60 + (batchesAtOnce * 60_000) / batchMs;

/**
 * By `product.md`; a thousand boxes that start behind one address ask for a challenge and a token each, and once more when
 * the first answer was lost: 4,000 requests without a token in a minute, and half as much again.
 */
export const usualBudgets = (shapes: number): Budgets => ({
  api: 100,
  voice: 30,
  admin: 200,
  box: boxBudget(shapes),
  'box-address': 6000,
});
