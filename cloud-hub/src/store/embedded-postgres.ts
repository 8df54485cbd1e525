import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { hasCluster, makeCluster, proveReachable } from './cluster.ts';
import { diskFullRefusal, folderRefusal } from './disk-refusal.ts';
import { stopLeftover } from './leftover-postgres.ts';
import { findPostgres, type PostgresProgram } from './postgres-program.ts';
import { postgresUser, supervised } from './postgres-user.ts';
import { clusterFolder, rolePasswords, roleUrls, type RoleUrls } from './role-passwords.ts';
import { makeRoles } from './roles.ts';

const logBytesMax = 10_000_000;

/** A real PostgreSQL server of the hub's own, in its data folder. */
export interface EmbeddedPostgres {
  readonly urls: RoleUrls;
  /** Disconnects everyone, writes everything down and ends. */
  stop(): Promise<void>;
  /** Rejects when the server ends without having been told to. */
  readonly lost: Promise<never>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute. The server keeps its data in `postgres` in there, beside its passwords and its log. */
  readonly dataDir: string;
  /** One short English phrase a step. */
  readonly progress: (step: string) => void;
  /** Further settings of PostgreSQL, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Absent: any that is free. */
  readonly port?: number | undefined;
}

/** @throws StartRefused when the folder, the disk or the machine does not allow it. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (error) {
    throw folderRefusal(error, options.dataDir);
  }
}

async function start({
  dataDir,
  progress,
  settings = {},
  port: chosen,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const program = findPostgres();
  const user = await postgresUser();
  await proveReachable(dataDir, program, user);
  const isNew = !hasCluster(dataDir);
  const passwords = rolePasswords(dataDir, isNew);
  if (isNew) {
    progress('Making the database');
    await makeCluster(dataDir, program, user, passwords.superuser);
  } else {
    await stopLeftover(clusterFolder(dataDir));
  }
  progress('Starting the database');
  const command = await supervised(user);
  const { server, port } = await listening({ dataDir, program, command, user: user.spawn, settings, chosen });
  const urls = roleUrls(passwords, port);
  try {
    await makeRoles(roleUrls(passwords, port, 'postgres').superuser, urls.superuser, passwords);
  } catch (error) {
    await stop(server);
    throw error;
  }
  let told = false;
  const lost = new Promise<never>((_, reject) => {
    server.once('exit', () => {
      if (!told) reject(new Error(`PostgreSQL ended by itself; see ${logFile(dataDir)}.`));
    });
  });
  lost.catch(() => undefined);
  return {
    urls,
    lost,
    stop: () => {
      told = true;
      return stop(server);
    },
  };
}

const logFile = (dataDir: string): string => join(dataDir, 'postgres.log');

interface Launch {
  readonly dataDir: string;
  readonly program: PostgresProgram;
  readonly command: readonly string[];
  readonly user: { readonly uid?: number; readonly gid?: number };
  readonly settings: Readonly<Record<string, string>>;
  readonly chosen: number | undefined;
}

/** Another program can take the free port before PostgreSQL does, so a few ports are tried. */
async function listening(launch: Launch): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = launch.chosen ?? (await freePort());
    const logStart = logBytes(launch.dataDir);
    const server = launchServer(launch, port);
    if (await ready(server, launch.dataDir)) return { server, port };
    const said = readFileSync(logFile(launch.dataDir)).subarray(logStart).toString();
    if (attempt < 3 && said.includes('Address already in use')) continue;
    const fatal = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? 'it gave no reason';
    throw (
      diskFullRefusal(said, launch.dataDir) ??
      new StartRefused(`PostgreSQL ended while starting: ${fatal}.`, `Read ${logFile(launch.dataDir)} for what it met.`)
    );
  }
}

function launchServer({ dataDir, program, command, user, settings }: Launch, port: number): ChildProcess {
  const chosen: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may have 107 bytes at most; data folders can be longer.
    unix_socket_directories: '',
    max_connections: '50',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // The detail of an error repeats the row that failed.
    log_error_verbosity: 'terse',
    ...settings,
  };
  const [first = program.postgres, ...rest] = [...command, program.postgres, '-D', clusterFolder(dataDir)];
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openLog(dataDir);
  try {
    return spawn(first, [...rest, ...flags], {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      // A terminal's Ctrl-C goes to the hub alone, which ends its own work before it ends the server.
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

function openLog(dataDir: string): number {
  const log = openSync(logFile(dataDir), 'a', 0o600);
  if (fstatSync(log).size > logBytesMax) ftruncateSync(log);
  return log;
}

function logBytes(dataDir: string): number {
  const size = statSync(logFile(dataDir), { throwIfNoEntry: false })?.size ?? 0;
  return size > logBytesMax ? 0 : size;
}

/** Whether the server came to accept connections; false when it ended instead. */
async function ready(server: ChildProcess, dataDir: string): Promise<boolean> {
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  while (!ended) {
    if (status(dataDir, server.pid) === 'ready') return true;
    await sleep(10);
  }
  return false;
}

/** What the server says of itself: line 1 of its pid file is its pid, line 8 its status. */
function status(dataDir: string, pid: number | undefined): string | undefined {
  try {
    const lines = readFileSync(join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid ? lines[7]?.trim() : undefined;
  } catch {
    return undefined;
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
