import type pg from 'pg';
import { inScope } from '../tenancy/scope.ts';
import type { Lease } from './rate-limits.ts';

const take = `
  insert into request_counts as c (minute, class, caller, used) values ($1, $2, $3, $4)
  on conflict (minute, class, caller) do update set used = c.used + $4 where c.used < $5
  returning used`;

/** Minutes that nobody counts any more are kept this long. */
const minutesKept = 2;

/** The budget that the processes of a hub share is in its database, one statement a slice. */
export function createSharedLease(pool: pg.Pool): Lease {
  let sweptMinute = 0;
  return async ({ minute, class: name, caller, amount, limit }) =>
    inScope(pool, { kind: 'system', reason: 'requests are counted for everybody' }, async (tx) => {
      const counted = tx.query<{ used: number }>(take, [minute, name, caller, amount, limit], 'take-slice');
      if (sweptMinute !== minute) {
        sweptMinute = minute;
        await tx.query('delete from request_counts where minute < $1', [minute - minutesKept]);
      }
      const [row] = await counted;
      // What was used before may have left less than was asked for.
      return row === undefined
        ? { granted: 0, used: limit }
        : { granted: Math.max(0, Math.min(amount, limit - (row.used - amount))), used: row.used };
    });
}
