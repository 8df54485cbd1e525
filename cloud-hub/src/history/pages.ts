import { catalogue } from '@jarvis-edge/sync/catalogue.ts';
import type { ColumnKind } from '@jarvis-edge/sync/table.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import type { HistoryPage, HistoryTable } from '@jarvis-edge/sync/history.ts';
import { historyPageRows, keptOf } from '@jarvis-edge/sync/history.ts';
import type { Tx } from '../tenancy/scope.ts';

/**
 * A page of what the gym's boxes wrote and still keep, by id.
 *
 * @param after The last id of the page before.
 * @param pageRows For tests.
 */
export async function readHistoryPage(
  tx: Tx,
  gymId: string,
  table: HistoryTable,
  after: string | undefined,
  pageRows = historyPageRows,
): Promise<HistoryPage> {
  const { days, since } = keptOf(table) ?? { days: 36_500, since: 'id' };
  const isKept = `gym_id = $1 and ${since} >= now() - make_interval(days => $2)`;
  const found = await tx.query<{ id: string; row: WireRow }>(
    `select id, jsonb_build_object(${wireColumns(table).join(', ')}) as row from ${table}
     where ${isKept} and ($3::uuid is null or id > $3) order by id limit $4`,
    [gymId, days, after ?? null, pageRows + 1],
  );
  const page = found.slice(0, pageRows);
  const next = found.length > pageRows ? (page.at(-1)?.id ?? null) : null;
  const rows = page.map(({ row }) => row);
  if (after !== undefined) return { rows, next };
  const [counted] = await tx.query<{ total: number }>(`select count(*)::int as total from ${table} where ${isKept}`, [
    gymId,
    days,
  ]);
  return { rows, next, total: counted?.total ?? 0 };
}

/** Names come from the catalogue alone. */
function wireColumns(table: HistoryTable): string[] {
  const columns: Readonly<Record<string, ColumnKind>> = catalogue[table].columns;
  return Object.entries(columns).map(([column, kind]) => `'${column}', ${wireValue(column, kind)}`);
}

function wireValue(column: string, kind: ColumnKind): string {
  if (kind === 'time') return `(extract(epoch from ${column}) * 1000)::bigint`;
  return kind === 'bigint' ? `${column}::text` : column;
}
