import { businessDayStart } from '../opening-hours.ts';

const dayMs = 86_400_000;
/** Days that are looked up rather than asked of the time zone; the longest stretch of any formula. */
const knownDays = 90;

/** The gym's business days, which begin at 04:00 where it is, as seen at one moment. Make one for many members. */
export interface BusinessCalendar {
  /** Unix ms. */
  readonly now: number;
  /** How many business days ago that was: 0 for today, below 0 for what lies ahead. @param at Unix ms. */
  daysAgo(at: number): number;
  /** Whether it is over and lies in the last so many business days, today being the first of them. @param days 90 at most. */
  isWithin(at: number, days: number): boolean;
}

/** The days before the last moment that was asked about: they hold until the next day begins, which is 23 hours at least. */
let last: { readonly timezone: string; readonly starts: readonly number[] } = { timezone: '', starts: [] };

function startsBefore(timezone: string, now: number): readonly number[] {
  const [latest] = last.starts;
  if (latest !== undefined && last.timezone === timezone && latest <= now && now < latest + 23 * 3_600_000) {
    return last.starts;
  }
  const starts = [businessDayStart(timezone, now)];
  for (let start = starts[0] ?? now; starts.length < knownDays; starts.push(start)) {
    start = businessDayStart(timezone, start - 1);
  }
  last = { timezone, starts };
  return starts;
}

/** @param timezone IANA name. @param now Unix ms. */
export function businessCalendar(timezone: string, now: number): BusinessCalendar {
  const starts = startsBefore(timezone, now);
  const today = starts[0] ?? now;
  const oldest = starts.at(-1) ?? now;
  function daysAgo(at: number): number {
    if (at < oldest || at >= today + dayMs) return Math.round((today - businessDayStart(timezone, at)) / dayMs);
    // Where clocks change a day has 23 or 25 hours: the guess is one off at most.
    const guess = Math.min(knownDays - 1, Math.max(0, Math.ceil((today - at) / dayMs)));
    if ((starts[guess] ?? today) > at) return guess + 1;
    return guess > 0 && (starts[guess - 1] ?? today) <= at ? guess - 1 : guess;
  }
  return {
    now,
    daysAgo,
    isWithin: (at, days) => at <= now && at >= (starts[days - 1] ?? Infinity),
  };
}
