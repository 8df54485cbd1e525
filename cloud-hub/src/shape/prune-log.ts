import type pg from 'pg';
import { inScope } from '../tenancy/scope.ts';

/** Removes changes of the past hour and older that this hub has read; returns how many. */
export async function pruneLog(pool: pg.Pool, consumed: string): Promise<number> {
  const [row] = await inScope(pool, { kind: 'system', reason: 'the change log is of all tenants' }, (tx) =>
    tx.query<{ pruned: string }>(`select app.prune_change_log($1::pg_snapshot, interval '1 hour') as pruned`, [
      consumed,
    ]),
  );
  return Number(row?.pruned ?? 0);
}
