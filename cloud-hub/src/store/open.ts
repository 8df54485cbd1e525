import type pg from 'pg';
import type { DatabaseUrls } from '../config.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { keepWitness, readEpoch } from './epoch.ts';
import { migrate } from './migrate.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { proveReachableLogin, proveSeparateLogins, proveServiceLogin } from './roles.ts';

export interface Store {
  /** Connections of the service login; only `inScope` sees rows through them. */
  readonly pool: pg.Pool;
  readonly syncUrl: string;
  /** Changes when the hub was restored from a backup. */
  readonly hubEpoch: string;
  /** Rejects when a server of our own ends without having been told to. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly dataDir: string;
  /** Absent: a server of the hub's own. */
  readonly database: DatabaseUrls | undefined;
  readonly progress: (step: string) => void;
  /** An idle connection broke; the next query opens another. */
  readonly connectionLost: (error: Error) => void;
  /** The database was restored from a backup, as this clause says, and the hub has begun a new epoch. */
  readonly restored: (because: string) => void;
}

/** Starts or finds the database, brings its schema forward and proves that row-level security binds the hub. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { dataDir, database, progress, connectionLost, restored } = options;
  const embedded = database ? undefined : await startEmbeddedPostgres({ dataDir, progress });
  const urls = database ?? (embedded as EmbeddedPostgres).urls;
  try {
    if (database) {
      await proveReachableLogin(urls.owner, 'MIGRATION_DATABASE_URL');
      await proveReachableLogin(urls.service, 'DATABASE_URL');
      await proveReachableLogin(urls.sync, 'SYNC_DATABASE_URL');
      await proveSeparateLogins(urls.owner, urls.service);
    }
    progress('Bringing the database up to date');
    await migrate(urls.owner);
    await proveServiceLogin(urls.service);
    const hubEpoch = await readEpoch({ dataDir, ownerUrl: urls.owner, began: restored });
    const { pool, close } = openPool(urls.service, 10, connectionLost);
    const witness = keepWitness(pool, dataDir, connectionLost);
    return {
      pool,
      syncUrl: urls.sync,
      hubEpoch,
      lost: embedded?.lost ?? new Promise<never>(() => undefined),
      close: async () => {
        await witness.close();
        await close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
