import { inSnapshot } from '@jarvis-edge/sync/hub/shape-storage.ts';
import { relationToSql } from '@jarvis-edge/sync/hub/shape-definition.ts';
import type pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  /** Of an array; 0 otherwise. */
  readonly dims: number;
  readonly type_mod: number;
  readonly not_null: boolean;
  /** In the key, from 0. */
  readonly pk_index: number | null;
}

/** A table as the endpoint serves it. */
export interface Table {
  readonly oid: string;
  readonly schema: string;
  readonly table: string;
  readonly logName: string;
  readonly columns: readonly Column[];
  /** Every column where there is no primary key. */
  readonly key: readonly string[];
}

/** The tables asked for so far. Asking for one puts it into the change log. */
export class Tables {
  readonly #pool: pg.Pool;
  readonly #known = new Map<string, Promise<Table | undefined>>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Undefined when there is no such table. */
  async find(relation: { readonly schema: string; readonly table: string }): Promise<Table | undefined> {
    const name = relationToSql(relation);
    const known = this.#known.get(name) ?? this.#read(relation);
    this.#known.set(name, known);
    const forget = (): void => void this.#known.delete(name);
    const table = await known.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (table === undefined) forget();
    return table;
  }

  /** Definitions changed: tables are looked at again. */
  forget(): void {
    this.#known.clear();
  }

  async #read({ schema, table }: { schema: string; table: string }): Promise<Table | undefined> {
    const { rows } = await inSnapshot(this.#pool, (client) =>
      client.query<Column & { oid: string; is_logged: boolean }>(describe, [schema, table]),
    );
    const [first] = rows;
    if (first === undefined) return undefined;
    const columns = rows.map(({ name, type, dims, type_mod, not_null, pk_index }) => ({
      name,
      type,
      dims,
      type_mod,
      not_null,
      pk_index,
    }));
    const inKey = columns.filter(({ pk_index }) => pk_index !== null);
    const found: Table = {
      oid: first.oid,
      schema,
      table,
      logName: schema === 'public' ? table : `${schema}.${table}`,
      columns,
      key: (inKey.length > 0
        ? inKey.toSorted((a, b) => (a.pk_index ?? 0) - (b.pk_index ?? 0))
        : columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      ).map(({ name }) => name),
    };
    if (!first.is_logged) await log(this.#pool, found);
    return found;
  }
}

const describe = `
  select c.oid::text, a.attname as name, coalesce(e.typname, t.typname) as type,
    case when e.oid is null then 0 else greatest(a.attndims, 1) end as dims, a.atttypmod as type_mod,
    a.attnotnull as not_null, array_position(i.indkey::int2[], a.attnum) as pk_index,
    exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'log_change'
            and g.tgargs = (select string_agg(convert_to(b.attname, 'utf8'), '\\x00'::bytea order by b.attnum) || '\\x00'::bytea
                            from pg_attribute b where b.attrelid = c.oid and b.attnum > 0 and not b.attisdropped)) as is_logged
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on t.typcategory = 'A' and e.oid = t.typelem
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where n.nspname = $1 and c.relname = $2 and c.relkind = 'r'
  order by a.attnum`;

async function log(pool: pg.Pool, table: Table): Promise<void> {
  const relation = relationToSql(table);
  const columns = table.columns.map(({ name }) => `'${name.replaceAll("'", "''")}'`).join(', ');
  await pool.query(`
    begin read write;
    create or replace trigger log_change after insert or update or delete on ${relation}
      for each row execute function app.log_change(${columns});
    create or replace trigger log_truncate after truncate on ${relation} execute function app.log_change();
    commit`);
}

const timeTypes: ReadonlySet<string> = new Set(['date', 'time', 'timetz', 'timestamp', 'timestamptz']);

/** The `electric-schema` header of some columns. */
export function typesOf({ columns }: Table, names: readonly string[]): string {
  const chosen = columns.filter(({ name }) => names.includes(name));
  return JSON.stringify(
    Object.fromEntries(
      chosen.map(({ name, type, dims, not_null, pk_index, type_mod }) => [
        name,
        {
          type,
          ...(dims > 0 && { dims }),
          ...(pk_index !== null && { pk_index }),
          ...(not_null && { not_null }),
          ...(type_mod > -1 && modifierOf(type, type_mod)),
        },
      ]),
    ),
  );
}

function modifierOf(type: string, modifier: number): object {
  if (type === 'varchar' || type === 'text') return { max_length: modifier - 4 };
  if (type === 'bpchar') return { length: modifier - 4 };
  if (type === 'bit' || type === 'varbit') return { length: modifier };
  if (timeTypes.has(type)) return { precision: modifier };
  if (type === 'numeric') return { precision: (modifier - 4) >> 16, scale: (modifier - 4) & 0x7ff };
  return { type_mod: modifier };
}
