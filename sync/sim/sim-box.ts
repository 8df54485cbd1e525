import Database from 'better-sqlite3';
import { BoxClock } from '../src/box/box-clock.ts';
import { Edits } from '../src/box/edits.ts';
import type { Cursor, ShapeEvent } from '../src/box/mirror.ts';
import { Mirror } from '../src/box/mirror.ts';
import { Outbox } from '../src/box/outbox.ts';
import { Overlay } from '../src/box/overlay.ts';
import type { Push } from '../src/box/upload.ts';
import { Upload } from '../src/box/upload.ts';
import type { PushRequest } from '../src/protocol.ts';
import { catalogue, type DownTableName } from '../src/catalogue.ts';
import type { WireRow } from '../src/change.ts';
import type { EventTime } from '../src/event-time.ts';
import type { ColumnKind } from '../src/table.ts';
import type { Chance } from './chance.ts';
import { between } from './chance.ts';
import type { CrashPoint } from './crash.ts';
import { PowerCut, withCrashPoints } from './crash.ts';
import type { ShapeAnswer } from './sim-hub.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The tables that simulated boxes follow: one of each rule, and one of the hub's alone. */
export const followed = [
  'members',
  'badges',
  'alerts',
  'conflicts',
  'plans',
] as const satisfies readonly DownTableName[];

/** What a mutant does differently. */
export interface BoxParts {
  readonly outbox: (db: Database.Database, newId: () => string) => Outbox;
  readonly mirror: (
    db: Database.Database,
    overlay: Overlay,
    changed: () => void,
  ) => Pick<Mirror, 'apply' | 'cursor' | 'isLoaded'>;
}

export const realParts: BoxParts = {
  outbox: (db, newId) => new Outbox(db, newId),
  mirror: (db, overlay, changed) => new Mirror(db, changed, overlay),
};

export interface SimBoxOptions {
  readonly name: string;
  readonly boxId: string;
  readonly gymId: string;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly newId: () => string;
  readonly parts: BoxParts;
  readonly link: {
    push(request: PushRequest): ReturnType<Push>;
    renew(incarnation: string): Promise<{ received: number; last: string | null }>;
    shape(table: DownTableName, place: Cursor | undefined): Promise<ShapeAnswer>;
  };
}

interface Running {
  readonly db: Database.Database;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
  readonly edits: Edits;
  readonly upload: Upload;
  readonly mirror: ReturnType<BoxParts['mirror']>;
  readonly stop: AbortController;
}

const pollMs = 800;
const batchOperations = 4;

/** A box of a simulation: the production outbox, upload, mirror and overlay on a real SQLite file in memory. */
export class SimBox {
  readonly options: SimBoxOptions;
  #file: Buffer;
  #raw: Database.Database | undefined;
  #running: Running | undefined;
  #boot = 0;
  #bootAtMs = 0;
  #wallOffsetMs = 0;
  /** Whether its clock has ever been off. */
  wasWrong = false;
  version = 2;
  /** Writes left until the power goes; undefined: none are counted. */
  #writesLeft: number | undefined;

  constructor(options: SimBoxOptions, file: Buffer) {
    this.options = options;
    this.#file = file;
  }

  /** Sets the wall clock so far from the true time, ms. */
  setClock(offsetMs: number): void {
    this.#wallOffsetMs = offsetMs;
    this.wasWrong = true;
  }

  get name(): string {
    return this.options.name;
  }

  get isUp(): boolean {
    return this.#running !== undefined;
  }

  get running(): Running | undefined {
    return this.#running;
  }

