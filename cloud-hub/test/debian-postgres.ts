import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { migrate } from '../src/store/migrate.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { postgresUser, supervised } from '../src/store/postgres-user.ts';
import { roleNames, roleUrls } from '../src/store/role-passwords.ts';
import { makeRoles } from '../src/store/roles.ts';
import type { TriedPostgres } from './permissions.contract.ts';

const programs = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

/** The oldest PostgreSQL that a hub runs on, as Debian 12 has it: a server of its own, migrated, thrown away afterwards. */
export async function startDebianPostgres(): Promise<TriedPostgres> {
  if (!existsSync(join(programs, 'postgres'))) {
    throw new Error(`${programs}/postgres is missing: apt-get install -y --no-install-recommends postgresql-15`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const user = await postgresUser();
  if (user.spawn.uid !== undefined) throw new Error('This needs user namespaces, or not to be root.');
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  const passwords = { superuser: 'superuser', owner: 'owner', service: 'service', sync: 'sync' };
  writeFileSync(passwordFile, passwords.superuser);
  mkdirSync(data, { mode: 0o700 });
  const choices = ['-D', data, '-U', roleNames.superuser, '--pwfile', passwordFile, '--auth=scram-sha-256'];
  const [initdb = '', ...rest] = [...user.prefix, join(programs, 'initdb'), ...choices, '--locale=C', '-E', 'UTF8'];
  await run(initdb, [...rest, '--no-sync'], { cwd: '/' });

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [first = '', ...words] = [...(await supervised(user)), join(programs, 'postgres'), '-D', data, ...flags];
  const server = spawn(first, words, { cwd: '/', stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const isReady = (): boolean => {
    const file = join(data, 'postmaster.pid');
    return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
  };
  await vi.waitUntil(isReady, { timeout: 60_000 });

  const urls = roleUrls(passwords, port);
  await makeRoles(roleUrls(passwords, port, 'postgres').superuser, urls.superuser, passwords);
  await migrate(urls.owner);
  const service = openPool(urls.service, 5, () => undefined);
  const superuser = openPool(urls.superuser, 2, () => undefined);
  return {
    pool: service.pool,
    superuser: superuser.pool,
    stop: async () => {
      await Promise.all([service.close(), superuser.close()]);
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
