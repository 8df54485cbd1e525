import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

const run = promisify(execFile);

/** As whom PostgreSQL's programs run: it refuses root, whose files it must yet be able to keep. */
export interface PostgresUser {
  /** A command that becomes the program given after it, under the same process id. */
  readonly prefix: readonly string[];
  /** Given when the program runs as another user of this machine. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
  /** Who owns its files, as seen from outside. */
  readonly uid: number;
  readonly gid: number;
}

const asUser1000 = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];

export async function postgresUser(): Promise<PostgresUser> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { prefix: [], spawn: {}, uid, gid };
  // Inside the namespace root is user 1000; outside it stays root, so a folder under /root serves.
  if (await succeeds([...asUser1000, 'true'])) return { prefix: asUser1000, spawn: {}, uid, gid };
  const other = userNamed('postgres') ?? userNamed('nobody');
  if (other === undefined) {
    throw new StartRefused(
      'PostgreSQL refuses to run as root, and this machine has neither user namespaces nor a user "postgres".',
      'Start the hub as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return { prefix: [], spawn: other, ...other };
}

/** The command that runs a program as that user and, where the machine can, interrupts it when the hub is killed. */
export async function supervised(user: PostgresUser): Promise<readonly string[]> {
  const prefix = [...user.prefix, 'setpriv', '--pdeathsig', 'INT'];
  return (await succeeds([...prefix, 'true'], user)) ? prefix : user.prefix;
}

/** Runs a program to its end, e.g. to see what that user may do. */
export async function succeeds(command: readonly string[], user?: PostgresUser): Promise<boolean> {
  const [program = '', ...rest] = command;
  return run(program, rest, { ...user?.spawn, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
