import { z } from 'zod';
import { instantOf, wallClock } from './wall-clock.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

/** Local time of day; `24:00` is the end of the day. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** From, to. A `to` that is not after its `from` is on the following day. */
const Hours = z.array(z.tuple([TimeOfDay, TimeOfDay]));

/** A week of local hours and the dates that differ from it; an exception without hours is a day closed. */
export const OpeningHours = z.object({
  weekly: z.partialRecord(z.enum(days), Hours),
  exceptions: z.array(z.object({ date: z.iso.date(), hours: Hours })).default([]),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Unix ms, `to` exclusive. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date that a calendar on the wall of the gym shows, as its midnight in UTC, Unix ms: dates so given are whole days apart. */
export function dateAt(timezone: string, now: number): number {
  const { year, month, day } = localDate(timezone, now);
  return Date.UTC(year, month - 1, day);
}

function localDate(timezone: string, now: number, dayOffset = 0): LocalDate {
  const date = new Date(wallClock(timezone, now) + dayOffset * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function intervalsOn(hours: OpeningHours, timezone: string, { year, month, day }: LocalDate): Interval[] {
  const midnight = Date.UTC(year, month - 1, day);
  const iso = new Date(midnight).toISOString().slice(0, 10);
  const weekday: Day = days[(new Date(midnight).getUTCDay() + 6) % 7] ?? 'mon';
  const spans = hours.exceptions.find(({ date }) => date === iso)?.hours ?? hours.weekly[weekday] ?? [];
  return spans.map(([from, to]) => ({
    from: instantOf(timezone, midnight + minutesOf(from) * 60_000),
    to: instantOf(timezone, midnight + (minutesOf(to) + (minutesOf(to) <= minutesOf(from) ? 1440 : 0)) * 60_000),
  }));
}

function minutesOf(timeOfDay: string): number {
  const [hours, minutes] = timeOfDay.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The intervals of the gym's local day; those of the evening before that reach past midnight are not among them. */
export function intervalsToday(hours: OpeningHours, timezone: string, now: number): Interval[] {
  return intervalsOn(hours, timezone, localDate(timezone, now));
}

/** A stretch of time throughout which the hours admit, or throughout which they do not. */
interface Span extends Interval {
  readonly open: boolean;
}

/** The stretch around an instant, cut at the start of the local day and of the next. */
function spanAround(hours: OpeningHours, timezone: string, now: number): Span {
  const today = localDate(timezone, now);
  const midnight = Date.UTC(today.year, today.month - 1, today.day);
  const edges = [instantOf(timezone, midnight), instantOf(timezone, midnight + 86_400_000)];
  let open = false;
  for (const offset of [-1, 0]) {
    for (const { from, to } of intervalsOn(hours, timezone, localDate(timezone, now, offset))) {
      edges.push(from, to);
      open ||= from <= now && now < to;
    }
  }
  return {
    from: Math.max(...edges.filter((edge) => edge <= now)),
    to: Math.min(...edges.filter((edge) => edge > now)),
    open,
  };
}

/** The last answer for each set of hours: time zones are slow to ask, and the answer holds for hours. */
const lastSpans = new WeakMap<OpeningHours, { timezone: string; span: Span }>();

/** Whether the hours admit that instant, the night of the day before included. */
export function isOpen(hours: OpeningHours, timezone: string, now: number): boolean {
  const last = lastSpans.get(hours);
  if (last?.timezone === timezone && last.span.from <= now && now < last.span.to) return last.span.open;
  const span = spanAround(hours, timezone, now);
  lastSpans.set(hours, { timezone, span });
  return span.open;
}

/** When the hours next admit somebody, within two weeks; Unix ms, or null. */
export function opensNext(hours: OpeningHours, timezone: string, now: number): number | null {
  for (let offset = 0; offset <= 14; offset += 1) {
    const starts = intervalsOn(hours, timezone, localDate(timezone, now, offset))
      .map(({ from }) => from)
      .filter((from) => from > now);
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

/** When the gym's clock last showed that hour, of that weekday where one is given; Unix ms. @param hour 0 to 23. */
export function lastTimeOf(timezone: string, now: number, { hour, weekday }: { hour: number; weekday?: Day }): number {
  const hours = hour * 3_600_000;
  const wall = wallClock(timezone, now) - hours;
  const midnight = wall - (wall % 86_400_000);
  const daysSince = weekday === undefined ? 0 : (new Date(midnight).getUTCDay() + 6 - days.indexOf(weekday)) % 7;
  return instantOf(timezone, midnight - daysSince * 86_400_000 + hours);
}

/** The start of the gym's current business day, which turns at 04:00 local time; Unix ms. */
export const businessDayStart = (timezone: string, now: number): number => lastTimeOf(timezone, now, { hour: 4 });
