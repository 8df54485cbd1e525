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

export interface Inside {
  readonly visitId: string;
  /** Unix ms. */
  readonly since: number;
}

/** Queues a row for the hub, in the transaction that is open. */
export type Queue = (table: 'visits', row: WireRow, nowMs: number) => void;

/** Visits and who is inside. Writes belong in a transaction of the caller's. */
export class Visits {
  readonly #queue: Queue;
  readonly #newId: () => string;
  readonly #insert: Database.Statement<unknown[]>;
  readonly #enter: Database.Statement<[string, string, number]>;
  readonly #inside: Database.Statement<[string], Inside>;
  readonly #recall: Database.Statement<[number]>;
  readonly #leave: Database.Statement<[string]>;

  /** @param newId Makes a UUIDv7. */
  constructor(db: Database.Database, queue: Queue, newId: () => string) {
    this.#queue = queue;
    this.#newId = newId;
    this.#insert = db.prepare(
      `insert into visits (id, gym_id, member_id, badge_id, reader_id, door_id, entered_at, boot_id, monotonic_ns, clock_quality)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#enter = db.prepare('insert or replace into presence (member_id, visit_id, since) values (?, ?, ?)');
    this.#inside = db.prepare('select visit_id as visitId, since from presence where member_id = ?');
    this.#recall = db.prepare(
      `insert or ignore into presence (member_id, visit_id, since)
       select member_id, id, max(entered_at) from visits where entered_at >= ? group by member_id`,
    );
    this.#leave = db.prepare('delete from presence where member_id = ?');
  }

  /** The visit, who is inside, and the message to the hub. @returns The visit's id. */
  record({ gymId, memberId, badgeId, readerId, doorId, time }: NewVisit): string {
    const id = this.#newId();
    const { wallMs, bootId, monotonicNs, clockQuality } = time;
    this.#insert.run(id, gymId, memberId, badgeId, readerId, doorId, wallMs, bootId, monotonicNs, clockQuality);
    this.#enter.run(memberId, id, wallMs);
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

  /**
   * Takes who came in since then for inside, where nothing newer is known: after the visits of a former file were loaded
   * into this one, which do not tell who has left.
   *
   * @param since Unix ms.
   */
  recall(since: number): void {
    this.#recall.run(since);
  }

  inside(memberId: string): Inside | undefined {
    return this.#inside.get(memberId);
  }

  leave(memberId: string): void {
    this.#leave.run(memberId);
  }
}
