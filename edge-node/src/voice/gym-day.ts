/** Days of a gym's calendar, written `YYYY-MM-DD`. */
import type { OpeningHours } from '@jarvis-edge/sync/opening-hours.ts';

const dayMs = 86_400_000;
/** Until then a night belongs to the day before, as visits and streaks are counted. */
const turnsAtHour = 4;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timezone: string): Intl.DateTimeFormat {
  let format = formatters.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
    });
    formatters.set(timezone, format);
  }
  return format;
}

function dayAndHour(timezone: string, at: number): { day: string; hour: number } {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatter(timezone).formatToParts(at)) part[type] = value;
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour) };
}

/** The day that the calendar on the gym's wall shows. @param at Unix ms. */
export const gymDay = (timezone: string, at: number): string => dayAndHour(timezone, at).day;

/** The day that a visit counts for. @param at Unix ms. */
export function visitDay(timezone: string, at: number): string {
  const { day, hour } = dayAndHour(timezone, at);
  return hour < turnsAtHour ? daysAfter(day, -1) : day;
}

/** Of the days from one on: what was asked for, of a week at most and never before it began. */
export function lastDay(day: string | undefined, until: string | undefined): string | undefined {
  if (day === undefined || until === undefined || until < day) return day;
  const week = daysAfter(day, 6);
  return until < week ? until : week;
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const weekdayOf = (day: string): (typeof weekdays)[number] => weekdays[new Date(day).getUTCDay()] ?? 'sun';

/** The Monday of its week. */
export const mondayOf = (day: string): string => daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Local times of day, `24:00` at the end. A `to` that is not after its `from` is on the following day. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** When the hours admit on a day, and how that day differs from the usual week. */
export function hoursOn(
  hours: OpeningHours,
  day: string,
): { readonly periods: readonly Period[]; readonly exception: 'closed' | 'other-hours' | null } {
  const exception = hours.exceptions.find(({ date }) => date === day);
  const spans = exception?.hours ?? hours.weekly[weekdayOf(day)] ?? [];
  const periods = spans.map(([from, to]) => ({ from, to }));
  if (exception === undefined) return { periods, exception: null };
  return { periods, exception: periods.length === 0 ? 'closed' : 'other-hours' };
}
