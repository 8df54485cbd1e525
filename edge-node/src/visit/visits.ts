import type Database from 'better-sqlite3';
import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import type { WireRow } from '@jarvis-edge/sync/protocol.ts';

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

/** Visits and who is inside. */
export class Visits {
  readonly #record: (visit: NewVisit) => string;
  readonly #inside: Database.Statement<[string], Inside>;
  readonly #leave: Database.Statement<[string]>;

  /** @param newId Makes a UUIDv7. */
  constructor(db: Database.Database, queue: Queue, newId: () => string) {
    const insert = db.prepare(
      `insert into visits (id, gym_id, member_id, badge_id, reader_id, door_id, entered_at, boot_id, monotonic_ns, clock_quality)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const enter = db.prepare('insert or replace into presence (member_id, visit_id, since) values (?, ?, ?)');
    this.#record = db.transaction(({ gymId, memberId, badgeId, readerId, doorId, time }: NewVisit) => {
      const id = newId();
      const { wallMs, bootId, monotonicNs, clockQuality } = time;
      insert.run(id, gymId, memberId, badgeId, readerId, doorId, wallMs, bootId, monotonicNs, clockQuality);
      enter.run(memberId, id, wallMs);
      queue(
        'visits',
        {
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
        },
        wallMs,
      );
      return id;
    }).immediate;
    this.#inside = db.prepare('select visit_id as visitId, since from presence where member_id = ?');
    this.#leave = db.prepare('delete from presence where member_id = ?');
  }

  /** On disk, with its message to the hub, when this returns. @returns The visit's id. */
  record(visit: NewVisit): string {
    return this.#record(visit);
  }

  inside(memberId: string): Inside | undefined {
    return this.#inside.get(memberId);
  }

  leave(memberId: string): void {
    this.#leave.run(memberId);
  }
}
