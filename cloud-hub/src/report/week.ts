import { lastTimeOf } from '@jarvis-edge/sync/opening-hours.ts';

/** A gym's day ends at that hour, and its week with Sunday's. */
const dayEndsAtHour = 4;

export interface Span {
  /** Unix ms; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Monday's local date, as `2026-11-16`. */
  readonly period: string;
}

export interface Week extends Span {
  /** Monday to Sunday: when each begins. */
  readonly days: readonly { readonly day: string; readonly from: number }[];
  readonly before: Span;
}

/** The last week that is over where the gym is, and the one before it. @param timezone IANA name. @param now Unix ms. */
export function lastWeek(timezone: string, now: number): Week {
  const to = weekStart(timezone, now);
  const from = weekStart(timezone, to - 1);
  const days: { day: string; from: number }[] = [];
  for (let start = to; start > from;) {
    start = lastTimeOf(timezone, start - 1, { hour: dayEndsAtHour });
    days.unshift({ day: localDate(timezone, start), from: start });
  }
  const span = (start: number, end: number): Span => ({ from: start, to: end, period: localDate(timezone, start) });
  return { ...span(from, to), days, before: span(weekStart(timezone, from - 1), from) };
}

const weekStart = (timezone: string, at: number): number =>
  lastTimeOf(timezone, at, { hour: dayEndsAtHour, weekday: 'mon' });

const localDate = (timezone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(at);
