import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Plan, PlannedTransaction } from './plan.ts';
import type { Statement } from './statements.ts';

/** What the writers of a seed did: a seed in which little happened proves little. */
export interface Written {
  committed: number;
  rolledBack: number;
  /** Statements that the database refused. */
  refused: number;
  /** Rows written by transactions that were committed, by table and what happened. */
  readonly rows: Map<string, number>;
}

export const nothingWritten = (): Written => ({ committed: 0, rolledBack: 0, refused: 0, rows: new Map() });

/** Whoever waits this long for another writer gives up, ms. */
const lockPatienceMs = 40;

/** One writer of a plan, on a connection of its own, as the hub itself writes. */
export async function write(
  serviceUrl: string,
  { settings, transactions }: Plan['writers'][number],
  written: Written,
  finished: () => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: serviceUrl });
  // A connection that breaks fails the query that waits for it, and each that comes after.
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const setting of [
      ...settings,
      `set lock_timeout = ${lockPatienceMs}`,
      `set app.system = 'the oracle writes'`,
    ]) {
      await client.query(setting);
    }
    for (const transaction of transactions) {
      await run(client, transaction, written);
      finished();
    }
  } finally {
    await client.end();
  }
}

async function run(
  client: pg.Client,
  { isolation, steps, ending }: PlannedTransaction,
  written: Written,
): Promise<void> {
  const rows = new Map<string, number>();
  try {
    await client.query(`begin isolation level ${isolation}`);
    for (const { statements, savepoint, pauseMs } of steps) {
      if (savepoint !== 'none') await client.query('savepoint step');
      try {
        const done: [string, number][] = [];
        for (const statement of statements) done.push([whatOf(statement), (await send(client, statement)) ?? 0]);
        if (savepoint !== 'undone') for (const [what, count] of done) rows.set(what, (rows.get(what) ?? 0) + count);
        if (savepoint === 'undone') await client.query('rollback to savepoint step');
      } catch (error) {
        if (savepoint === 'none') throw error;
        refusedOrThrow(error);
        written.refused += 1;
        await client.query('rollback to savepoint step');
      }
      if (pauseMs > 0) await sleep(pauseMs);
    }
    await client.query(ending);
    if (ending === 'rollback') written.rolledBack += 1;
    else {
      written.committed += 1;
      for (const [what, count] of rows) written.rows.set(what, (written.rows.get(what) ?? 0) + count);
    }
  } catch (error) {
    refusedOrThrow(error);
    written.refused += 1;
    written.rolledBack += 1;
    await client.query('rollback');
  }
}

export async function send(client: pg.ClientBase | pg.Pool, { sql, values }: Statement): Promise<number | null> {
  return (await client.query(sql, [...values])).rowCount;
}

/** E.g. "update members". */
const whatOf = ({ sql }: Statement): string => /^(\w+) (?:into |from )?(\w+)/.exec(sql)?.slice(1).join(' ') ?? sql;

/**
 * Writers meet one another and the rules of the tables, as they shall: keys, checks, policies, values out of range, waits
 * for locks, deadlocks and serialization. Any other refusal is a fault of the oracle's.
 */
function refusedOrThrow(error: unknown): void {
  const code = (error as { code?: string }).code ?? '';
  if (/^(22|23|40)/.test(code) || ['42501', '55P03', '428C9', '21000'].includes(code)) return;
  throw error;
}
