import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 as newId } from 'uuid';

/** Rows of any table, made from what the database says of its columns: a table that is new needs nothing to be tried. */

export interface Place {
  readonly name: string;
  readonly gymId: string;
  /** Null: an independent gym. */
  readonly franchiseId: string | null;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isGenerated: boolean;
  /** Whether the service's login may update it. */
  readonly isGranted: boolean;
}

interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly columnsThere: readonly string[];
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  /** By column: the first value that a check of the table lists. */
  readonly listed: ReadonlyMap<string, string>;
  readonly has: (column: string) => boolean;
}

export type Row = Readonly<Record<string, unknown>>;

/** What the catalogue does not tell of a column. */
const samples: Readonly<Record<string, (place: Place) => unknown>> = {
  'gyms.franchise_id': ({ franchiseId }) => franchiseId,
  'gyms.timezone': () => 'Europe/Paris',
  'kiosks.slug': () => `gym-${newId()}`,
  'users.role': () => 'gym_staff',
  'users.email': () => `${newId()}@forme.example`,
  'users.franchise_id': () => null,
  'tenant_keys.tenant_id': () => newId(),
  'churn_verdicts.tenant_id': ({ franchiseId, gymId }) => franchiseId ?? gymId,
  'badges.tenant_id': ({ franchiseId, gymId }) => franchiseId ?? gymId,
  'audit_log.franchise_id': () => null,
  // Of its key, and in whole milliseconds: JavaScript knows no others.
  'membership_terms.known_at': () => new Date(Date.UTC(2026, 10, 21, 8) + (moments += 1000)),
  // One a period.
  'franchise_reports.period': () => new Date(Date.UTC(2026, 10, 21) + (moments += 1000) * 86_400),
  'conflicts.table_name': () => 'members',
  'conflicts.group_name': () => 'phone',
  'conflicts.kept': () => JSON.stringify({ values: { phone: '06 11' }, stamp: `0193478a1000-0000-${newId()}` }),
  'conflicts.lost': () => JSON.stringify({ values: { phone: '06 22' }, stamp: `0193478a0000-0000-${newId()}` }),
};

