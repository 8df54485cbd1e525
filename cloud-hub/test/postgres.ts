import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import type { RoleUrls } from '../src/store/role-passwords.ts';

export interface TestPostgres {
  readonly urls: RoleUrls;
  /** Of the service login. */
  readonly pool: pg.Pool;
  /** Past row-level security, to look or to prepare what no part of the hub does. */
  readonly superuser: pg.Pool;
  stop(): Promise<void>;
}

/** A migrated server of its own for one test file; it starts in about a second. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    progress: () => undefined,
    // These data are thrown away: no test here is about what survives a power cut.
    settings: { fsync: 'off' },
  });
  await migrate(server.urls.owner);
  const service = openPool(server.urls.service, 5, () => undefined);
  const superuser = openPool(server.urls.superuser, 2, () => undefined);
  return {
    urls: server.urls,
    pool: service.pool,
    superuser: superuser.pool,
    stop: async () => {
      await Promise.all([service.close(), superuser.close()]);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
