import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { Child } from './child.ts';
import { median } from './ours.ts';
import { memberRows, visitRows } from './rows.ts';

const folderOfPeers = join(import.meta.dirname, '../peers');
const { dependencies } = JSON.parse(readFileSync(join(folderOfPeers, 'package.json'), 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
};

export interface Peer {
  /** Its own name, with its versions and what it leaves to luck. */
  readonly name: string;
  readonly script: 'pouchdb' | 'rxdb';
}

export const pouchdb: Peer = {
  name: `PouchDB ${dependencies['pouchdb']} + express-pouchdb ${dependencies['express-pouchdb']} (LevelDB, not synced at each write)`,
  script: 'pouchdb',
};
export const rxdb: Peer = { name: `RxDB ${dependencies['rxdb']} websocket (memory, nothing on disk)`, script: 'rxdb' };

export interface PeerFigures {
  readonly smallMs: number;
  readonly largeMs: number;
  readonly writesPerSecond: number;
  readonly rowsPerSecond: number;
}

/** The peers are no part of the product: they come into their own folder when they are first measured. */
export async function installPeers(progress: (step: string) => void): Promise<void> {
  if (existsSync(join(folderOfPeers, 'node_modules/.package-lock.json'))) return;
  progress('Installing what the product is compared with into bench/peers (once, by npm ci)');
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folderOfPeers,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The peers could not be installed. Run npm ci --ignore-scripts in bench/peers.');
}

/** The same rows and the same steps as the product's, each client in a process that was just started. */
export async function measurePeer(
  { script }: Peer,
  folder: string,
  { small, large, smallRuns }: { small: number; large: number; smallRuns: number },
): Promise<PeerFigures> {
  const file = (name: string, rows: readonly object[]): string => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(rows));
    return path;
  };
  const start = (role: 'server' | 'client', name: string): Child => {
    const own = join(folder, `${script}-${name}`);
    mkdirSync(own, { recursive: true });
    return new Child(join(folderOfPeers, `${script}-${role}.js`), [own]);
  };
  const gymId = newId();
  await using server = start('server', 'server');
  const url = await server.ask<string>('serve');
  await server.ask('fill', { name: 'small', file: file('small', memberRows(small, gymId, newId)) });
  await server.ask('fill', { name: 'large', file: file('large', memberRows(large, gymId, newId)) });

  const load = async (name: 'small' | 'large', wanted: number, run: number): Promise<number> => {
    await using client = start('client', `${name}-${run}`);
    await client.ask('ready');
    const { ms, rows } = await client.ask<{ ms: number; rows: number }>('load', { url, name });
    if (rows !== wanted) throw new Error(`${script} brought ${rows} of ${wanted} rows.`);
    return ms;
  };
  const smallMs: number[] = [];
  for (let run = 0; run < smallRuns; run += 1) smallMs.push(await load('small', small, run));
  const largeMs = await load('large', large, 0);

  await using client = start('client', 'writer');
  await client.ask('ready');
  const writeMs = await client.ask<number>('write', { file: file('visits', visitRows(large, gymId, newId)) });
  const { ms } = await client.ask<{ ms: number }>('drain', { url, name: 'visits' });
  const arrived = await server.ask<number>('count', { name: 'visits' });
  if (arrived !== large) throw new Error(`${script} sent ${arrived} of ${large} rows.`);
  return {
    smallMs: median(smallMs),
    largeMs,
    writesPerSecond: large / (writeMs / 1000),
    rowsPerSecond: large / (ms / 1000),
  };
}
