import { snapshotHeaders } from '@jarvis-edge/sync/hub/first-load.ts';
import { filterToSql, quoted, relationToSql, type ShapeDefinition } from '@jarvis-edge/sync/hub/shape-definition.ts';
import { insertMessage } from '@jarvis-edge/sync/hub/shape-message.ts';
import { inSnapshot } from '@jarvis-edge/sync/hub/shape-storage.ts';
import type pg from 'pg';
import { z } from 'zod';
import { oneStatement } from './one-statement.ts';

const Params = z.union([
  z.record(z.string(), z.coerce.string()),
  z.string().transform((text, context) => {
    try {
      return z.record(z.string(), z.coerce.string()).parse(JSON.parse(text));
    } catch {
      context.addIssue('params must be valid JSON');
      return z.NEVER;
    }
  }),
]);

/** Some rows of a shape, as of one moment. */
export const Subset = z
  .object({
    where: z.string().optional(),
    params: Params.default({}),
    order_by: z.string().optional(),
    limit: z.coerce.number().int().positive('must be greater than 0').optional(),
    offset: z.coerce.number().int().nonnegative('must be greater than or equal to 0').optional(),
  })
  .refine(({ order_by, limit, offset }) => order_by !== undefined || (limit === undefined && offset === undefined), {
    error: 'order_by is required when limit or offset is present',
    path: ['order_by'],
  });
export type Subset = z.infer<typeof Subset>;

const asText = { getTypeParser: () => (value: string) => value };

/** @param databaseLsn Once a follower has seen this, it has seen all that the subset shows. */
export async function readSubset(
  pool: pg.Pool,
  definition: ShapeDefinition,
  subset: Subset,
  databaseLsn: () => number,
  mark: number,
): Promise<string> {
  const { columns } = definition;
  const { sql, params } = subsetSql(definition, subset);
  return inSnapshot(pool, async (client) => {
    const now = await client.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot');
    const { rows } = await client.query<(string | null)[]>(
      oneStatement({ text: sql, values: params, rowMode: 'array' as const, types: asText }),
    );
    const images = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
    const metadata = {
      ...snapshotHeaders(now.rows[0]?.snapshot ?? ''),
      database_lsn: String(databaseLsn()),
      snapshot_mark: mark,
    };
    const data = images.map((image) => insertMessage(definition, image, { snapshot_mark: mark }));
    return JSON.stringify({ metadata, data });
  });
}

function subsetSql(definition: ShapeDefinition, subset: Subset): { sql: string; params: string[] } {
  const base = filterToSql(definition.filter);
  const numbers = Object.keys(subset.params)
    .map(Number)
    .toSorted((a, b) => a - b);
  const params = [...base.params, ...numbers.map((number) => subset.params[number] ?? '')];
  const where = renumbered(subset.where ?? 'true', base.params.length);
  const { order_by, limit, offset } = subset;
  const sql = [
    `select ${definition.columns.map(quoted).join(', ')}`,
    `from ${relationToSql(definition)} as ${quoted(definition.table)}`,
    `where (${base.where}\n) and (${where}\n)`,
    order_by === undefined ? '' : `order by ${order_by}`,
    limit === undefined ? '' : `limit ${limit}`,
    offset === undefined ? '' : `offset ${offset}`,
  ].join(' ');
  return { sql, params };
}

/** Moves `$1`, `$2`… on, outside of quotes. */
export const renumbered = (sql: string, by: number): string =>
  sql.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g, (found, number?: string) =>
    number === undefined ? found : `$${Number(number) + by}`,
  );
