import { closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import type pg from 'pg';
import { withClient } from './roles.ts';
import { DatabaseState, restoredBecause, Witness } from './witness.ts';

const witnessFile = (dataDir: string): string => join(dataDir, 'database-witness.json');

/** The same however large the numbers in it become. */
const witnessBytes = 1024;

/** How much may be forgotten unnoticed at most, where nothing but the count tells, ms. */
const everyMs = 60_000;

export interface EpochOptions {
  readonly dataDir: string;
  /** Of the owner's login. */
  readonly ownerUrl: string;
  /** Told why the hub begins a new epoch. */
  readonly began: (because: string) => void;
}

/**
 * The epoch that this hub is in. A database that was restored from a backup begins a new one: boxes then send again what
 * they still have, and load their tables anew.
 *
 * @throws StartRefused when the database has none.
 */
export async function readEpoch({ dataDir, ownerUrl, began }: EpochOptions): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const because = restoredBecause(...readWitness(dataDir), await databaseState(client));
    if (because !== undefined) {
      await beginEpoch(client);
      began(because);
    }
    await writeDown(client, dataDir);
    const { rows } = await client.query<{ value: string }>(`select value from hub_meta where name = 'hub_epoch'`);
    const [row] = rows;
    if (row) return row.value;
    throw new StartRefused('The database has no hub epoch.', 'Restore the table hub_meta from a backup.');
  });
}

/** Counts on while the hub runs, and a last time when it is closed. */
export function keepWitness(
  pool: pg.Pool,
  dataDir: string,
  failed: (error: Error) => void,
): { readonly now: () => Promise<void>; readonly close: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const now = (): Promise<void> => (running = running.then(() => writeDown(pool, dataDir)).catch(failed));
  const timer = setInterval(() => void now(), everyMs).unref();
  return {
    now,
    close: async () => {
      clearInterval(timer);
      await now();
    },
  };
}

/** Nothing that shapes were served from means anything any more: where reading stood, and transaction numbers. */
async function beginEpoch(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(`update hub_meta set value = $1 where name = 'hub_epoch'`, [randomUUID()]);
  await client.query('delete from shape_handles');
  await client.query('delete from change_turns');
  await client.query('delete from change_log');
  await client.query(`update change_log_floor set pruned_xid = '0'`);
  await client.query('commit');
}

/** The database first: it may have counted further than the hub remembers, never the other way round. */
async function writeDown(client: pg.Client | pg.Pool, dataDir: string): Promise<void> {
  await client.query(
    `insert into hub_meta (name, value) values ('witness', '1')
     on conflict (name) do update set value = (hub_meta.value::bigint + 1)::text`,
  );
  const state = await databaseState(client);
  // Written over in one go, never replaced: which file it is tells whether the folder was copied.
  const handle = openSync(witnessFile(dataDir), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const witness: Witness = { ...state, file: fileOf(fstatSync(handle, { bigint: true })) };
    writeSync(handle, JSON.stringify(witness).padEnd(witnessBytes), 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function databaseState(client: pg.Client | pg.Pool): Promise<DatabaseState> {
  const { rows } = await client.query(
    `select (select system_identifier::text from pg_control_system()) as "systemIdentifier",
       ('x' || substr(pg_walfile_name(pg_current_wal_flush_lsn()), 1, 8))::bit(32)::int as timeline,
       (pg_current_wal_flush_lsn() - '0/0')::text as flushed,
       (select oid from pg_database where datname = current_database()) || '/' || 'public.hub_meta'::regclass::oid as objects,
       coalesce((select value::int from hub_meta where name = 'witness'), 0) as count`,
  );
  return DatabaseState.parse(rows[0]);
}

function readWitness(dataDir: string): [Witness | 'missing' | 'unreadable', string | undefined] {
  const stat = statSync(witnessFile(dataDir), { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return ['missing', undefined];
  try {
    return [Witness.parse(JSON.parse(readFileSync(witnessFile(dataDir), 'utf8'))), fileOf(stat)];
  } catch {
    return ['unreadable', fileOf(stat)];
  }
}

const fileOf = ({ ino, birthtimeNs }: { ino: bigint; birthtimeNs: bigint }): string => `${ino}/${birthtimeNs}`;
