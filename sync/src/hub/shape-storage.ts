import type pg from 'pg';
import type { Offset } from './offset.ts';
import { pinnedSettings } from './pinned-settings.ts';
import { openPool, type OpenPool } from './pool.ts';
import { filterToSql, quoted, relationToSql, type RowImage, type ShapeDefinition } from './shape-definition.ts';
import type { LoggedChange, Membership } from './shape-message.ts';

/** A change where it stands in the log; `membership` where the filter is one that only PostgreSQL can judge. */
export interface StoredChange {
  readonly turn: number;
  readonly change: LoggedChange;
  readonly membership: Membership | undefined;
}

/** What is kept of a shape that was begun. */
export interface ShapeRecord {
  readonly handle: string;
  /** `hashOf` its definition. */
  readonly definition: string;
  readonly begunTurn: number;
  readonly snapshot: string;
  readonly lastPage: number;
}

/** The database as shapes use it. */
export interface ShapeStorage {
  /**
   * Reads the rows of a shape as of one moment, some thousand at a time, values in the order of the columns.
   *
   * @returns the snapshot in PostgreSQL's text.
   */
  rows(definition: ShapeDefinition, take: (rows: readonly (string | null)[][]) => void): Promise<string>;
  /** Changes of the shape's table behind an offset, through a turn. Fewer than `limit` means that there are no more. */
  changes(definition: ShapeDefinition, after: Offset, throughTurn: number, limit: number): Promise<StoredChange[]>;
  record(record: ShapeRecord): Promise<void>;
  find(handle: string): Promise<ShapeRecord | undefined>;
  touch(handles: readonly string[]): Promise<void>;
  forget(handles: readonly string[]): Promise<void>;
  /** The first turn whose changes are all there. */
  firstTurn(): Promise<number>;
  prune(olderThan: string, changesMax: number): Promise<void>;
}

const rowsAtOnce = 10_000;

/** Values as PostgreSQL's own text, whatever their type. */
const asText = { getTypeParser: () => (value: string) => value };

/** @param epoch Handles of another epoch are not found: the database was restored since. */
export function shapeStorage(pool: pg.Pool, epoch: string): ShapeStorage {
  return {
    rows: (definition, take) => inSnapshot(pool, (client) => readRows(client, definition, take)),

    changes: async (definition, after, throughTurn, limit) => {
      const { sql, params } = changesSql(definition);
      const values = [...params, after.turn, after.place, throughTurn, definition.logName, limit];
      const { rows } = await pool.query<ChangeRow>(sql, values);
      return rows.map(toStoredChange);
    },

    record: async ({ handle, definition, begunTurn, snapshot, lastPage }) => {
      const values = [handle, definition, begunTurn, snapshot, lastPage, epoch];
      await write(pool, 'select app.record_shape($1, $2, $3, $4, $5, $6)', values);
    },

    find: async (handle) => {
      const { rows } = await pool.query<ShapeRecord & { begunTurn: string }>(
        `select handle, definition, begun_turn as "begunTurn", snapshot::text, last_page as "lastPage"
         from shape_handles where handle = $1 and hub_epoch = $2`,
        [handle, epoch],
      );
      return rows[0] && { ...rows[0], begunTurn: Number(rows[0].begunTurn) };
    },

    touch: (handles) => write(pool, 'select app.touch_shapes($1)', [handles]),
    forget: (handles) => write(pool, 'select app.forget_shapes($1)', [handles]),

    firstTurn: async () => {
      const { rows } = await pool.query<{ turn: string | null }>('select min(turn) as turn from change_turns');
      return Number(rows[0]?.turn ?? 0);
    },

    prune: (olderThan, changesMax) => write(pool, 'select app.prune_shapes($1, $2)', [olderThan, changesMax]),
  };
}

/** @param url Of the sync login. */
export const openShapeStorage = (url: string, lost: (error: unknown) => void): OpenPool =>
  openPool(url, 4, lost, pinnedSettings);

