import { localDate, localHour } from '../../kiosk-ui/kit/moment.ts';

/** A gym's day ends at 04:00 of its own clock. */
export const dayStartsAtHour = 4;

/** The local date of the gym's day that `at` belongs to, as `2026-01-31`. */
export function businessDay(at: number, timeZone: string | undefined): string {
  const date = localDate(at, timeZone);
  if (localHour(at, timeZone) >= dayStartsAtHour) return date;
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

export interface HourCount {
  /** Local hour, 0 to 23. */
  hour: number;
  count: number;
}

export interface Entered {
  gymId: string;
  enteredAt: number;
}

/** Visits of each gym's current day, by gym. */
export function countByGym(
  visits: readonly Entered[],
  now: number,
  timeZoneOf: (gymId: string) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { gymId, enteredAt } of visits) {
    const zone = timeZoneOf(gymId);
    if (businessDay(enteredAt, zone) === businessDay(now, zone)) counts.set(gymId, (counts.get(gymId) ?? 0) + 1);
  }
  return counts;
}

/** Visits of the current day hour by hour: from the first hour anybody came, or six, to the last, or now. */
export function countByHour(
  visits: readonly Entered[],
  now: number,
  timeZoneOf: (gymId: string) => string | undefined,
): HourCount[] {
  const counts = Array.from({ length: 24 }, () => 0);
  /** The hour's place in a day that starts at 04:00. */
  const placeOf = (at: number, zone: string | undefined) => (localHour(at, zone) - dayStartsAtHour + 24) % 24;
  let last = placeOf(now, timeZoneOf(visits[0]?.gymId ?? ''));
  let first = Math.min(6 - dayStartsAtHour, last);
  for (const { gymId, enteredAt } of visits) {
    const zone = timeZoneOf(gymId);
    if (businessDay(enteredAt, zone) !== businessDay(now, zone)) continue;
    const place = placeOf(enteredAt, zone);
    counts[place] = (counts[place] ?? 0) + 1;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return counts
    .map((count, place) => ({ hour: (place + dayStartsAtHour) % 24, count }))
    .slice(first, Math.max(last, first + 11) + 1);
}
