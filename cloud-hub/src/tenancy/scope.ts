import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Tables } from '../store/tables.ts';

/** For whom a transaction reads and writes; row-level security shows it nothing else. */
export type Scope =
  | { readonly kind: 'box'; readonly gymId: string }
  | { readonly kind: 'user'; readonly userId: string }
  /** The hub itself, for every tenant; the reason is for who reads the code. */
  | { readonly kind: 'system'; readonly reason: string };

/** One open transaction, for queries that are built and for those that are written. */
export interface Tx {
  readonly db: Kysely<Tables>;
  /** @param name Of one text only: the server plans it once a connection. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
}

const settings = (scope: Scope): [gym: string, user: string, system: string] => {
  switch (scope.kind) {
    case 'box':
      return [scope.gymId, '', ''];
    case 'user':
      return ['', scope.userId, ''];
    case 'system':
      return ['', '', scope.reason];
  }
};

/**
 * Runs work in one transaction of that scope; it is undone when work throws.
 *
 * @param committing Told when all is done but for the commit, which is on its way.
 */
export async function inScope<T>(
  pool: pg.Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  committing: () => void = () => undefined,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // What work asks first is sent with them; outside of a transaction the settings would hold for nothing.
    const begun = Promise.all([
      client.query('begin'),
      client.query({
        name: 'scope',
        text: `select set_config('app.gym_id', $1, true), set_config('app.user_id', $2, true), set_config('app.system', $3, true)`,
        values: settings(scope),
      }),
    ]);
    begun.catch(() => undefined);
    const result = await work(txOn(client));
    await begun;
    const committed = client.query('commit');
    committing();
    await committed;
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs a part of an open transaction as the hub itself; the reason is for who reads the code. */
export async function asSystem<T>(tx: Tx, reason: string, work: () => Promise<T>): Promise<T> {
  const [former] = await tx.query<{ value: string | null }>(
    `select current_setting('app.system', true) as value, set_config('app.system', $1, true)`,
    [reason],
  );
  const result = await work();
  await tx.query(`select set_config('app.system', $1, true)`, [former?.value ?? '']);
  return result;
}

function txOn(client: pg.PoolClient): Tx {
  const connection = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient;
  const pool = { connect: async () => connection, end: async () => undefined, options: {} };
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await client.query<Row>({ text, values: [...values], ...(name !== undefined && { name }) })).rows,
  };
}
