import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { Child } from './child.ts';
import type { Drain } from './ours.ts';
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

/** The peers are no part of the product: they come into their own folder when they are first measured. */
export async function installPeers(progress: (step: string) => void): Promise<void> {
  if (Object.keys(dependencies).every((name) => existsSync(join(folderOfPeers, 'node_modules', name)))) return;
  progress('Installing what the product is compared with into bench/peers (once, by npm ci)');
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folderOfPeers,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The peers could not be installed. Run npm ci --ignore-scripts in bench/peers.');
}

/** A peer's server with the rows of the bench, and clients that were just started, as the product's boxes are. */
export class RunningPeer implements AsyncDisposable {
  readonly #script: Peer['script'];
  readonly #folder: string;
  readonly #server: Child;
  readonly #gymId = newId();
  #url = '';
  #clients = 0;
  #drains = 0;

  constructor({ script }: Peer, folder: string) {
    this.#script = script;
    this.#folder = folder;
    this.#server = this.#start('server');
  }

  async serve(): Promise<void> {
    this.#url = await this.#server.ask<string>('serve');
  }

  /** Members that a client can load by that name. */
  async fill(name: 'small' | 'large', count: number): Promise<void> {
    await this.#server.ask('fill', { name, file: this.#file(name, memberRows(count, this.#gymId, newId)) });
  }

  /** @returns ms */
  async load(name: 'small' | 'large', wanted: number): Promise<number> {
    await using client = this.#start('client');
    await client.ask('ready');
    const { ms, rows } = await client.ask<{ ms: number; rows: number }>('load', { url: this.#url, name });
    if (rows !== wanted) throw new Error(`${this.#script} brought ${rows} of ${wanted} rows.`);
    return ms;
  }

  /** From a client that was just started, into a part of the server that has no rows yet. */
  async drain(count: number): Promise<Drain> {
    const name = `visits${(this.#drains += 1)}`;
    await using client = this.#start('client');
    await client.ask('ready');
    const writeMs = await client.ask<number>('write', {
      name,
      file: this.#file(name, visitRows(count, this.#gymId, newId)),
    });
    const { ms } = await client.ask<{ ms: number }>('drain', { url: this.#url, name });
    const arrived = await this.#server.ask<number>('count', { name });
    if (arrived !== count) throw new Error(`${this.#script} sent ${arrived} of ${count} rows.`);
    return { writesPerSecond: count / (writeMs / 1000), rowsPerSecond: count / (ms / 1000) };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server[Symbol.asyncDispose]();
  }

  #start(role: 'server' | 'client'): Child {
    const own = join(this.#folder, `${this.#script}-${role}-${(this.#clients += 1)}`);
    mkdirSync(own, { recursive: true });
    return new Child(join(folderOfPeers, `${this.#script}-${role}.js`), [own]);
  }

  #file(name: string, rows: readonly object[]): string {
    const path = join(this.#folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(rows));
    return path;
  }
}
