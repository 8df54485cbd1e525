import { catalogue, type DownTableName, type TableName } from '../src/catalogue.ts';
import type { Operation, WireRow } from '../src/change.ts';
import { judgePush } from '../src/hub/judge.ts';
import type { HubRules } from '../src/hub/plan.ts';
import { answerTo } from '../src/hub/push-answer.ts';
import { acceptsSchema, receive } from '../src/hub/receive.ts';
import type { HubStore, Sender } from '../src/hub/hub-store.ts';
import type { PushResponse, UnjudgedPush } from '../src/protocol.ts';
import { schemaVersion } from '../src/protocol.ts';
import { copyDisk, decide, editAtHub, memoryStore, newDisk, put, type HubDisk } from './hub-memory.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface SimHubOptions {
  readonly time: VirtualTime;
  readonly newId: () => string;
  readonly rules: HubRules;
  /** Lets a mutant stand between the receiver and its storage. */
  readonly wrapStore: (store: HubStore) => HubStore;
  readonly bornMs: (boxId: string) => number;
  /** How long each step of a transaction takes, ms. */
  readonly stepMs: () => number;
}

/** A page of a shape's log, as a follower gets it. */
export type ShapeAnswer =
  | { readonly kind: 'must-refetch' }
  | {
      readonly kind: 'page';
      readonly handle: string;
      readonly offset: number;
      readonly rows: readonly { operation: 'insert' | 'update' | 'delete'; row: WireRow }[];
    };

class HubDown extends Error {
  override name = 'HubDown';
}

/** An operation's values as the disk has them. */
const asStored = (table: TableName, row: WireRow): WireRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      (catalogue[table].columns as Record<string, string>)[column] === 'time' && value !== null
        ? new Date(value as number).toISOString()
        : value,
    ]),
  );

const pageRows = 40;

/** The hub of a simulation: the production receiver over a disk in memory, and shapes read from its log. */
export class SimHub {
  readonly #options: SimHubOptions;
  #disk: HubDisk;
  #backup: HubDisk;
  #isUp = true;
  /** Changes when the power goes: what was under way never ends. */
  #life = 0;
  #queue: Promise<unknown> = Promise.resolve();
  /** The schema that it speaks; an old hub refuses newer boxes. */
  version = schemaVersion;
  /** What it noticed, for people. */
  readonly notices: string[] = [];

  constructor(options: SimHubOptions) {
    this.#options = options;
    this.#disk = newDisk(options.newId());
    this.#backup = copyDisk(this.#disk);
  }

  get disk(): HubDisk {
    return this.#disk;
  }

