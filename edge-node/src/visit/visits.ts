import type Database from 'better-sqlite3';
import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';

export interface NewVisit {
  readonly gymId: string;
  readonly memberId: string;
  readonly badgeId: string;
  readonly readerId: string;
  readonly doorId: string | null;
  readonly time: EventTime;
}

/** Queues a row for the hub, in the transaction that is open. */
export type Queue = (table: 'visits', row: WireRow, nowMs: number) => void;

/** The visits of this box. Writes belong in a transaction of the caller's. */
export class Visits {
  readonly #queue: Queue;
  readonly #newId: () => string;
  readonly #insert: Database.Statement<unknown[]>;

  /** @param newId Makes a UUIDv7. */
  constructor(db: Database.Database, queue: Queue, newId: () => string) {
    this.#queue = queue;
    this.#newId = newId;
    this.#insert = db.prepare(
      `insert into visits (id, gym_id, member_id, badge_id, reader_id, door_id, entered_at, boot_id, monotonic_ns, clock_quality)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** The visit and the message to the hub. @returns The visit's id. */
  record({ gymId, memberId, badgeId, readerId, doorId, time }: NewVisit): string {
    const id = this.#newId();
    const { wallMs, bootId, monotonicNs, clockQuality } = time;
    this.#insert.run(id, gymId, memberId, badgeId, readerId, doorId, wallMs, bootId, monotonicNs, clockQuality);
    const row = {
      id,
      gym_id: gymId,
      member_id: memberId,
      badge_id: badgeId,
      reader_id: readerId,
      door_id: doorId,
      entered_at: wallMs,
      boot_id: bootId,
      monotonic_ns: monotonicNs.toString(),
      clock_quality: clockQuality,
    };
    this.#queue('visits', row, wallMs);
    return id;
  }
}
