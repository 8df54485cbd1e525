import type pg from 'pg';
import type { Budgets } from '../access.ts';
import { usualBudgets } from './budget.ts';
import { createCountRequest, type CountRequestParts } from './count-request.ts';
import { RateLimits } from './rate-limits.ts';
import { createSharedLease } from './shared-lease.ts';

export interface LimitsParts {
  readonly pool: pg.Pool;
  /** How many tables a box mirrors. */
  readonly shapes: number;
  /** Where they are not the usual ones. */
  readonly budgets: Partial<Budgets> | undefined;
  readonly boxOf: CountRequestParts['boxOf'];
  readonly warn: (error: unknown) => void;
  /** Unix ms. */
  readonly now: () => number;
}

/** Counts the requests of everybody; the processes of one hub count together, in its database. */
export const createLimits = ({ pool, shapes, budgets, boxOf, warn, now }: LimitsParts) =>
  createCountRequest({
    limits: new RateLimits({ lease: createSharedLease(pool), now, leaseFailed: warn }),
    budgets: { ...usualBudgets(shapes), ...budgets },
    boxOf,
  });
