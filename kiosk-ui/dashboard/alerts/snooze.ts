import { instantOf, wallClock } from '@jarvis-edge/sync/wall-clock.ts';

export type Snooze = 'hour' | 'tomorrow' | 'week';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When a team reads its alerts, hours after midnight. */
const morning = 8;

/** Until when an alert is put off, Unix ms. @param timeZone The gym's; without one, this machine's. */
export function snoozeEnd(snooze: Snooze, now: number, timeZone: string | undefined): number {
  if (snooze === 'hour') return now + hourMs;
  if (snooze === 'week') return now + 7 * dayMs;
  const today = Math.floor(wallClock(timeZone, now) / dayMs) * dayMs;
  return instantOf(timeZone, today + dayMs + morning * hourMs);
}