  get backup(): HubDisk {
    return this.#backup;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** What the hub has of an incarnation, as a box learns it when it renews its token. */
  renew(incarnation: string): { received: number; last: string | null } {
    this.#mustBeUp();
    const received = this.#disk.incarnations.get(incarnation)?.received ?? 0;
    const last = this.#disk.operations.find((key) => key.incarnation === incarnation && key.sequence === received);
    return { received, last: last?.id ?? null };
  }

  /** Takes a push in one transaction; transactions of one gym follow each other, as their locks make them. */
  async push(sender: Sender, push: UnjudgedPush): Promise<PushResponse> {
    this.#mustBeUp();
    if (!acceptsSchema(push.schemaVersion, this.version)) throw new Error('The hub has to be updated.');
    const turn = this.#queue.then(() => this.#receive(sender, push));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #receive(sender: Sender, push: UnjudgedPush): Promise<PushResponse> {
    this.#mustBeUp();
    const { time, rules, newId, bornMs, stepMs, wrapStore } = this.#options;
    const life = this.#life;
    const draft = copyDisk(this.#disk);
    const step = async (): Promise<void> => {
      await time.sleep(stepMs());
      if (life !== this.#life) throw new HubDown('The power went.');
    };
    const store = wrapStore(memoryStore(draft, { bornMs, newId, nowMs: () => time.nowMs, step }));
    const judged = judgePush(push, sender.gymId);
    const result = await receive({ store, rules, nowMs: time.nowMs }, sender, judged);
    await step();
    for (const outcome of result.outcomes) {
      const { table, row } = push.operations.find(({ id }) => id === outcome.id) as unknown as Operation;
      for (const [group, stamp] of Object.entries((outcome.outcome === 'applied' && outcome.stamps) || {})) {
        const decided = draft.tables.get(table)?.get(String(row['id'])) ?? row;
        decide(
          draft,
          table as TableName,
          { ...decided, ...asStored(table as TableName, row) },
          group,
          stamp,
          time.nowMs,
        );
      }
    }
    this.#disk = draft;
    if (result.isContested) this.notices.push(`two files in incarnation ${sender.incarnation}`);
    if (result.missing) this.notices.push(`operations ${result.missing.from} to ${result.missing.to} are gone`);
    const { received, durable, outcomes } = result;
    return { hubEpoch: this.#disk.epoch, hubTime: time.nowMs, received, durable, ...answerTo(judged, outcomes) };
  }

  /** Work of the hub itself, between transactions. */
  async write(work: (disk: HubDisk) => void): Promise<void> {
    const turn = this.#queue.then(() => {
      if (this.#isUp) work(this.#disk);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  put(table: string, row: WireRow): Promise<void> {
    return this.write((disk) => put(disk, table, row));
  }

  edit(table: keyof typeof catalogue, id: string, changes: WireRow): Promise<void> {
    return this.write((disk) => void editAtHub(disk, table, id, changes, this.#options.time.nowMs));
  }

  /** What follows a place in the log of a shape, for the boxes of a gym. */
  shape(table: DownTableName, gymId: string, place: { handle: string; offset: number } | undefined): ShapeAnswer {
    this.#mustBeUp();
    const { log, generation, epoch, tables } = this.#disk;
    const handle = `${epoch} ${generation}`;
    const isIn = (row: WireRow | null): boolean => row !== null && (table === 'badges' || row['gym_id'] === gymId);
    if (place === undefined) {
      const rows = [...(tables.get(table)?.values() ?? [])].filter(isIn);
      return { kind: 'page', handle, offset: log.length, rows: rows.map((row) => ({ operation: 'insert', row })) };
    }
    // A load that broke off half-way has no place that a log knows.
    if (place.handle !== handle || !(place.offset <= log.length)) return { kind: 'must-refetch' };
    const rows: { operation: 'insert' | 'update' | 'delete'; row: WireRow }[] = [];
    let { offset } = place;
    for (; offset < log.length && rows.length < pageRows; offset += 1) {
      const change = log[offset];
      if (change === undefined || change.table !== table) continue;
      const [from, to] = [isIn(change.before), isIn(change.after)];
      if (to && change.after) rows.push({ operation: from ? 'update' : 'insert', row: change.after });
      else if (from && change.before) rows.push({ operation: 'delete', row: change.before });
    }
    return { kind: 'page', handle, offset, rows };
  }

  /** Shapes begin anew. */
  rotate(): void {
    this.#disk.generation += 1;
  }

  crash(): void {
    this.#isUp = false;
    this.#life += 1;
    this.#queue = Promise.resolve();
  }

  start(): void {
    this.#isUp = true;
  }

  takeBackup(): void {
    for (const state of this.#disk.incarnations.values()) state.durable = state.received;
    this.#backup = copyDisk(this.#disk);
  }

  /** @param noticed Whether anybody told the hub that it is a copy. */
  restore(noticed: boolean): void {
    this.crash();
    this.#disk = copyDisk(this.#backup);
    this.#disk.generation += 1_000_000 + this.#life;
    if (noticed) this.#disk.epoch = this.#options.newId();
    this.start();
  }

  #mustBeUp(): void {
    if (!this.#isUp) throw new HubDown('The hub is down.');
  }
}
