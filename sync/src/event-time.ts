import { z } from 'zod';

/**
 * How far the wall clock of a box can be trusted when an event was stamped: `ntp` disciplined by a time server,
 * `rtc` from a battery-backed clock, `saved` continued from the last time written to disk, `unknown` none of these.
 */
export const ClockQuality = z.enum(['ntp', 'rtc', 'saved', 'unknown']);
export type ClockQuality = z.infer<typeof ClockQuality>;

/**
 * When something happened, as the box could tell at that instant. Wall time can be wrong or jump; within one boot the
 * monotonic time cannot, so the hub can correct a visit's time later without losing what was stamped.
 */
export interface EventTime {
  /** Changes with every boot of the machine. */
  readonly bootId: string;
  /** CLOCK_MONOTONIC, nanoseconds since that boot. */
  readonly monotonicNs: bigint;
  /** Unix time, ms. */
  readonly wallMs: number;
  readonly clockQuality: ClockQuality;
}

/** A source of event times; production reads the machine's clocks, tests pass their own. */
export type EventClock = () => EventTime;

/** How far a stamped time may be off before it is put right, ms. */
const toleranceMs = 2000;

/**
 * Where a better time comes from: `boot` from the monotonic clock of a boot whose beginning is known, `offset` from how
 * far the box's wall clock was off when it sent.
 */
export type TimeBasis = 'boot' | 'offset';

export interface CorrectedTime {
  /** Unix ms. */
  readonly atMs: number;
  readonly basis: TimeBasis;
}

/** What the hub knows of a box's clocks. */
export interface KnownClocks {
  /** The hub's Unix ms at the beginning of each known boot. */
  readonly bootAtMs: ReadonlyMap<string, number>;
  /** The hub's time less the box's wall clock in this exchange, ms. */
  readonly offsetMs: number;
}

/**
 * When an event happened by the hub's time, or undefined when its stamp is as good as anything else known. The stamp
 * itself is never changed.
 */
export function correctTime(
  { wallMs, bootId, monotonicNs, clockQuality }: EventTime,
  { bootAtMs, offsetMs }: KnownClocks,
): CorrectedTime | undefined {
  const bootAt = bootAtMs.get(bootId);
  if (bootAt !== undefined) {
    const atMs = Math.round(bootAt + Number(monotonicNs) / 1e6);
    return Math.abs(atMs - wallMs) > toleranceMs ? { atMs, basis: 'boot' } : undefined;
  }
  // Another boot, of which nothing is known: its clock was most likely as wrong as it is now.
  const isTrusted = clockQuality === 'ntp' || Math.abs(offsetMs) <= toleranceMs;
  return isTrusted ? undefined : { atMs: Math.round(wallMs + offsetMs), basis: 'offset' };
}
