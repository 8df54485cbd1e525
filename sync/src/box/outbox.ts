import type Database from 'better-sqlite3';
import type { Change, OperationOutcome } from '../change.ts';
import type { PushResponse } from '../protocol.ts';
import { pushLimits } from '../protocol.ts';

export interface OutboxStatus {
  readonly waiting: number;
  /** When the oldest waiting change was made, Unix ms. */
  readonly oldestAt: number | null;
  readonly dead: number;
}

interface OutboxRow {
  readonly sequence: number;
  readonly id: string;
  readonly table_name: string;
  readonly row: string;
  readonly kind: 'insert' | 'patch';
  readonly stamp: string | null;
  readonly base: string | null;
}

/** Waiting operations as a push carries them. */
export interface Batch {
  /** The JSON of an array of them, oldest first: what is written as text is not read and written again. */
  readonly operations: string;
  /** The sequence of the newest. */
  readonly last: number;
}

/** What became of the outbox when it met the hub: the hub has forgotten some of it, or this file is an older copy. */
export type Met = 'same' | 'rewound' | 'begun anew';

/** Told of the answers in the transaction that notes them; events that the hub simply has may be left out. */
export type Settled = (outcomes: readonly OperationOutcome[]) => void;

/** The changes of this box in the order made, until the hub has answered for each and can no longer forget it. */
export class Outbox {
  readonly #db: Database.Database;
  readonly #newId: () => string;
  readonly #insert: Database.Statement<[string, string, string, number]>;
  readonly #insertMerged: Database.Statement<unknown[]>;
  readonly #after: Database.Statement<[number, number], OutboxRow>;
  readonly #meta: Database.Statement<[string], { value: string }>;
  readonly #setMeta: Database.Statement<[string, string]>;
  #incarnation: string;

