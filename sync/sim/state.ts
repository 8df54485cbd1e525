import type Database from 'better-sqlite3';
import type { WireRow } from '../src/change.ts';
import type { SimBox } from './sim-box.ts';
import type { SimHub } from './sim-hub.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A change that someone made at a box and that its disk confirmed. */
export interface Committed {
  readonly box: number;
  readonly table: string;
  readonly rowId: string;
  readonly kind: 'insert' | 'patch';
  readonly isPoison: boolean;
}

export interface World {
  readonly seed: number;
  readonly time: VirtualTime;
  readonly hub: SimHub;
  readonly boxes: readonly SimBox[];
  /** By operation. */
  readonly committed: Map<string, Committed>;
  /** Operations whose box no longer has them, because its disk was replaced. */
  readonly diskGone: Set<string>;
  readonly copies: Map<number, Buffer>;
  /** Until when a box's cable is out, and whether only replies are lost. */
  readonly cables: { untilMs: number; repliesOnly: boolean }[];
  /** When the last fault has healed. */
  healedMs: number;
  readonly newId: () => string;
}

export const gymId = (gym: number): string => `0190aaaa-0000-7000-8000-00000000000${gym}`;
export const memberId = (member: number): string => `0190bbbb-0000-7000-8000-00000000000${member.toString(16)}`;
export const badgeId = (badge: number): string => `0190cccc-0000-7000-8000-00000000000${badge}`;

/** Notes what a box has confirmed since, so that it can be looked for at the hub. */
export function noteCommitted(world: World, box: number, since: number): void {
  const rows = world.boxes[box]?.look((db: Database.Database) =>
    db
      .prepare<[number], { id: string; table_name: string; kind: 'insert' | 'patch'; row: string }>(
        'select id, table_name, kind, row from outbox where sequence > ?',
      )
      .all(since),
  );
  for (const { id, table_name: table, kind, row } of rows ?? []) {
    const values = JSON.parse(row) as WireRow;
    const isPoison = values['text'] === 'poison';
    world.committed.set(id, { box, table, rowId: String(values['id']), kind, isPoison });
  }
}

/** The operations that a file could still send. */
export function operationsIn(db: Database.Database): Set<string> {
  return new Set(db.prepare<[], string>('select id from outbox union select id from dead_letters').pluck().all());
}