/** What one reader sees, at one moment. */
export async function inSnapshot<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // Also ends the transaction, whatever state it is in.
    client.release(true);
    throw error;
  }
}

/** The sync login reads unless told otherwise. */
async function write(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    // Sent together: what follows a failure fails too, and the commit undoes.
    await Promise.all([client.query('begin read write'), client.query(sql, [...values]), client.query('commit')]);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function readRows(
  client: pg.PoolClient,
  definition: ShapeDefinition,
  take: (rows: readonly (string | null)[][]) => void,
): Promise<string> {
  const { columns, log } = definition;
  const asOf = client.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot');
  if (log === 'changes_only') return (await asOf).rows[0]?.snapshot ?? '';
  const { where, params } = filterToSql(definition.filter);
  const select = `select ${columns.map(quoted).join(', ')} from ${relationToSql(definition)} where (${where}\n)`;
  // All rows will be fetched: the plan that is quickest for the first is the wrong one.
  const begun = [
    client.query('set local cursor_tuple_fraction = 1'),
    client.query(`declare shape_rows no scroll cursor for ${select}`, [...params]),
  ];
  const fetch = () =>
    client.query<(string | null)[]>({ text: `fetch ${rowsAtOnce} from shape_rows`, rowMode: 'array', types: asText });
  // Most tables of most gyms are short: one journey to the database brings all.
  const [{ rows }, first] = await Promise.all([asOf, fetch(), ...begun]);
  for (let fetched = first; ; fetched = await fetch()) {
    take(fetched.rows);
    if (fetched.rows.length < rowsAtOnce) return rows[0]?.snapshot ?? '';
  }
}

interface ChangeRow {
  turn: string;
  place: string;
  xid: string;
  before: RowImage | null;
  after: RowImage | null;
  was: boolean | null;
  is: boolean | null;
}

/** The filter's parameters come first, so that its text keeps its numbers. */
function changesSql(definition: ShapeDefinition): { sql: string; params: readonly string[] } {
  const { filter } = definition;
  const { where, params } = filter.kind === 'sql' ? filter : { where: 'null', params: [] };
  const [turn, place, through, name, limit] = [1, 2, 3, 4, 5].map((number) => `$${params.length + number}`);
  const judged = (image: string): string =>
    filter.kind === 'sql'
      ? `${image} is not null and (select (${where}\n) is true
           from app.populate_record(null::${relationToSql(definition)}, ${image}) as ${quoted(definition.table)})`
      : 'null::boolean';
  const near =
    filter.kind === 'scope'
      ? `and (concat(log.before operator(app.->) ${literal(filter.column)}, ' ',
                log.after operator(app.->) ${literal(filter.column)}) like ${literal(`%${filter.value}%`)}
              or coalesce(log.before, log.after) is null)`
      : '';
  const sql = `
    select t.turn, u.place - 1 as place, log.xid::text,
      app.hstore_to_json(log.before) as before, app.hstore_to_json(log.after) as after,
      ${judged('log.before')} as was, ${judged('log.after')} as is
    from change_turns as t
    cross join unnest(t.seqs) with ordinality as u (seq, place)
    join change_log as log on log.seq = u.seq
    where t.turn >= ${turn}::bigint and (t.turn > ${turn}::bigint or u.place * 2 - 1 > ${place}::bigint)
      and t.turn <= ${through}::bigint and ${name}::text = any(t.table_names) and log.table_name = ${name}::text ${near}
    order by t.turn, u.place limit ${limit}::bigint`;
  return { sql, params };
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function toStoredChange({ turn, place, xid, before, after, was, is }: ChangeRow): StoredChange {
  return {
    turn: Number(turn),
    change: { table: '', place: Number(place), before, after, xid },
    membership: was === null || is === null ? undefined : { before: was, after: is },
  };
}
