import { quoted, relationToSql, type RowFilter, type ShapeDefinition } from '@jarvis-edge/sync/hub/shape-definition.ts';
import type { RequestErrors } from '@jarvis-edge/sync/hub/shape-request.ts';
import { inSnapshot } from '@jarvis-edge/sync/hub/shape-storage.ts';
import type pg from 'pg';
import { parseIdentifiers, parseRelation } from './identifiers.ts';
import { oneStatement } from './one-statement.ts';
import { typesOf, type Table, type Tables } from './tables.ts';

/** A shape as a request words it. */
export interface ShapeAsked {
  readonly table: string | undefined;
  readonly columns: string | undefined;
  readonly where: string | undefined;
  /** From `$1` on. */
  readonly params: readonly string[];
  readonly replica: 'default' | 'full';
  readonly log: 'full' | 'changes_only';
}

export type Defined =
  | { readonly kind: 'shape'; readonly definition: ShapeDefinition; readonly oid: string }
  | { readonly kind: 'bad'; readonly errors: RequestErrors };

const bad = (parameter: string, reason: string): Defined => ({ kind: 'bad', errors: { [parameter]: [reason] } });

/** What a request asks for, if the database has it. */
export async function defineShape(asked: ShapeAsked, tables: Tables, pool: pg.Pool): Promise<Defined> {
  if (asked.table === undefined) return bad('table', "can't be blank");
  let relation: { schema: string; table: string };
  let chosen: string[] | undefined;
  try {
    relation = parseRelation(asked.table);
  } catch (error) {
    return bad('table', (error as Error).message);
  }
  try {
    chosen = asked.columns === undefined ? undefined : parseIdentifiers(asked.columns);
  } catch (error) {
    return bad('columns', (error as Error).message);
  }
  const table = await tables.find(relation);
  if (table === undefined) {
    const reason = `Table ${relationToSql(relation)} does not exist. If the table name contains capitals or special characters you must quote it.`;
    return bad('table', reason);
  }
  const wrong = chosen && wrongColumns(table, chosen);
  if (wrong !== undefined) return bad('columns', wrong);
  const wrongWhere = asked.where === undefined ? undefined : await wrongFilter(pool, table, asked.where, asked.params);
  if (wrongWhere !== undefined) return bad('where', wrongWhere);

  const columns = table.columns.map(({ name }) => name).filter((name) => chosen?.includes(name) ?? true);
  const filter: RowFilter =
    asked.where === undefined ? { kind: 'all' } : { kind: 'sql', where: asked.where, params: asked.params };
  const definition: ShapeDefinition = {
    ...relation,
    logName: table.logName,
    columns,
    key: table.key,
    filter,
    replica: asked.replica,
    log: asked.log,
    types: typesOf(table, columns),
  };
  return { kind: 'shape', definition, oid: table.oid };
}

function wrongColumns(table: Table, chosen: readonly string[]): string | undefined {
  const names = new Set(table.columns.map(({ name }) => name));
  const missing = table.key.filter((name) => !chosen.includes(name));
  if (missing.length > 0) {
    return `The list of columns must include all primary key columns, missing: ${missing.join(', ')}`;
  }
  const unknown = chosen.filter((name) => !names.has(name));
  return unknown.length > 0 ? `The following columns are not found on the table: ${unknown.join(', ')}` : undefined;
}

interface SqlError {
  readonly code?: string;
  readonly message: string;
  readonly position?: string;
}

/** What PostgreSQL says against a condition, or nothing. The condition is planned, not run. */
export async function wrongFilter(
  pool: pg.Pool,
  table: Pick<Table, 'schema' | 'table'>,
  where: string,
  params: readonly string[],
): Promise<string | undefined> {
  const explain = 'explain (format json) ';
  const told = (await refusal(pool, `${explain}SELECT 1 WHERE ${where}`, params)) as SqlError | undefined;
  if (told?.code === '42601') {
    const at = Number(told.position) - 1 - explain.length;
    return told.position === undefined ? told.message : `At location ${at}: ${told.message}`;
  }
  const alone = `select from ${relationToSql(table)} as ${quoted(table.table)} where (${where}\n) is true`;
  const refused = (await refusal(pool, explain + alone, params)) as SqlError | undefined;
  return refused?.message;
}

async function refusal(pool: pg.Pool, sql: string, params: readonly string[]): Promise<unknown> {
  return inSnapshot(pool, async (client) => {
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(oneStatement({ text: sql, values: [...params] }));
    const plan = JSON.stringify(rows[0]?.['QUERY PLAN']);
    const relations = plan.split('"Relation Name"').length - 1;
    return relations > 1 || plan.includes('"Subplan Name"') ? { message: 'Subqueries are not supported' } : undefined;
  }).catch((error: unknown) => error);
}