  /** Reads what is on disk, whether the box runs or not. */
  look<Result>(read: (db: Database.Database) => Result): Result {
    if (this.#running !== undefined) return read(this.#running.db);
    if (this.#raw !== undefined) return read(this.#raw);
    const db = new Database(this.#file);
    try {
      return read(db);
    } finally {
      db.close();
    }
  }

  readonly clock = (): EventTime => {
    const { time, name } = this.options;
    return {
      bootId: `${name} boot ${this.#boot}`,
      monotonicNs: BigInt(Math.round((time.nowMs - this.#bootAtMs) * 1e6)),
      wallMs: Math.round(time.nowMs + this.#wallOffsetMs),
      clockQuality: Math.abs(this.#wallOffsetMs) < 1000 ? 'ntp' : 'unknown',
    };
  };

  start(): void {
    if (this.#running !== undefined) return;
    this.#die();
    const { time, parts, newId, link, chance } = this.options;
    this.#boot += 1;
    this.#bootAtMs = time.nowMs - between(chance, 5, 90) * 1000;
    const raw = new Database(this.#file);
    const point: CrashPoint = () => this.#point();
    const db = withCrashPoints(raw, point);
    this.#raw = raw;
    const boxClock = new BoxClock(db, this.clock);
    const overlay = new Overlay(db, () => boxClock.nowMs());
    const outbox = parts.outbox(db, newId);
    const mirror = parts.mirror(db, overlay, () => undefined);
    const stop = new AbortController();
    const upload = new Upload({
      outbox,
      clock: boxClock,
      push: (request) => link.push({ ...(JSON.parse(request) as PushRequest), schemaVersion: this.version }),
      // Small, so that several are often under way.
      batchOperations,
      settled: (outcomes) => overlay.settled(outcomes),
      sleep: (ms, signal) => time.sleep(ms, signal),
      random: chance,
      exchanged: (error) => {
        if (error instanceof PowerCut) throw error;
      },
    });
    this.#running = {
      db,
      outbox,
      overlay,
      mirror,
      upload,
      stop,
      edits: new Edits({ db, outbox, overlay, clock: boxClock, gymId: () => this.options.gymId }),
    };
    void this.#guard(this.#upload(this.#running));
    for (const table of followed) void this.#guard(this.#follow(this.#running, table));
  }

  /** One change by someone at the box, in one transaction. @returns whether it was committed. */
  change(work: (edits: Edits) => void): boolean {
    const running = this.#running;
    if (running === undefined) return false;
    try {
      running.db.transaction(() => work(running.edits))();
      running.upload.nudge();
      return true;
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      return false;
    }
  }

  /** The power goes after so many more writes, or now. */
  cutPower(afterWrites?: number): void {
    if (afterWrites === undefined) this.#die();
    else this.#writesLeft = afterWrites;
  }

  copyDisk(): Buffer {
    return this.#raw === undefined ? this.#file : this.#raw.serialize();
  }

  /** Another file in the place of the box's own. */
  replaceDisk(file: Buffer): void {
    this.#die();
    this.#file = file;
  }

  close(): void {
    this.#die();
  }

  #point(): void {
    if (this.#writesLeft === undefined) return;
    this.#writesLeft -= 1;
    if (this.#writesLeft > 0) return;
    this.#writesLeft = undefined;
    // The file is taken as it is once the transaction that is open has been undone.
    const raw = this.#raw;
    setImmediate(() => {
      if (raw === this.#raw) this.#die();
    });
    this.#running?.stop.abort();
    this.#running = undefined;
    throw new PowerCut('The power went.');
  }

  #die(): void {
    this.#writesLeft = undefined;
    this.#running?.stop.abort();
    this.#running = undefined;
    if (this.#raw === undefined) return;
    this.#file = this.#raw.serialize();
    this.#raw.close();
    this.#raw = undefined;
  }

  async #guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const isOver = error instanceof PowerCut || String(error).includes('database connection is not open');
      if (!isOver) throw error;
    }
  }

  async #upload({ outbox, upload, stop }: Running): Promise<void> {
    const { time, link } = this.options;
    while (!stop.signal.aborted) {
      // As a box that renews its token: first it compares what the hub has of it.
      try {
        const known = await link.renew(outbox.incarnation);
        if (stop.signal.aborted) return;
        if (outbox.meet(known) !== 'begun anew') break;
      } catch (error) {
        if (error instanceof PowerCut) throw error;
        await time.sleep(1000, stop.signal);
      }
    }
    const renewals = this.#renewals(outbox, upload, stop.signal);
    await Promise.all([upload.run(stop.signal), renewals]);
  }

  async #renewals(outbox: Outbox, upload: Upload, signal: AbortSignal): Promise<void> {
    const { time, link } = this.options;
    while (!signal.aborted) {
      await time.sleep(5000, signal);
      if (signal.aborted) return;
      const known = await link.renew(outbox.incarnation).catch(() => undefined);
      if (known !== undefined && !signal.aborted && outbox.meet(known) !== 'same') upload.nudge();
    }
  }

  /** What the official client does, as far as the mirror can tell. */
  async #follow({ mirror, stop }: Running, table: DownTableName): Promise<void> {
    const { time, link, chance } = this.options;
    const { signal } = stop;
    let isFirst = true;
    while (!signal.aborted) {
      const cursor = mirror.cursor(table);
      let answer: ShapeAnswer;
      try {
        answer = await link.shape(table, cursor);
      } catch {
        await time.sleep(between(chance, 250, 3000), signal);
        continue;
      }
      if (signal.aborted) return;
      if (answer.kind === 'must-refetch') {
        mirror.apply(table, [{ control: 'must-refetch' }], undefined);
        continue;
      }
      const events: ShapeEvent[] = answer.rows.map(({ operation, row }) => ({
        operation,
        value: operation === 'delete' ? { id: String(row['id']) } : asText(table, row),
      }));
      const place = { handle: answer.handle, offset: String(answer.offset) };
      const isEnd = cursor?.offset === place.offset;
      // The client says "up to date" after each beginning, also when there was nothing new: a load may wait for that word.
      if (events.length > 0 || !isEnd || isFirst) {
        isFirst = false;
        const half = cursor === undefined && chance() < 0.3 ? Math.ceil(events.length / 2) : events.length;
        // A first load may come in pages, between which anything can happen.
        mirror.apply(table, events.slice(0, half), half < events.length ? { ...place, offset: 'part' } : place);
        if (half < events.length) {
          await time.sleep(between(chance, 1, 50), signal);
          if (signal.aborted) return;
          mirror.apply(table, events.slice(half), place);
        }
        mirror.apply(table, [{ control: 'up-to-date' }], place);
      }
      await time.sleep(between(chance, 0.5, 1) * pollMs, signal);
    }
  }
}

/** A row as the shape's messages carry it. */
function asText(table: DownTableName, row: WireRow): Record<string, string | null> {
  const { columns } = catalogue[table];
  return Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => [column, textOf(kind as ColumnKind, row[column] ?? null)]),
  );
}

export function textOf(kind: ColumnKind, value: WireRow[string]): string | null {
  if (value === null) return null;
  if (kind === 'boolean') return value === true ? 't' : 'f';
  if (kind === 'time') return `${new Date(String(value)).toISOString().replace('T', ' ').replace('Z', '')}+00`;
  return kind === 'json' ? JSON.stringify(value) : String(value);
}
