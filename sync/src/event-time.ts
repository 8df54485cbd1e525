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
