import pg from 'pg';
import { downTable, downTables } from '../catalogue.ts';

/** The `electric-schema` header by table: the PostgreSQL type of each column that travels. */
export async function readShapeSchemas(url: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{
      table: string;
      column: string;
      type: string;
      dims: number;
      not_null: boolean;
    }>(
      `select c.relname as table, a.attname as column, coalesce(e.typname, t.typname) as type,
         (e.typname is not null)::int as dims, a.attnotnull as not_null
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
       left join pg_type e on t.typcategory = 'A' and e.oid = t.typelem
       where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
      [downTables],
    );
    const byTable = Map.groupBy(rows, ({ table }) => table);
    return new Map(
      downTables.map((name) => {
        const types = new Map(byTable.get(name)?.map((row) => [row.column, row]));
        const columns = Object.keys(downTable(name)?.columns ?? {}).map((column) => {
          const found = types.get(column);
          if (found === undefined) throw new Error(`The table "${name}" has no column "${column}".`);
          const { type, dims, not_null } = found;
          const schema = {
            type,
            ...(dims > 0 && { dims }),
            ...(not_null && { not_null }),
            ...(column === 'id' && { pk_index: 0 }),
          };
          return [column, schema] as const;
        });
        return [name, JSON.stringify(Object.fromEntries(columns))] as const;
      }),
    );
  } finally {
    await client.end();
  }
}

/** The columns of the primary key by table, which an Electric service wants among those that travel. */
export async function readShapeKeys(url: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as columns
       from pg_class c
       join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
       where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
       group by 1`,
      [downTables],
    );
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  } finally {
    await client.end();
  }
}
