import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { readRoleUrls } from './role-passwords.ts';
import { withClient } from './roles.ts';

let folder: string;
let running: EmbeddedPostgres | undefined;

// One folder for all: making a database takes longer than everything else here.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = async (dataDir = folder): Promise<EmbeddedPostgres> => {
  running = await startEmbeddedPostgres({ dataDir, progress: () => undefined });
  return running;
};
const value = async (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => Object.values((await client.query(sql)).rows[0])[0]);

test('without a database server the hub brings its own, which writes to disk for good and takes passwords', async () => {
  const { urls } = await start();
  expect(await value(urls.service, 'show server_version_num')).toMatch(/^18/);
  expect(await value(urls.service, 'show fsync')).toBe('on');
  expect(await value(urls.service, 'show data_checksums')).toBe('on');
  expect(await value(urls.service, 'show server_encoding')).toBe('UTF8');
  expect(readRoleUrls(folder)).toEqual(urls);
  expect(statSync(join(folder, 'postgres-roles.json')).mode & 0o777).toBe(0o600);
  const wrong = new URL(urls.service);
  wrong.password = 'guess';
  await expect(value(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('what was written is there after the next start', async () => {
  const first = await start();
  await withClient(first.urls.owner, (client) => client.query(`create table word as select 'kept' as said`));
  await first.stop();
  const second = await start();
  expect(await value(second.urls.owner, 'select said from word')).toBe('kept');
});

test('a server that a killed hub left behind is ended, and nothing it acknowledged is lost', async () => {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(folder)}, progress: () => undefined });
    process.stdout.write('up');
    setInterval(() => undefined, 1000);`;
  const hub: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => hub.stdout?.once('data', resolve));
  const writer = new pg.Client({ connectionString: readRoleUrls(folder).owner });
  // The server takes its connections with it.
  writer.on('error', () => undefined);
  await writer.connect();
  await writer.query('create table kept (number integer)');
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) await writer.query('insert into kept values ($1)', [acknowledged + 1]).then(() => (acknowledged += 1));
  })().catch(() => undefined);
  while (acknowledged < 50) await new Promise(setImmediate);
  hub.kill('SIGKILL');
  const { urls } = await start();
  await writing;
  expect(Number(await value(urls.owner, 'select count(*) from kept'))).toBeGreaterThanOrEqual(acknowledged);
});

test('the pid file of a server that is long gone does not keep the hub from starting', async () => {
  const first = await start();
  await first.stop();
  // This process has that number now, and stands somewhere else.
  writeFileSync(
    join(folder, 'postgres/postmaster.pid'),
    `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n\n\n\nready\n`,
  );
  const second = await start();
  expect(await value(second.urls.service, 'select 1')).toBe(1);
});

test('a folder that the user of PostgreSQL may not enter is refused in one sentence with what to do', async () => {
  const closed = join(folder, 'home');
  mkdirSync(closed, { mode: 0o700 });
  // Root gives it to somebody else; anybody else can only close it.
  if (process.getuid?.() === 0) chownSync(closed, 54_321, 54_321);
  else chmodSync(closed, 0o000);
  const refused = await startEmbeddedPostgres({ dataDir: join(closed, 'data'), progress: () => undefined }).catch(
    (error) => error,
  );
  chmodSync(closed, 0o700);
  expect(refused).toBeInstanceOf(StartRefused);
  expect(refused.message).toContain(closed);
  expect(refused.remedy).toMatch(/Start .*as the (user|owner)/);
});

test('a database without its passwords is refused, and its data are left alone', async () => {
  await (await start()).stop();
  const passwords = join(folder, 'postgres-roles.json');
  renameSync(passwords, `${passwords}.away`);
  await expect(start()).rejects.toThrow('postgres-roles.json is missing');
  expect(readFileSync(join(folder, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n');
  renameSync(`${passwords}.away`, passwords);
});

test('a log that has grown past ten megabytes begins anew', async () => {
  writeFileSync(join(folder, 'postgres.log'), Buffer.alloc(10_000_001));
  await start();
  expect(statSync(join(folder, 'postgres.log')).size).toBeLessThan(10_000);
});