/** Every table of the schema that the service's login may reach in any way. */
export async function reachableTables(superuser: pg.Pool): Promise<TableShape[]> {
  const { rows } = await superuser.query<{
    name: string;
    columns: Column[];
    keys: { kind: string; columns: string[] }[];
    foreign: ForeignKey[];
    checks: string[];
  }>(
    `select c.relname as name,
       (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
            'isRequired', attnotnull and not atthasdef and attidentity = '', 'isGenerated', attgenerated <> '' or attidentity <> '',
            'isGranted', has_column_privilege('jarvis_service', c.oid, attnum, 'update')) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
       (select json_agg(json_build_object('kind', case when indisprimary then 'p' else 'u' end, 'columns',
            (select json_agg(attname) from pg_attribute where attrelid = c.oid and attnum = any(indkey))))
        from pg_index where indrelid = c.oid and indisunique and indpred is null and indexprs is null) as keys,
       coalesce((select json_agg(json_build_object('table', confrelid::regclass,
            'columns', (select json_agg(attname order by array_position(conkey, attnum)) from pg_attribute where attrelid = conrelid and attnum = any(conkey)),
            'columnsThere', (select json_agg(attname order by array_position(confkey, attnum)) from pg_attribute where attrelid = confrelid and attnum = any(confkey))))
        from pg_constraint where conrelid = c.oid and contype = 'f'), '[]') as foreign,
       coalesce((select json_agg(pg_get_constraintdef(oid)) from pg_constraint where conrelid = c.oid and contype = 'c'), '[]') as checks
     from pg_class c
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
       and has_any_column_privilege('jarvis_service', c.oid, 'select, insert, update')
     order by c.relname`,
  );
  return rows.map(({ name, columns, keys, foreign, checks }) => ({
    name,
    columns,
    key: keys.find(({ kind }) => kind === 'p')?.columns ?? [],
    uniques: keys.map((key) => key.columns),
    foreignKeys: foreign,
    listed: new Map(
      checks.flatMap((check) => {
        const [, column, value] = /^CHECK \(\(+(\w+) = ANY \(ARRAY\['([^']*)'/.exec(check) ?? [];
        return column === undefined || value === undefined ? [] : [[column, value]];
      }),
    ),
    has: (column) => columns.some((other) => other.name === column),
  }));
}

/** Makes rows past row-level security, and those that they need. */
export class SchemaRows {
  readonly #superuser: pg.Pool;
  readonly #shapes: ReadonlyMap<string, TableShape>;
  /** One of each table and place, for others to refer to. */
  readonly #parents = new Map<string, Row>();

  constructor(superuser: pg.Pool, shapes: readonly TableShape[]) {
    this.#superuser = superuser;
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]));
  }

  /** Takes a row as the one that rows of that place refer to. */
  adopt(table: string, place: Place, row: Row): void {
    this.#parents.set(`${table} ${place.name}`, row);
  }

  async add(shape: TableShape, place: Place): Promise<Row> {
    const row = await this.draft(shape, place);
    const { text, values } = insertion(shape, row);
    const { rows } = await this.#superuser.query<Row>(`${text} returning *`, values).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`samples in ${import.meta.filename} do not know yet how a row of ${shape.name} looks: ${why}`, {
        cause,
      });
    });
    return rows[0] ?? {};
  }

  /** A row that could be inserted there; what it refers to exists. */
  async draft(shape: TableShape, place: Place): Promise<Row> {
    const row: Record<string, unknown> = {};
    for (const key of shape.foreignKeys) Object.assign(row, await this.#references(shape, key, place));
    for (const column of shape.columns) {
      const sample = samples[`${shape.name}.${column.name}`];
      if (sample !== undefined) row[column.name] = sample(place);
      else if (column.name === 'gym_id') row['gym_id'] = place.gymId;
      else if (column.name === 'franchise_id' && !shape.has('gym_id')) row['franchise_id'] = place.franchiseId;
      else if (column.isRequired && !column.isGenerated && row[column.name] === undefined)
        row[column.name] = valueOf(shape, column);
    }
    return row;
  }

  async #references(shape: TableShape, key: ForeignKey, place: Place): Promise<Row> {
    const parent = this.#shapes.get(key.table);
    const isOptional = key.columns.some(
      (name) => shape.columns.find((column) => column.name === name)?.isRequired === false,
    );
    if (parent === undefined || key.table === shape.name || isOptional) return {};
    // One row for each parent: this one needs a parent of its own.
    const isOne = shape.uniques.some((unique) => unique.toSorted().join() === key.columns.toSorted().join());
    const row = isOne && key.table !== 'gyms' ? await this.add(parent, place) : await this.#parent(parent, place);
    return Object.fromEntries(key.columns.map((name, index) => [name, row[key.columnsThere[index] ?? '']]));
  }

  async #parent(shape: TableShape, place: Place): Promise<Row> {
    const known = this.#parents.get(`${shape.name} ${place.name}`);
    if (known !== undefined) return known;
    const row = await this.add(shape, place);
    this.adopt(shape.name, place, row);
    return row;
  }
}

export function insertion(shape: TableShape, row: Row): { text: string; values: unknown[] } {
  const columns = shape.columns.filter(({ name }) => row[name] !== undefined);
  return {
    text: `insert into ${shape.name} (${columns.map(({ name }) => `"${name}"`).join(', ')})
      values (${columns.map(({ type }, index) => `$${index + 1}::${type}`).join(', ')})`,
    values: columns.map(({ name }) => row[name]),
  };
}

/** A value of its type, another one each time where the type allows it. */
let moments = 0;

export function valueOf(shape: TableShape, { name, type }: Column): unknown {
  const listed = shape.listed.get(name);
  if (listed !== undefined) return listed;
  if (type.endsWith('[]')) return [valueOf(shape, { name: '', type: type.slice(0, -2) } as Column)];
  if (type === 'uuid') return newId();
  if (type === 'text') return `some-${newId()}`;
  if (type === 'bytea') return randomBytes(32);
  if (type === 'inet') return '192.0.2.1';
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'boolean') return true;
  // Where a moment tells rows apart, each has one of its own.
  const after = shape.key?.includes(name) ? (moments += 1000) : 0;
  if (type === 'date' || type.startsWith('timestamp')) return new Date(Date.UTC(2026, 10, 21, 8) + after);
  return 1;
}
