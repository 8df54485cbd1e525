import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestBox } from '../../cloud-hub/test/box.ts';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { followTable } from '@jarvis-edge/sync/box/follow.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import type Database from 'better-sqlite3';

/** After a follower has failed it begins again, ms. */
const againMs = 50;

/** What a box is to the hub's shapes: a SQLite file that follows tables, and nothing else of a box. */
export class MirrorBox {
  readonly name: string;
  readonly box: TestBox;
  /** What followers failed with, by table; a box goes on, and so does this one. */
  readonly failures: string[] = [];
  readonly #folder: string;
  readonly #following = new Set<DownTableName>();
  #db: Database.Database;
  #mirror: Mirror;
  #stop = new AbortController();
  #running: Promise<void>[] = [];

  constructor(name: string, box: TestBox, folder: string) {
    this.name = name;
    this.box = box;
    this.#folder = folder;
    [this.#db, this.#mirror] = this.#open();
  }

  get db(): Database.Database {
    return this.#db;
  }

  follow(table: DownTableName): void {
    if (this.#following.has(table)) return;
    this.#following.add(table);
    this.#running.push(this.#run(table, this.#mirror, this.#stop.signal));
  }

  /** Ends in the midst of whatever it does and goes on from what its file has. */
  async restart(): Promise<void> {
    await this.#end();
    this.#begin();
  }

  /** As a box whose disk was changed. */
  async empty(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true });
    this.#begin();
  }

  async close(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #open(): [Database.Database, Mirror] {
    const db = openStore(this.#folder);
    // No power is cut in this process, so that what a disk takes to be sure would prove nothing.
    db.pragma('synchronous = OFF');
    return [db, new Mirror(db, () => undefined)];
  }

  #begin(): void {
    [this.#db, this.#mirror] = this.#open();
    this.#stop = new AbortController();
    const tables = [...this.#following];
    this.#following.clear();
    for (const table of tables) this.follow(table);
  }

  async #end(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.splice(0));
    this.#db.close();
  }

  async #run(table: DownTableName, mirror: Mirror, signal: AbortSignal): Promise<void> {
    const token = async (options?: { renew: boolean }): Promise<string> => {
      if (options?.renew === true) await this.box.renew();
      return this.box.token;
    };
    while (!signal.aborted) {
      try {
        await followTable(table, { mirror, hubUrl: this.box.hubUrl, token, exchanged: () => undefined }, signal);
      } catch (error) {
        this.failures.push(`${table}: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(againMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
