import type { DownTable } from '@jarvis-edge/sync/catalogue.ts';
import type { ColumnKind } from '@jarvis-edge/sync/table.ts';
import { downTable, downTables } from '@jarvis-edge/sync/catalogue.ts';
import type Database from 'better-sqlite3';
import type pg from 'pg';

/** One value that a mirror and the hub do not agree on; `column` is null where a whole row is too many or too few. */
export interface Divergence {
  readonly box: string;
  readonly table: string;
  readonly id: string;
  readonly column: string | null;
  readonly inMirror: string | null | undefined;
  readonly onHub: string | null | undefined;
}

/** Rows by id; values as comparable text. */
type Rows = ReadonlyMap<string, Readonly<Record<string, string | null>>>;

/** What each table must be in the mirror of a box, by SQL on the hub and not by anything that takes part in the sync. */
export async function readHub(hub: pg.Pool, scope: { gymId: string; tenantId: string }): Promise<Map<string, Rows>> {
  const rowsByTable = new Map<string, Rows>();
  for (const name of downTables) {
    const table = entryOf(name);
    const columns = Object.entries(table.columns).map(([column, kind]) => `${onHub(column, kind)} as "${column}"`);
    const { column, is, match } = table.scope;
    const { rows } = await hub.query<Record<string, string | null>>(
      `select ${columns.join(', ')} from ${name} where ${match === 'equals' ? `${column} = $1` : `$1 = any(${column})`}`,
      [is === 'gym' ? scope.gymId : scope.tenantId],
    );
    rowsByTable.set(name, new Map(rows.map((row) => [String(row['id']), row])));
  }
  return rowsByTable;
}

/** A time's milliseconds are what is left when its microseconds are cut off. */
function onHub(column: string, kind: ColumnKind): string {
  if (kind === 'time') return `floor(extract(epoch from "${column}") * 1000)::bigint::text`;
  return kind === 'boolean' ? `"${column}"::int::text` : `"${column}"::text`;
}

function readMirror(mirror: Database.Database, name: string): Rows {
  const { columns } = entryOf(name);
  const list = Object.keys(columns).map((column) => `"${column}"`);
  const statement = mirror.prepare<[], Record<string, unknown>>(`select ${list.join(', ')} from "${name}"`);
  const rows = statement.safeIntegers().all();
  return new Map(
    rows.map((row) => [
      String(row['id']),
      Object.fromEntries(
        Object.keys(columns).map((column) => [column, row[column] === null ? null : String(row[column])]),
      ),
    ]),
  );
}

const isSame = (kind: ColumnKind, one: string | null | undefined, other: string | null | undefined): boolean => {
  if (one === other) return true;
  if (one === null || one === undefined || other === null || other === undefined) return false;
  // How a float is written is PostgreSQL's and SQLite's own affair; how much it is, is not.
  return kind === 'real' && Number(one) === Number(other);
};

/** Every value of every mirrored table; empty when mirror and hub are equal. */
export function divergences(box: string, mirror: Database.Database, hub: ReadonlyMap<string, Rows>): Divergence[] {
  return [...hub].flatMap(([table, expected]) => {
    const found = readMirror(mirror, table);
    const kinds = Object.entries(entryOf(table).columns);
    return [...new Set([...expected.keys(), ...found.keys()])].flatMap((id): Divergence[] => {
      const [onHubRow, inMirrorRow] = [expected.get(id), found.get(id)];
      if (onHubRow === undefined || inMirrorRow === undefined) {
        const there = (row: unknown): string => (row === undefined ? 'no such row' : 'the row');
        return [{ box, table, id, column: null, inMirror: there(inMirrorRow), onHub: there(onHubRow) }];
      }
      return kinds
        .filter(([column, kind]) => !isSame(kind, onHubRow[column], inMirrorRow[column]))
        .map(([column]) => ({ box, table, id, column, inMirror: inMirrorRow[column], onHub: onHubRow[column] }));
    });
  });
}

export function inWords({ box, table, id, column, inMirror, onHub: hub }: Divergence): string {
  const what = column === null ? `${table} ${id}` : `${table} ${id} ${column}`;
  return `${what}: ${box} has ${JSON.stringify(inMirror)}, the hub has ${JSON.stringify(hub)}`;
}

function entryOf(name: string): DownTable {
  const table = downTable(name);
  if (table === undefined) throw new Error(`The catalogue has no table "${name}".`);
  return table;
}
