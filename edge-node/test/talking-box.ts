import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import type Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { openStore } from '../src/store/open.ts';

/** A Saturday, 09:00 in Paris. */
export const saturday = Date.UTC(2026, 10, 21, 8);

/** Moves at a test's word; monotonic time goes on whatever the wall shows. */
export class TestClock {
  wallMs = saturday;
  #monotonicMs = 1000;

  pass(ms: number): void {
    this.wallMs += ms;
    this.#monotonicMs += ms;
  }

  readonly now = (): EventTime => ({
    bootId: 'boot',
    monotonicNs: BigInt(this.#monotonicMs) * 1_000_000n,
    wallMs: this.wallMs,
    clockQuality: 'ntp',
  });
}

/** A real store in a folder of its own, and what writes synced rows into it. */
export class TalkingBox {
  readonly gymId = newId();
  readonly clock = new TestClock();
  readonly #folder = mkdtempSync(join(tmpdir(), 'talking-box-'));
  readonly db: Database.Database = openStore(this.#folder);
  readonly edits: Edits;
  /** So many changes go well, the next one finds the power gone. */
  failAfter = Infinity;

  constructor() {
    this.edits = new Edits({
      db: this.db,
      outbox: new Outbox(this.db, newId),
      overlay: new Overlay(this.db, () => this.clock.wallMs),
      clock: new BoxClock(this.db, this.clock.now),
      gymId: () => this.gymId,
      changed: () => {
        this.failAfter -= 1;
        if (this.failAfter < 0) throw new Error('the power went');
      },
    });
  }

  /** A member who agreed to what is named, as the desk writes it. @returns the id. */
  addMember(firstName: string, lastName: string, consents: readonly ('conversation' | 'sentiment')[] = []): string {
    const id = newId();
    this.insert('members', { id, gym_id: this.gymId, first_name: firstName, last_name: lastName, is_active: 1 });
    const given = JSON.stringify({ at: saturday - 1, wording: 1, where: 'desk' });
    this.insert('member_preferences', {
      ...{ id: newId(), member_id: id, gym_id: this.gymId, language: 'fr' },
      ...Object.fromEntries(consents.map((consent) => [`consent_${consent}`, given])),
    });
    return id;
  }

  insert(table: string, row: Readonly<Record<string, string | number | null>>): void {
    const columns = Object.keys(row);
    this.db
      .prepare(`insert into "${table}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  }

  all(sql: string, ...values: readonly unknown[]): Record<string, unknown>[] {
    return this.db.prepare(sql).all(...values) as Record<string, unknown>[];
  }

  /** What waits for the hub, in the order made. */
  queued(): string[] {
    return this.all('select table_name, kind from outbox order by sequence').map(
      ({ table_name: table, kind }) => `${table} ${kind}`,
    );
  }

  close(): void {
    this.db.close();
    rmSync(this.#folder, { recursive: true });
  }
}
