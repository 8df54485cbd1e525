import { sql } from 'kysely';
import type pg from 'pg';
import { boxRevoked, type BoxClaims } from '../box-claims.ts';
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

interface Revoked {
  readonly reason: string | undefined;
}

/** Notes when each box was last heard of and how its clock stood, and turns away those revoked since their token was made. */
export class BoxSightings {
  readonly #pool: pg.Pool;
  readonly #now: () => number;
  readonly #noted: () => void;
  readonly #last = new Map<string, { at: number; revoked: Promise<Revoked | undefined> }>();
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

  /** @throws RequestRefused when the box was revoked or replaced, at the latest 10 s after. */
  async seen(box: Pick<BoxClaims, 'boxId' | 'gymId' | 'keyId'>): Promise<void> {
    const at = this.#now();
    const who = `${box.boxId} ${box.keyId}`;
    let last = this.#last.get(who);
    if (last === undefined || at >= last.at + everyMs) {
      last = { at, revoked: this.#note(box, at) };
      this.#last.set(who, last);
      last.revoked.catch(() => this.#last.delete(who));
    }
    const revoked = await last.revoked;
    if (revoked !== undefined) throw boxRevoked(revoked.reason);
  }

  /** Something was done to that box: what was known of it is asked anew. */
  forget(boxId: string): void {
    for (const who of this.#last.keys()) if (who.startsWith(boxId)) this.#last.delete(who);
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

  async #note(
    { boxId, gymId, keyId }: Pick<BoxClaims, 'boxId' | 'gymId' | 'keyId'>,
    at: number,
  ): Promise<Revoked | undefined> {
    const box = await inScope(this.#pool, { kind: 'box', gymId }, (tx) =>
      tx.db
        .updateTable('boxes')
        .set({ last_seen: new Date(at) })
        .where('id', '=', boxId)
        .where('public_key', 'is not', null)
        .where(sql<boolean>`sha256(public_key) = ${Buffer.from(keyId, 'base64url')}`)
        .returning(['revoked_at', 'revoked_reason'])
        .executeTakeFirst(),
    );
    this.#noted();
    if (box === undefined) return { reason: 'replaced' };
    return box.revoked_at === null ? undefined : { reason: box.revoked_reason ?? undefined };
  }
}
