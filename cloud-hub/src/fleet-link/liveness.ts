import { beatMs } from '@jarvis-edge/sync/fleet-link.ts';

/**
 * When a box counts as away. Every figure is Unix ms by the hub's clock; what a box's clock says plays no part.
 *
 * A cable that is cut is noticed by whichever comes first: the broker, which hears nothing for one and a half keep-alives
 * (45 s) and tells the last will, or three missed beats.
 */

/** The hub looks this often, ms. */
export const lookMs = 1000;

/** The looking and the telling are within the 90 s of three beats. */
const silenceMs = 3 * beatMs - 2 * lookMs;

/** Boxes that beat for the last time at or before this moment are silent. */
export const silentSince = (now: number): number => now - silenceMs;

/** A hub that was away has heard no beats: boxes get one beat's time, in which every one of them calls again. */
export const isJudging = (listeningSince: number, now: number): boolean => now >= listeningSince + beatMs;

/** A hub that did not come to look for so long, ms, did not hear either. */
const stallMs = 10_000;

/** Since when the hub has listened without a gap, now that it looks again. */
export const listeningSince = (since: number, lookedAt: number, now: number): number =>
  now - lookedAt > stallMs ? now : since;

/** Without a beat for so long a kiosk is offline, whatever else was noted; looked for every 5 minutes. */
export const backstop = { everyMs: 5 * 60_000, silenceMs: 10 * 60_000 } as const;

/** A kiosk that is away for so long is an alert. */
export const alertAfterMs = 30 * 60_000;

/** What the hub knows of a box's link. `session` is undefined where this process has not heard the box say one. */
export interface Known {
  readonly state: 'online' | 'offline';
  readonly session: string | undefined;
}

export type Heard =
  | { readonly kind: 'state'; readonly state: 'online' | 'offline'; readonly session: string }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'revoked' };

/**
 * What is known after something was heard; the same object where nothing has changed.
 *
 * A last will can be told after the box has called again, so `offline` counts only of the session that is known.
 */
export function after(known: Known, heard: Heard): Known {
  switch (heard.kind) {
    case 'state':
      if (heard.state === 'offline' && known.session !== undefined && known.session !== heard.session) return known;
      if (heard.state === known.state && heard.session === known.session) return known;
      return { state: heard.state, session: heard.session };
    case 'heartbeat':
      return known.state === 'online' ? known : { ...known, state: 'online' };
    case 'silence':
    case 'revoked':
      return known.state === 'offline' ? known : { ...known, state: 'offline' };
  }
}
