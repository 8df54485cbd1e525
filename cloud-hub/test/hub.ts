import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../src/config.ts';
import type { DeclaredRoute } from '../src/access.ts';
import { startHub, type Hub } from '../src/main.ts';
import { startTestPostgres, type TestPostgres } from './postgres.ts';

export interface TestHub {
  readonly url: string;
  readonly routes: readonly DeclaredRoute[];
  readonly postgres: TestPostgres;
  /** Where it keeps its keys. */
  readonly dataDir: string;
  /** Ends the hub and starts it anew at the same address, on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A service that serves shapes instead of the hub. */
export interface TestElectric {
  readonly url: string;
  readonly secret: string | undefined;
  stop(): Promise<void>;
}

/** A test asks more in a minute than a person does. */
const unhurried = { api: 100_000, voice: 100_000, admin: 100_000, box: 1_000_000, 'box-address': 1_000_000 };

/** A whole hub on a port of its own, on a server that a test can also reach. */
export async function startTestHub(
  startElectric?: (postgres: TestPostgres) => Promise<TestElectric>,
  settings: Partial<Config> = {},
): Promise<TestHub> {
  const postgres = await startTestPostgres();
  const electric = await startElectric?.(postgres);
  const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const start = (port: number): Promise<Hub> =>
    startHub(
      {
        host: '127.0.0.1',
        port,
        dataDir,
        database: postgres.urls,
        electric,
        mfa: 'optional',
        limits: unhurried,
        ...settings,
      },
      () => undefined,
    );
  let hub = await start(0);
  const { url } = hub;
  return {
    url,
    routes: hub.routes,
    postgres,
    dataDir,
    restart: async () => {
      await hub.stop();
      hub = await start(Number(new URL(url).port));
    },
    stop: async () => {
      await hub.stop();
      await electric?.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