  /** @param newId Makes a UUIDv7; the first one made in a new SQLite file is its incarnation. */
  constructor(db: Database.Database, newId: () => string) {
    this.#db = db;
    this.#newId = newId;
    this.#insert = db.prepare('insert into outbox (id, table_name, row, queued_at) values (?, ?, ?, ?)');
    this.#insertMerged = db.prepare(
      'insert into outbox (id, table_name, row, queued_at, kind, stamp, base) values (?, ?, ?, ?, ?, ?, ?)',
    );
    // `limit +?`: see `preparedOnce`.
    this.#after = db.prepare('select * from outbox where sequence > ? order by sequence limit +?');
    this.#meta = db.prepare('select value from box_meta where key = ?');
    this.#setMeta = db.prepare(
      'insert into box_meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    );
    this.#incarnation = this.#meta.get('incarnation')?.value ?? this.#begin();
  }

  /** Names this SQLite file to the hub: a re-imaged or restored box is never mistaken for the former one. */
  get incarnation(): string {
    return this.#incarnation;
  }

  /** The last sequence given out in this incarnation; 0 before the first. */
  get lastSequence(): number {
    return this.#one('select max(sequence) as value from outbox') ?? 0;
  }

  /** The lowest sequence that could be sent again, or undefined when nothing has been queued yet. */
  get oldestKept(): number | undefined {
    return this.#one('select min(sequence) as value from outbox') ?? undefined;
  }

  /** Call inside the transaction of the change. @param nowMs Unix ms. @returns the operation's id. */
  append(change: Change, nowMs: number): string {
    const id = this.#newId();
    const row = JSON.stringify(change.row);
    if (change.stamp === undefined) this.#insert.run(id, change.table, row, nowMs);
    else {
      const base = change.kind === 'patch' ? JSON.stringify(change.base) : null;
      this.#insertMerged.run(id, change.table, row, nowMs, change.kind, change.stamp, base);
    }
    return id;
  }

  /**
   * The oldest waiting operations, as many as one push may carry; undefined when none waits.
   *
   * @param sent Those up to this sequence are under way.
   */
  nextBatch({ sent = 0, most = pushLimits.operations as number } = {}): Batch | undefined {
    let operations = '';
    let last: number | undefined;
    let bytes = 0;
    for (const row of this.#after.all(Math.max(this.#settled, sent), most)) {
      bytes += Buffer.byteLength(row.row) + (row.base?.length ?? 0) + 300;
      if (bytes > pushLimits.bytes && last !== undefined) break;
      operations += `${last === undefined ? '' : ','}${operationJson(row)}`;
      last = row.sequence;
    }
    return last === undefined ? undefined : { operations: `[${operations}]`, last };
  }

  /**
   * Takes the hub's answers to a push of this incarnation; what it rejected is copied to the dead letters and blocks
   * nobody. What the hub turns out to have forgotten waits again.
   *
   * @returns up to which sequence it has answered now; 0 when the answer was for another incarnation, or has begun one.
   */
  settle(answer: Omit<PushResponse, 'hubTime'>, incarnation: string, nowMs: number, told?: Settled): number {
    if (incarnation !== this.#incarnation) return 0;
    return this.#db.transaction(() => {
      const formerEpoch = this.#meta.get('hub_epoch')?.value;
      this.#setMeta.run('hub_epoch', answer.hubEpoch);
      let settled = this.#settled;
      if ((formerEpoch !== undefined && formerEpoch !== answer.hubEpoch) || answer.received < settled) {
        settled = this.#backTo(Math.min(settled, answer.received));
      }
      const answered: OperationOutcome[] = [];
      const bySequence = new Map(answer.outcomes.map((outcome) => [outcome.sequence, outcome]));
      for (;;) {
        const next = bySequence.get(settled + 1);
        if (next === undefined) {
          const run = runWith(answer.runs, settled + 1);
          if (run === undefined) break;
          settled = run[1];
          continue;
        }
        if (next.outcome === 'contested') break;
        if (next.outcome === 'rejected') this.#bury(next, nowMs);
        answered.push(next);
        settled = next.sequence;
      }
      told?.(answered);
      this.#setMeta.run('settled', String(settled));
      this.#forget(Math.min(settled, answer.durable));
      if (!answer.outcomes.some(({ outcome }) => outcome === 'contested')) return settled;
      this.#reincarnate();
      return 0;
    })();
  }

  /** The newest row stays: the next sequence follows it. */
  #forget(upTo: number): void {
    this.#db
      .prepare('delete from outbox where sequence <= ? and sequence < (select max(sequence) from outbox)')
      .run(upTo);
  }

  /** Where sending goes on when the hub has everything up to a sequence: what is no longer here cannot wait. */
  #backTo(received: number): number {
    return Math.max(received, (this.oldestKept ?? 1) - 1);
  }

  #bury({ sequence, id, reason }: OperationOutcome, nowMs: number): void {
    this.#db
      .prepare(
        `insert or replace into dead_letters (id, sequence, table_name, row, kind, stamp, base, reason, rejected_at)
         select id, sequence, table_name, row, kind, stamp, base, ?, ? from outbox where sequence = ? and id = ?`,
      )
      .run(reason ?? 'no reason given', nowMs, sequence, id);
  }

  /** Sends a dead letter again, behind all that waits. @returns whether there was one of that id. */
  retry(id: string, nowMs: number): boolean {
    return this.#db.transaction(() => {
      const { changes } = this.#db
        .prepare(
          `insert into outbox (id, table_name, row, kind, stamp, base, queued_at)
           select id, table_name, row, kind, stamp, base, ? from dead_letters where id = ?`,
        )
        .run(nowMs, id);
      this.#db.prepare('delete from dead_letters where id = ?').run(id);
      return changes > 0;
    })();
  }

  status(): OutboxStatus {
    const settled = this.#settled;
    const oldest = this.#db
      .prepare<[number], { queued_at: number }>(
        'select queued_at from outbox where sequence > ? order by sequence limit 1',
      )
      .get(settled);
    return {
      waiting: Math.max(0, this.lastSequence - settled),
      oldestAt: oldest?.queued_at ?? null,
      dead: this.#one('select count(*) as value from dead_letters') ?? 0,
    };
  }

  /** The hub has answered for every operation up to this sequence. */
  get #settled(): number {
    return Number(this.#meta.get('settled')?.value ?? 0);
  }

  /**
   * Compares with what the hub has of this incarnation. When it has less than it had answered for, it was restored from
   * a backup, and what it has forgotten waits again. When it has more than this file remembers, or something else, then
   * the file is an older copy, and a new incarnation begins.
   *
   * @param last The operation at the highest sequence that the hub has, where it still knows.
   */
  meet({ received, last }: { readonly received: number; readonly last: string | null }): Met {
    const own = this.#db.prepare<[number], string>('select id from outbox where sequence = ?').pluck().get(received);
    const isOther = own !== undefined && last !== null && own !== last;
    if (received > this.lastSequence || isOther) {
      this.#reincarnate();
      return 'begun anew';
    }
    const settled = this.#backTo(received);
    if (settled >= this.#settled) return 'same';
    this.#setMeta.run('settled', String(settled));
    return 'rewound';
  }

  /**
   * All that could be sent is numbered anew from 1; operation ids stay, so that whatever had arrived before is recognised
   * as a duplicate.
   */
  #reincarnate(): void {
    this.#db.transaction(() => {
      const kept = this.#db
        .prepare<[], OutboxRow & { queued_at: number }>('select * from outbox order by sequence')
        .all();
      this.#db.prepare('delete from outbox').run();
      this.#setMeta.run('settled', '0');
      for (const { id, table_name, row, queued_at, kind, stamp, base } of kept) {
        this.#insertMerged.run(id, table_name, row, queued_at, kind, stamp, base);
      }
      this.#incarnation = this.#begin();
    })();
  }

  #begin(): string {
    const incarnation = this.#newId();
    this.#setMeta.run('incarnation', incarnation);
    return incarnation;
  }

  #one(sql: string): number | null {
    return this.#db.prepare<[], { value: number | null }>(sql).get()?.value ?? null;
  }
}

const runWith = (runs: PushResponse['runs'], sequence: number): readonly [number, number] | undefined =>
  runs?.find(([from, to]) => from <= sequence && sequence <= to);

/** The JSON of an operation; its row and what it knew were written as JSON. */
function operationJson({ id, sequence, table_name, row, kind, stamp, base }: OutboxRow): string {
  const place = `"id":"${id}","sequence":${sequence},"table":"${table_name}","row":${row},"kind":"${kind}"`;
  if (kind === 'insert') return stamp === null ? `{${place}}` : `{${place},"stamp":"${stamp}"}`;
  return `{${place},"stamp":"${stamp ?? ''}","base":${base ?? '{}'}}`;
}
