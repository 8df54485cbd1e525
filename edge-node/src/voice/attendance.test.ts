import { expect, test } from 'vitest';
import { attendanceOf } from './attendance.ts';
import { gymDay, mondayOf, visitDay } from './gym-day.ts';

const paris = 'Europe/Paris';
const at = (text: string): number => Date.parse(text);
const saturday = at('2026-11-21T09:00+01:00');

test('a day is the one on the wall of the gym, and a visit before four in the morning belongs to the day before', () => {
  expect(gymDay(paris, at('2026-11-21T00:30+01:00'))).toBe('2026-11-21');
  expect(gymDay('America/New_York', at('2026-11-21T00:30+01:00'))).toBe('2026-11-20');
  expect(visitDay(paris, at('2026-11-21T03:59+01:00'))).toBe('2026-11-20');
  expect(visitDay(paris, at('2026-11-21T04:00+01:00'))).toBe('2026-11-21');
  // Clocks went forward at two: four by the wall is what counts.
  expect(visitDay(paris, at('2026-03-29T04:00+02:00'))).toBe('2026-03-29');
  expect([mondayOf('2026-11-21'), mondayOf('2026-11-16')]).toEqual(['2026-11-16', '2026-11-16']);
});

test('visits are counted for four weeks, this week and in all', () => {
  const visits = [
    '2026-10-24T08:59+02:00',
    '2026-10-25T10:00+01:00',
    '2026-11-16T03:00+01:00',
    '2026-11-16T04:00+01:00',
  ];
  expect(attendanceOf(visits.map(at), paris, saturday)).toEqual({
    visits28d: 3,
    visitsThisWeek: 1,
    visitsTotal: 4,
    visitsLastWeek: 1,
    visitsThisMonth: 2,
    visitsLastMonth: 2,
    weeksInARow: 2,
    firstVisitAt: at('2026-10-24T08:59+02:00'),
    lastVisitAt: at('2026-11-16T04:00+01:00'),
  });
  expect(attendanceOf([], paris, saturday)).toMatchObject({ visitsTotal: 0, weeksInARow: 0, lastVisitAt: null });
  expect(attendanceOf([saturday + 1], paris, saturday)).toMatchObject({ visitsTotal: 0 });
});

test('a month is that of the calendar, and its last night belongs to it until four', () => {
  const visits = [
    '2025-12-31T20:00+01:00',
    '2026-01-01T03:00+01:00',
    '2026-01-01T04:00+01:00',
    '2026-01-02T10:00+01:00',
  ];
  expect(attendanceOf(visits.map(at), paris, at('2026-01-31T12:00+01:00'))).toMatchObject({
    ...{ visitsThisMonth: 2, visitsLastMonth: 2, visitsLastWeek: 0 },
  });
  expect(attendanceOf(visits.map(at), paris, at('2026-02-01T05:00+01:00'))).toMatchObject({
    ...{ visitsThisMonth: 0, visitsLastMonth: 2 },
  });
});

test('a week that has only begun breaks no streak, a week without a visit does', () => {
  const monday = at('2026-11-16T10:00+01:00');
  const week = 7 * 86_400_000;
  const streak = (weeksAgo: number[]): number =>
    attendanceOf(
      weeksAgo.map((ago) => monday - ago * week),
      paris,
      saturday,
    ).weeksInARow;
  expect(streak([0, 1, 2])).toBe(3);
  expect(streak([1, 2])).toBe(2);
  expect(streak([0, 2])).toBe(1);
  expect(streak([2, 3])).toBe(0);
});
