import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { report, runService, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { withClient } from '../src/store/roles.ts';
import { startEndpoint } from './endpoint.ts';

/** Where the tests of Electric's TypeScript client look for their database and service. */
const database = { port: 54_321, user: 'postgres', password: 'password', name: 'electric' };
const databaseUrl = `postgresql://${database.user}:${database.password}@localhost:${database.port}/${database.name}`;
const port = 3000;

const { values: options } = parseArgs({ options: { 'no-postgres': { type: 'boolean', default: false } } });
const progress = (step: string): void => report({ type: 'progress', step });

/** What listens on the port of the database: nothing, or a server that the tests can use. */
async function hasDatabase(): Promise<boolean> {
  try {
    await withClient(databaseUrl, (client) => client.query('select'));
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isNobody = code === 'ECONNREFUSED';
    if (isNobody && !options['no-postgres']) return false;
    const { name, user, password } = database;
    throw new StartRefused(
      isNobody
        ? `No PostgreSQL listens on localhost:${database.port}.`
        : `The PostgreSQL on localhost:${database.port} cannot be used: ${(cause as Error).message}.`,
      `Start PostgreSQL 15 or newer there with user "${user}", password "${password}" and a database "${name}", or stop it and start without --no-postgres to have one started.`,
      { cause },
    );
  }
}

/** A server whose data are thrown away at the end. */
async function startDatabase(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-conformance-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    progress,
    port: database.port,
    settings: { listen_addresses: 'localhost', fsync: 'off' },
  });
  await withClient(server.urls.superuser, async (client) => {
    await client.query(`alter role ${database.user} password '${database.password}'`);
    await client.query(`create database ${database.name}`);
  });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

await runService(async () => {
  const stopDatabase = (await hasDatabase()) ? undefined : await startDatabase();
  try {
    const endpoint = await startEndpoint({
      databaseUrl,
      host: 'localhost',
      port,
      pageBytes: 10_000,
      maxAge: 1,
      staleAge: 3,
      warn: (error) => process.stderr.write(`${String(error)}\n`),
    });
    return {
      url: endpoint.url,
      stop: async () => {
        await endpoint.stop();
        await stopDatabase?.();
      },
    };
  } catch (error) {
    await stopDatabase?.();
    throw error;
  }
});
