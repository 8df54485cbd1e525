import type pg from 'pg';
import { inScope } from '../tenancy/scope.ts';

export interface Redaction {
  readonly table: string;
  readonly rowId: string;
  /** Those whose text must go. */
  readonly columns: readonly string[];
}

/**
 * Erases a row's text from what shapes are served from. Call it after the row itself was emptied: in the change log the
 * columns take the value that the row has now, and everything about a row that is gone goes, except that it went. What
 * hubs hold of it in memory they forget; handles stay good.
 *
 * An Electric service has a log of its own: with `ELECTRIC_URL` its shapes of the table have to be deleted there.
 *
 * @returns how many changes were overwritten or removed.
 */
export async function redact(pool: pg.Pool, { table, rowId, columns }: Redaction): Promise<number> {
  const [row] = await inScope(pool, { kind: 'system', reason: 'erasing reaches the change log of all tenants' }, (tx) =>
    tx.query<{ touched: string }>('select app.redact_change_log($1, $2, $3) as touched', [table, rowId, [...columns]]),
  );
  return Number(row?.touched ?? 0);
}
