import { localDate, localHour } from '../../kit/moment.ts';

export type Snooze = 'hour' | 'tomorrow' | 'week';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When a team reads its alerts. */
const morning = 8;

/** Until when an alert is put off, Unix ms. @param timeZone The gym's. */
export function snoozeEnd(snooze: Snooze, now: number, timeZone: string | undefined): number {
  if (snooze === 'hour') return now + hourMs;
  if (snooze === 'week') return now + 7 * dayMs;
  const tomorrow = localDate(now + dayMs, timeZone);
  const guess = Date.parse(`${tomorrow}T${String(morning).padStart(2, '0')}:00:00Z`);
  // The hour that the gym's wall shows then says how far the zone is away.
  const shown = localHour(guess, timeZone) + (localDate(guess, timeZone) === tomorrow ? 0 : 24);
  return guess - (shown - morning) * hourMs;
}
