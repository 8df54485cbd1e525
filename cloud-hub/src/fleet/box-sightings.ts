import type pg from 'pg';
import { boxRevoked } from '../box-claims.ts';
import { inScope } from '../tenancy/scope.ts';

const everyMs = 10_000;
/** A clock that is still as wrong as it was is not written down again, ms. */
const sameClockMs = 2000;
const clockEveryMs = 600_000;

interface Clock {
  readonly aheadMs: number;
  /** Unix ms. */
  readonly at: number;
}

/** Notes when each box was last heard of and how its clock stood, and turns away those revoked since their token was made. */
export class BoxSightings {
  readonly #pool: pg.Pool;
  readonly #now: () => number;
  readonly #noted: () => void;
  readonly #last = new Map<string, { at: number; isRevoked: Promise<boolean> }>();
  readonly #clocks = new Map<string, Clock>();

  /**
   * @param now Unix ms.
   * @param noted Told after a sighting was written down.
   */
  constructor({ pool, now, noted }: { pool: pg.Pool; now: () => number; noted: () => void }) {
    this.#pool = pool;
    this.#now = now;
    this.#noted = noted;
  }

  /** @throws RequestRefused when the box was revoked, at the latest 10 s after. */
  async seen(boxId: string, gymId: string): Promise<void> {
    const at = this.#now();
    let last = this.#last.get(boxId);
    if (last === undefined || at >= last.at + everyMs) {
      last = { at, isRevoked: this.#note(boxId, gymId, at) };
      this.#last.set(boxId, last);
      last.isRevoked.catch(() => this.#last.delete(boxId));
    }
    if (await last.isRevoked) throw boxRevoked();
  }

  /**
   * Notes how far a box's clock is off where that has changed.
   *
   * @param aheadMs What it showed when the box sent, less the hub's time.
   */
  async clockSeen(boxId: string, gymId: string, aheadMs: number): Promise<void> {
    const at = this.#now();
    const known = this.#clocks.get(boxId);
    if (known && Math.abs(known.aheadMs - aheadMs) <= sameClockMs && at < known.at + clockEveryMs) return;
    this.#clocks.set(boxId, { aheadMs, at });
    await inScope(this.#pool, { kind: 'box', gymId }, (tx) =>
      tx.db
        .updateTable('boxes')
        .set({ clock_ahead_ms: aheadMs, clock_heard_at: new Date(at) })
        .where('id', '=', boxId)
        .execute(),
    ).catch((error: unknown) => {
      this.#clocks.delete(boxId);
      throw error;
    });
    this.#noted();
  }

  async #note(boxId: string, gymId: string, at: number): Promise<boolean> {
    const box = await inScope(this.#pool, { kind: 'box', gymId }, (tx) =>
      tx.db
        .updateTable('boxes')
        .set({ last_seen: new Date(at) })
        .where('id', '=', boxId)
        .returning('revoked_at')
        .executeTakeFirst(),
    );
    this.#noted();
    return box === undefined || box.revoked_at !== null;
  }
}
