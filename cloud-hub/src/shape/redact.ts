import { asSystem, type Tx } from '../tenancy/scope.ts';

export interface ShapeErasure {
  readonly table: string;
  readonly rowIds: readonly string[];
  /** Those whose text must go. */
  readonly columns: readonly string[];
}

/**
 * Erases rows' text from what shapes are served from. Call it after the rows themselves were emptied: in the change log
 * the columns take the value that the row has now, and everything about a row that is gone goes, except that it went.
 * What hubs hold of it in memory they forget; handles stay good.
 *
 * An Electric service has a log of its own: with `ELECTRIC_URL` its shapes of the table have to be deleted there.
 *
 * @returns how many changes were overwritten or removed.
 */
export async function eraseFromShapes(tx: Tx, { table, rowIds, columns }: ShapeErasure): Promise<number> {
  const [row] = await asSystem(tx, 'erasing reaches the change log of all tenants', () =>
    tx.query<{ touched: string | null }>(
      'select sum(app.redact_change_log($1, id, $3)) as touched from unnest($2::text[]) as rows (id)',
      [table, [...rowIds], [...columns]],
    ),
  );
  return Number(row?.touched ?? 0);
}
