import { expect, test } from 'vitest';
import { lastWeek } from './week.ts';

const hour = 3_600_000;
const hours = ({ from, to }: { from: number; to: number }): number => (to - from) / hour;

test('a gym’s week ends on Monday at four by its own clock, with the night of Sunday', () => {
  const paris = (now: number) => lastWeek('Europe/Paris', now).period;
  const monday = Date.UTC(2026, 10, 23, 3);
  expect([paris(monday - 1), paris(monday), paris(monday + 7 * 24 * hour - 1)]).toEqual([
    ...['2026-11-09', '2026-11-16', '2026-11-16'],
  ]);
  expect(lastWeek('America/Montreal', monday).period, 'there it is Sunday evening').toBe('2026-11-09');
  expect(lastWeek('Pacific/Auckland', monday - 12 * hour).period, 'there it is Monday noon').toBe('2026-11-16');
});

test('a week has its seven days, and the one before it', () => {
  const week = lastWeek('Europe/Paris', Date.UTC(2026, 10, 23, 5));
  expect(week.days.map(({ day }) => day)).toEqual([
    ...['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
  ]);
  expect(week.days[0]?.from).toBe(week.from);
  expect([hours(week), week.before.to, week.before.period]).toEqual([168, week.from, '2026-11-09']);
});

test('where clocks change a week is an hour shorter or longer, and still has seven days', () => {
  const spring = lastWeek('Europe/Paris', Date.UTC(2026, 2, 30, 4));
  expect([spring.period, hours(spring), spring.days.length, hours(spring.before)]).toEqual(['2026-03-23', 167, 7, 168]);
  const autumn = lastWeek('Europe/Paris', Date.UTC(2026, 9, 26, 5));
  expect([autumn.period, hours(autumn), autumn.days.length, hours(autumn.before)]).toEqual(['2026-10-19', 169, 7, 168]);
});
