import { daysAfter, mondayOf, visitDay } from './gym-day.ts';

const dayMs = 86_400_000;

/** How often a member has come, as far as this box remembers: 13 months. */
export interface Attendance {
  readonly visits28d: number;
  /** Since Monday 04:00 at the gym. */
  readonly visitsThisWeek: number;
  readonly visitsTotal: number;
  /** From one Monday to the next. */
  readonly visitsLastWeek: number;
  /** Of the calendar. */
  readonly visitsThisMonth: number;
  readonly visitsLastMonth: number;
  /** Weeks with a visit up to now; this one counts when it has one, and breaks nothing while it has none. */
  readonly weeksInARow: number;
  /** Unix ms. */
  readonly firstVisitAt: number | null;
  readonly lastVisitAt: number | null;
}

/** @param visits When each began, Unix ms, in any order. */
export function attendanceOf(visits: readonly number[], timezone: string, nowMs: number): Attendance {
  const past = visits.filter((at) => at <= nowMs);
  const today = visitDay(timezone, nowMs);
  const thisWeek = mondayOf(today);
  const lastWeek = daysAfter(thisWeek, -7);
  const lastMonth = monthOf(daysAfter(`${monthOf(today)}-01`, -1));
  const days = past.map((at) => visitDay(timezone, at));
  const mondays = days.map(mondayOf);
  const ofMonth = (month: string): number => days.filter((day) => monthOf(day) === month).length;
  const weeks = new Set(mondays);
  let weeksInARow = 0;
  let week = weeks.has(thisWeek) ? thisWeek : lastWeek;
  for (; weeks.has(week); week = daysAfter(week, -7)) weeksInARow += 1;
  return {
    visits28d: past.filter((at) => at > nowMs - 28 * dayMs).length,
    visitsThisWeek: mondays.filter((monday) => monday === thisWeek).length,
    visitsTotal: past.length,
    visitsLastWeek: mondays.filter((monday) => monday === lastWeek).length,
    visitsThisMonth: ofMonth(monthOf(today)),
    visitsLastMonth: ofMonth(lastMonth),
    weeksInARow,
    firstVisitAt: past.length === 0 ? null : past.reduce((one, other) => Math.min(one, other)),
    lastVisitAt: past.length === 0 ? null : past.reduce((one, other) => Math.max(one, other)),
  };
}

/** 'YYYY-MM' of a day. */
const monthOf = (day: string): string => day.slice(0, 7);
