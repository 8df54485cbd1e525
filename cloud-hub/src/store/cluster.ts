import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { diskFullRefusal } from './disk-refusal.ts';
import type { PostgresProgram } from './postgres-program.ts';
import { succeeds, type PostgresUser } from './postgres-user.ts';
import { clusterFolder, roleNames } from './role-passwords.ts';
import { writeSecretFile } from './secret-file.ts';

const run = promisify(execFile);

export const hasCluster = (dataDir: string): boolean => existsSync(clusterFolder(dataDir));

/** Makes the folder that PostgreSQL keeps its data in. It appears under its name only when it is whole and on disk. */
export async function makeCluster(
  dataDir: string,
  program: PostgresProgram,
  user: PostgresUser,
  superuserPassword: string,
): Promise<void> {
  const draft = `${clusterFolder(dataDir)}.new`;
  const passwordFile = join(dataDir, 'postgres-password.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(draft, user);
  writeSecretFile(passwordFile, superuserPassword);
  giveTo(passwordFile, user);
  try {
    const initdb = [...user.prefix, program.initdb, '-D', draft];
    const choices = [
      ...['--username', roleNames.superuser, '--pwfile', passwordFile],
      ...['--auth-host=scram-sha-256', '--auth-local=reject'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions', '--no-sync'],
    ];
    await runAs(user, [...initdb, ...choices]);
    await runAs(user, [...initdb, '--sync-only']);
    renameSync(draft, clusterFolder(dataDir));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw diskFullRefusal(error, dataDir) ?? error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runAs(user: PostgresUser, [program = '', ...rest]: readonly string[]): Promise<void> {
  // Without LC_ALL the messages that are searched for a reason would come in the language of the machine.
  await run(program, rest, { ...user.spawn, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
}

/** @throws StartRefused when PostgreSQL's user cannot reach its own program or its folder. */
export async function proveReachable(dataDir: string, program: PostgresProgram, user: PostgresUser): Promise<void> {
  // Other files in there have modes of their own; PostgreSQL's user only has to walk through.
  if (user.spawn.uid !== undefined) chmodSync(dataDir, 0o711);
  const folder = hasCluster(dataDir) ? clusterFolder(dataDir) : dataDir;
  if (hasCluster(dataDir)) giveTo(folder, user);
  if (!(await succeeds([...user.prefix, '/bin/sh', '-c', 'cd "$1"', 'sh', folder], user))) {
    throw unreachable(folder, 'data', user);
  }
  if (!(await succeeds([...user.prefix, program.postgres, '--version'], user))) {
    throw unreachable(dirname(program.postgres), 'program', user);
  }
}

function unreachable(folder: string, need: 'data' | 'program', user: PostgresUser): StartRefused {
  const purpose = need === 'data' ? 'keep its data in' : 'run its program from';
  if (process.getuid?.() !== 0) {
    return new StartRefused(
      `This user may not enter ${folder}, which PostgreSQL needs to ${purpose}.`,
      'Start as the user to whom the path belongs.',
    );
  }
  const open = user.spawn.uid === undefined ? '/root' : '/var/lib';
  const elsewhere = need === 'data' ? `choose a folder under ${open} with JARVIS_HUB_DATA` : `move it under ${open}`;
  return new StartRefused(
    `PostgreSQL refuses to be root, and who it runs as instead may not enter ${folder}, which it needs to ${purpose}.`,
    `Start as the user to whom the path belongs, or ${elsewhere}.`,
  );
}

/** Makes that user the owner of a file, or of a folder with all in it; only root can, and only root has to. */
function giveTo(path: string, user: PostgresUser): void {
  if (process.getuid?.() !== 0 || statSync(path).uid === user.uid) return;
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), user);
  chownSync(path, user.uid, user.gid);
}
