import type Database from 'better-sqlite3';
import type { Operation, OperationOutcome, WireRow } from '../protocol.ts';
import { pushLimits } from '../protocol.ts';

/** How long an operation stays after it was queued once the hub has answered for it, so that a hub restored from a backup can be given it again. */
const keptAfterAckMs = 35 * 24 * 3_600_000;

export interface OutboxStatus {
  readonly waiting: number;
  /** When the oldest waiting change was made, Unix ms. */
  readonly oldestAt: number | null;
  readonly dead: number;
}

interface OutboxRow {
  sequence: number;
  id: string;
  table_name: string;
  row: string;
}

/** The changes of this box in the order made, until the hub has answered for each. */
export class Outbox {
  readonly #db: Database.Database;
  readonly #newId: () => string;
  readonly #insert: Database.Statement<[string, string, string, number]>;
  readonly #after: Database.Statement<[number, number], OutboxRow>;
  readonly #meta: Database.Statement<[string], { value: string }>;
  readonly #setMeta: Database.Statement<[string, string]>;
  #incarnation: string;

  /** @param newId Makes a UUIDv7; the first one made in a new SQLite file is its incarnation. */
  constructor(db: Database.Database, newId: () => string) {
    this.#db = db;
    this.#newId = newId;
    this.#insert = db.prepare('insert into outbox (id, table_name, row, queued_at) values (?, ?, ?, ?)');
    this.#after = db.prepare(
      'select sequence, id, table_name, row from outbox where sequence > ? order by sequence limit ?',
    );
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
    const row = this.#db.prepare<[], { last: number | null }>('select max(sequence) as last from outbox').get();
    return row?.last ?? 0;
  }

  /** Call inside the transaction of the change. @param nowMs Unix ms. */
  append(table: string, row: WireRow, nowMs: number): void {
    this.#insert.run(this.#newId(), table, JSON.stringify(row), nowMs);
  }

  /** The oldest waiting operations, as many as one push may carry. */
  nextBatch(): Operation[] {
    const batch: Operation[] = [];
    let bytes = 0;
    for (const { sequence, id, table_name, row } of this.#after.all(this.#settled, pushLimits.operations)) {
      bytes += Buffer.byteLength(row) + 200;
      if (bytes > pushLimits.bytes && batch.length > 0) break;
      batch.push({ id, sequence, table: table_name, kind: 'insert', row: JSON.parse(row) as WireRow });
    }
    return batch;
  }

  /** Takes the hub's answers; what it rejected is copied to the dead letters and blocks nobody. */
  settle(outcomes: readonly OperationOutcome[], hubEpoch: string, nowMs: number): void {
    this.#db.transaction(() => {
      const formerEpoch = this.#meta.get('hub_epoch')?.value;
      this.#setMeta.run('hub_epoch', hubEpoch);
      if (formerEpoch !== undefined && formerEpoch !== hubEpoch) {
        // The hub was restored and may have forgotten what it took: everything kept is offered again.
        this.#setMeta.run('settled', '0');
        return;
      }
      const bury = this.#db.prepare(
        `insert or replace into dead_letters (id, sequence, table_name, row, reason, rejected_at)
         select id, sequence, table_name, row, ?, ? from outbox where sequence = ? and id = ?`,
      );
      const bySequence = new Map(outcomes.map((outcome) => [outcome.sequence, outcome]));
      let settled = this.#settled;
      for (let next = bySequence.get(settled + 1); next !== undefined; next = bySequence.get(settled + 1)) {
        if (next.outcome === 'rejected') bury.run(next.reason ?? 'no reason given', nowMs, next.sequence, next.id);
        settled = next.sequence;
      }
      this.#setMeta.run('settled', String(settled));
      this.#db
        .prepare(
          'delete from outbox where sequence <= ? and queued_at < ? and sequence < (select max(sequence) from outbox)',
        )
        .run(settled, nowMs - keptAfterAckMs);
    })();
  }

  status(): OutboxStatus {
    const settled = this.#settled;
    const oldest = this.#db
      .prepare<[number], { queued_at: number }>(
        'select queued_at from outbox where sequence > ? order by sequence limit 1',
      )
      .get(settled);
    const dead = this.#db.prepare<[], { dead: number }>('select count(*) as dead from dead_letters').get()?.dead ?? 0;
    return { waiting: this.lastSequence - settled, oldestAt: oldest?.queued_at ?? null, dead };
  }

  /** The hub has answered for every operation up to this sequence. */
  get #settled(): number {
    return Number(this.#meta.get('settled')?.value ?? 0);
  }

  /**
   * Starts a new incarnation: this file turned out to be an older copy of what the hub has seen. What waits is numbered
   * anew from 1; operation ids stay, so that whatever had arrived before is recognised as a duplicate.
   */
  reincarnate(): void {
    this.#db.transaction(() => {
      const waiting = this.#db
        .prepare<[number], OutboxRow & { queued_at: number }>(
          'select * from outbox where sequence > ? order by sequence',
        )
        .all(this.#settled);
      this.#db.prepare('delete from outbox').run();
      this.#setMeta.run('settled', '0');
      for (const { id, table_name, row, queued_at } of waiting) this.#insert.run(id, table_name, row, queued_at);
      this.#incarnation = this.#begin();
    })();
  }

  #begin(): string {
    const incarnation = this.#newId();
    this.#setMeta.run('incarnation', incarnation);
    return incarnation;
  }
}
