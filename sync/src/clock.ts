import { z } from 'zod';

/**
 * A stamp of a hybrid logical clock as text whose order, byte by byte, is the order of the stamps: 12 hexadecimal digits
 * of Unix ms, 4 of a counter, then the incarnation that made it.
 *
 * @see Kulkarni et al., "Logical Physical Clocks", OPODIS 2014.
 */
export const Stamp = z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f-]{36}$/);
export type Stamp = z.infer<typeof Stamp>;

/** Stands for the hub in its own stamps. */
export const hubNode = '00000000-0000-0000-0000-000000000000';

/** How far ahead of its own time the hub believes a stamp, ms. */
export const futureMs = 60_000;

const counterMax = 0xffff;
const lastMs = 0xffff_ffff_ffff;

interface Parts {
  readonly ms: number;
  readonly counter: number;
}

export function stampMs(stamp: Stamp): number {
  return partsOf(stamp).ms;
}

/** Who made it: an incarnation of a box, or the hub. */
export const nodeOf = (stamp: Stamp): string => stamp.slice(18);

/** @param ms Unix ms; times before 1970 count as 1970. */
export function stampAt(ms: number, counter: number, node: string): Stamp {
  const bounded = Math.min(lastMs, Math.max(0, Math.trunc(ms)));
  return `${bounded.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${node}`;
}

/**
 * The next stamp of a node: later than all it has made or seen, and as near to its clock as that allows.
 *
 * @param seen The newest stamps that it knows of; null for none. Only such as the hub has bounded may come from outside.
 * @param nowMs Its clock, Unix ms.
 */
export function nextStamp(seen: readonly (Stamp | null)[], nowMs: number, node: string): Stamp {
  let last: Parts = { ms: -1, counter: 0 };
  for (const stamp of seen) {
    if (stamp === null) continue;
    const parts = partsOf(stamp);
    if (parts.ms > last.ms || (parts.ms === last.ms && parts.counter > last.counter)) last = parts;
  }
  const ms = Math.max(0, Math.trunc(nowMs));
  if (ms > last.ms) return stampAt(ms, 0, node);
  return last.counter < counterMax ? stampAt(last.ms, last.counter + 1, node) : stampAt(last.ms + 1, 0, node);
}

export interface Bounds {
  /** When the box was first known: nothing that it did is older. Unix ms. */
  readonly bornMs: number;
  /** The hub's clock, Unix ms. */
  readonly nowMs: number;
  /** The last stamp of this incarnation that the hub had to bound, so that its edits keep their order. */
  readonly lastBounded: Stamp | null;
}

/**
 * What the hub makes of a stamp from a box: the stamp itself when it lies in the box's life, otherwise the nearest one
 * that does. No clock, however wrong, holds up a change or wins over the edits of years to come.
 */
export function boundStamp(stamp: Stamp, { bornMs, nowMs, lastBounded }: Bounds): Stamp {
  const { ms } = partsOf(stamp);
  const node = nodeOf(stamp);
  if (ms > nowMs + futureMs) return nextStamp([lastBounded], nowMs + futureMs, node);
  return ms < bornMs ? nextStamp([lastBounded], bornMs, node) : stamp;
}

function partsOf(stamp: Stamp): Parts {
  return { ms: Number.parseInt(stamp.slice(0, 12), 16), counter: Number.parseInt(stamp.slice(13, 17), 16) };
}

/** What a box knows of the hub's time: it has no clock of its own that anyone should trust. */
export interface HubTime {
  /** The boot in which it was learned; the offset holds for that boot alone. */
  readonly bootId: string;
  /** The hub's Unix ms when the box's monotonic clock stood at zero. */
  readonly bootAtMs: number;
  /** Half the time of the exchange it came from, ms: how wrong it can be. */
  readonly errorMs: number;
}

/**
 * Takes the hub's time from one exchange; a quicker exchange tells it better, and one of a new boot is all there is.
 *
 * @param sentMs,answeredMs The box's monotonic clock, ms since its boot.
 * @param hubMs What the hub's clock showed in between, Unix ms.
 */
export function learnHubTime(
  known: HubTime | undefined,
  exchange: { bootId: string; sentMs: number; answeredMs: number; hubMs: number },
): HubTime {
  const { bootId, sentMs, answeredMs, hubMs } = exchange;
  const errorMs = Math.max(0, (answeredMs - sentMs) / 2);
  const learned = { bootId, bootAtMs: hubMs - (sentMs + answeredMs) / 2, errorMs };
  if (known === undefined || known.bootId !== bootId) return learned;
  // Crystals drift and hubs are set right: what is known is worth less than it was as soon as it disagrees.
  const disagrees = Math.abs(learned.bootAtMs - known.bootAtMs) > learned.errorMs + known.errorMs + 1;
  return errorMs <= known.errorMs || disagrees ? learned : known;
}
