import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

const run = promisify(execFile);
// These data are thrown away: no test here is about what survives a power cut.
const settings = { fsync: 'off' };
const progress = (): void => undefined;

/** A migrated server of its own for one test file, whose files are a copy of those that the first one made. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const made = process.env['JARVIS_MADE_ONCE'];
  if (made !== undefined) {
    const model = join(made, 'postgres');
    if (!existsSync(model)) await makeModel(model);
    await run('cp', ['-a', `${model}/.`, dataDir]);
  }
  const server = await startEmbeddedPostgres({ dataDir, progress, settings });
  if (made === undefined) await migrate(server.urls.owner);
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

/** The files of a migrated server that has ended. They appear under that name only when they are whole. */
async function makeModel(model: string): Promise<void> {
  const draft = mkdtempSync(`${model}-`);
  const { urls, stop } = await startEmbeddedPostgres({ dataDir: draft, progress, settings });
  try {
    await migrate(urls.owner);
  } finally {
    await stop();
  }
  try {
    renameSync(draft, model);
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(model)) throw error;
  }
}
