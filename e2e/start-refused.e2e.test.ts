import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildScreens } from '@jarvis-edge/kiosk-ui/build.ts';
import { beforeAll, expect, test } from 'vitest';
import { within } from './eventually.ts';
import { endProcessesOn, processesOn } from './processes-on.ts';
import { boxScript } from './running-box.ts';
import { demoCommand, demoScript, demoSettings } from './running-demo.ts';
import { startProgram, type ProgramOptions } from './running-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Whoever may not write in the clone needs its screens built before.
beforeAll(() => buildScreens({ quiet: true }));

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
/** A clone under a folder closed to others is not for anybody else to start. */
const nobodyCanStart =
  isRoot && spawnSync(process.execPath, ['--check', demoScript], { ...nobody, stdio: 'ignore' }).status === 0;

/** Starts what must refuse to start. @returns The one sentence and its remedy. */
async function refusal(
  command: readonly string[],
  { folder, env, ...options }: ProgramOptions & { folder: string },
): Promise<string> {
  const program = startProgram(command, { ...options, env: { ...demoSettings, ...env } });
  try {
    const ending = await within(60_000, 'the start was refused', program.ended);
    expect(ending, program.stderr).toEqual({ code: 78, signal: null });
    expect(processesOn(folder)).toEqual([]);
  } finally {
    endProcessesOn(folder);
  }
  expect(program.stdout).not.toMatch(/ready/i);
  const [said = '', ...steps] = program.stderr.trimEnd().split('\n').reverse();
  // A box by itself tells its steps there, too.
  expect(steps.filter((step) => step !== 'Opening the store')).toEqual([]);
  expect(said).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
  return said;
}

async function takenPort(): Promise<AsyncDisposable & { port: number }> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise((closed) => server.close(() => closed())),
  };
}

const inUse = (port: number, setting: string): string =>
  `Port ${port} is already in use on this machine. ` +
  `Stop the program that uses it, or choose another port with ${setting}.`;

test.each(['JARVIS_HUB_PORT', 'JARVIS_BOX_PORT'])(
  'a demo whose %s is taken says so and leaves nothing',
  async (setting) => {
    using folder = temporaryFolder('refused');
    await using taken = await takenPort();
    const said = await refusal(demoCommand(folder.path), {
      folder: folder.path,
      env: { [setting]: String(taken.port) },
    });
    expect(said).toBe(inUse(taken.port, setting));
  },
);

test('a box by itself whose port is taken says so', async () => {
  using folder = temporaryFolder('refused');
  await using taken = await takenPort();
  const env = { JARVIS_BOX_DATA: folder.path, JARVIS_BOX_PORT: String(taken.port) };
  const said = await refusal([process.execPath, boxScript], { folder: folder.path, env });
  expect(said).toBe(inUse(taken.port, 'JARVIS_BOX_PORT'));
});

test('a demo that is told what it does not know says what it knows', async () => {
  using folder = temporaryFolder('refused');
  const said = await refusal(demoCommand(folder.path, '--frech'), { folder: folder.path });
  expect(said).toContain('--frech');
  expect(said).toContain('The demo knows --fresh (begin again) and --data FOLDER');
});

test('a folder that cannot be made is named, with what to do', async () => {
  const folder = '/sys/jarvis-edge-demo';
  expect(await refusal(demoCommand(folder), { folder })).toBe(
    `This user cannot make the folder ${folder}. ` +
      'Give its parent to this user, or choose another with `npm start -- --data FOLDER`.',
  );
});

/** Some refusals need a machine that allows to bring them about; elsewhere that is said. */
function where<T>(allowed: boolean, cases: T[], otherwise: string): T[] {
  if (!allowed) console.log(otherwise);
  return allowed ? cases : [];
}

test.each(
  where(
    nobodyCanStart || !isRoot,
    [isRoot ? nobody : {}],
    'Only root can start this clone, so nobody else tries to write where they may not.',
  ),
)('a folder in which this user may not write is named, with what to do', async (user) => {
  using parent = temporaryFolder('refused');
  chmodSync(parent.path, 0o755);
  const folder = join(parent.path, 'demo');
  mkdirSync(folder, { mode: isRoot ? 0o755 : 0o555 });
  expect(await refusal(demoCommand(folder), { folder: parent.path, ...user })).toBe(
    `This user cannot write in the folder ${folder}. ` +
      'Give it to this user, or choose another with `npm start -- --data FOLDER`.',
  );
});

test.each(where(isRoot, [nobody], 'PostgreSQL runs as this user, so there is no other who could not enter a folder.'))(
  'a folder that PostgreSQL’s user may not enter is named, with what to do',
  async ({ uid, gid }) => {
    using parent = temporaryFolder('refused');
    const closed = join(parent.path, 'home-of-somebody-else');
    mkdirSync(closed);
    chownSync(closed, uid, gid);
    chmodSync(closed, 0o700);
    const folder = join(closed, 'demo');
    const said = await refusal(demoCommand(folder), { folder: parent.path });
    expect(said).toContain(`may not enter ${join(folder, 'hub')}, which it needs to keep its data in. `);
    expect(said).toMatch(/or choose a folder under \/\S+ with `npm start -- --data FOLDER`\.$/);
  },
);

/** A small disk of its own, where this machine lets one be mounted. */
function smallDisk(folder: string, megabytes: number): Disposable | undefined {
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  if (mount.status !== 0) return undefined;
  return { [Symbol.dispose]: () => void spawnSync('umount', ['--lazy', folder]) };
}

function canMount(): boolean {
  using folder = temporaryFolder('mount');
  using disk = smallDisk(folder.path, 1);
  return disk !== undefined;
}

test.each(
  where(
    canMount(),
    [
      { megabytes: 40, said: /has 4\d MB free, and the demo needs 300 MB/ },
      { megabytes: 250, said: /has 26\d MB free, and the demo needs 300 MB/ },
    ],
    'This machine lets no disk be mounted, so none is filled here; data-folder.test.ts says what the demo would say.',
  ),
)('a disk of $megabytes MB is too small for the demo and named, with what to do', async ({ megabytes, said }) => {
  using folder = temporaryFolder('refused');
  using disk = smallDisk(folder.path, megabytes);
  expect(disk).toBeDefined();
  const data = join(folder.path, 'demo');
  const refused = await refusal(demoCommand(data), { folder: folder.path });
  expect(refused).toMatch(said);
  expect(refused).toContain(`The disk that holds ${data} `);
  expect(refused).toContain('or choose a folder on another with `npm start -- --data FOLDER`.');
});

test.each(where(canMount(), [0, 64], 'Nor is the disk of a box.'))(
  'a box whose disk is full, with %s kB left, says so',
  async (kilobytes) => {
    using folder = temporaryFolder('refused');
    using disk = smallDisk(folder.path, 1);
    expect(disk).toBeDefined();
    writeFileSync(join(folder.path, 'films'), Buffer.alloc((1024 - Math.max(kilobytes, 4)) * 1024));
    const box = join(folder.path, 'box');
    const said = await refusal([process.execPath, boxScript], { folder: folder.path, env: { JARVIS_BOX_DATA: box } });
    expect(said).toBe(`The disk that holds ${box} is full. Free some space on it and start again.`);
  },
);
