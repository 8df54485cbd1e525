import { downTable, downTables, type DownTable } from '@jarvis-edge/sync/catalogue.ts';
import type pg from 'pg';

/** A column as the hub's database defines it. */
export interface HubColumn {
  readonly name: string;
  /** PostgreSQL's name of the type, e.g. `int4`; arrays begin with `_`. */
  readonly type: string;
  /** Has to be given at each insert. */
  readonly isRequired: boolean;
  /** The only values that a check allows. */
  readonly choices?: readonly string[];
  readonly reference?: Reference;
}

/** Where the value of a column must be found. */
export interface Reference {
  readonly table: string;
  readonly column: string;
  /** Columns of the same foreign key: here, and there. */
  readonly beside: readonly (readonly [here: string, there: string])[];
}

/** A mirrored table with what it takes to write rows of it on the hub. */
export interface HubTable {
  readonly name: string;
  readonly entry: DownTable;
  /** Without those that the database computes. */
  readonly columns: readonly HubColumn[];
  /** A column that any change of a row may take along: free text or a number. */
  readonly free: HubColumn | undefined;
  /** No other table refers to it. */
  readonly isLeaf: boolean;
  /** What the hub itself may do to its rows. */
  readonly allowed: ReadonlySet<string>;
}

interface ColumnRow {
  table: string;
  name: string;
  type: string;
  required: boolean;
}
interface ForeignKeyRow {
  from: string;
  to: string;
  here: string[];
  there: string[];
}

const ofPublic = `relnamespace = 'public'::regnamespace`;

/** What the database knows of the tables that the catalogue mirrors, in the catalogue's order. */
export async function readHubTables(pool: pg.Pool): Promise<HubTable[]> {
  const { rows: columns } = await pool.query<ColumnRow>(
    `select c.relname as table, a.attname as name, t.typname as type, a.attnotnull and not a.atthasdef as required
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     join pg_type t on t.oid = a.atttypid
     where c.${ofPublic} and c.relname = any($1) order by c.relname, a.attnum`,
    [downTables],
  );
  const { rows: keys } = await pool.query<ForeignKeyRow>(
    `select c.relname as from, r.relname as to,
       array(select attname::text from unnest(conkey) with ordinality as k (n, at)
             join pg_attribute on attrelid = conrelid and attnum = n order by at) as here,
       array(select attname::text from unnest(confkey) with ordinality as k (n, at)
             join pg_attribute on attrelid = confrelid and attnum = n order by at) as there
     from pg_constraint
     join pg_class c on c.oid = conrelid
     join pg_class r on r.oid = confrelid
     where contype = 'f' and c.${ofPublic}`,
  );
  const { rows: checks } = await pool.query<{ table: string; definition: string }>(
    `select c.relname as table, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = conrelid where contype = 'c' and c.${ofPublic}`,
  );
  const { rows: grants } = await pool.query<{ table: string; what: string }>(
    `select c.relname as table, what from pg_class c, unnest(array['insert', 'update', 'delete']) as what
     where c.${ofPublic} and c.relkind in ('r', 'p') and has_table_privilege('jarvis_service', c.oid, what)`,
  );
  return downTables.map((name) => {
    const allowed = new Set(grants.flatMap(({ table, what }) => (table === name ? [what] : [])));
    const entry = downTable(name);
    if (entry === undefined) throw new Error(`The catalogue has no table "${name}".`);
    const choices = new Map(checks.flatMap((check) => (check.table === name ? choicesOf(check.definition) : [])));
    const own = keys.filter(({ from }) => from === name);
    const found = columns
      .filter(({ table }) => table === name)
      .map((column): HubColumn => {
        const values = choices.get(column.name);
        const reference = referenceOf(column.name, own);
        return {
          name: column.name,
          type: column.type,
          isRequired: column.required,
          ...(values && { choices: values }),
          ...(reference && { reference }),
        };
      });
    const plain = found.filter(
      (column) =>
        column.name in entry.columns &&
        column.name !== 'id' &&
        !/slug|code/.test(column.name) &&
        column.choices === undefined &&
        column.reference === undefined,
    );
    const free = plain.find(({ type }) => type === 'text') ?? plain.find(({ type }) => type === 'int4');
    return { name, entry, columns: found, free, isLeaf: keys.every(({ to }) => to !== name), allowed };
  });
}

/** The values of a check like `CHECK ((status = ANY (ARRAY['active'::text, 'trial'::text])))`. */
function choicesOf(definition: string): [column: string, values: string[]][] {
  const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition) ?? [];
  if (column === undefined || list === undefined) return [];
  return [[column, [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"))]];
}

/** The shortest foreign key that a column decides; `gym_id` decides where a row lives, others follow it. */
function referenceOf(column: string, keys: readonly ForeignKeyRow[]): Reference | undefined {
  const [key] = keys
    .filter(({ here }) => here.includes(column) && (column !== 'gym_id' || here.length === 1))
    .sort((a, b) => a.here.length - b.here.length);
  if (key === undefined) return undefined;
  const at = key.here.indexOf(column);
  return {
    table: key.to,
    column: key.there[at] ?? 'id',
    beside: key.here.flatMap((here, index) => (index === at ? [] : [[here, key.there[index] ?? 'id'] as const])),
  };
}

/**
 * Holds the oracle's database to what the product's ids are: made once, for one row. Without it two rows of one id could
 * meet in one gym's mirror, whose key is the id alone.
 */
export async function holdIdsUnique(superuser: pg.Pool, tables: readonly HubTable[]): Promise<void> {
  for (const { name } of tables) {
    await superuser.query(`create unique index if not exists oracle_one_${name}_an_id on ${name} (id)`);
  }
}
