import { expect, test } from 'vitest';
import { businessDay, countByGym, countByHour } from './business-day.ts';

const paris = () => 'Europe/Paris';
/** 21 November 2026 in Paris. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 21, hour - 1, minute);

test('a gym’s day ends at four in the morning of its own clock', () => {
  expect(businessDay(at(3, 59), 'Europe/Paris')).toBe('2026-11-20');
  expect(businessDay(at(4), 'Europe/Paris')).toBe('2026-11-21');
  expect(businessDay(at(24 + 3), 'Europe/Paris')).toBe('2026-11-21');
  expect(businessDay(Date.UTC(2026, 0, 1, 1), 'Europe/Paris')).toBe('2025-12-31');
});

test('today’s visits are counted gym by gym, yesterday’s are not', () => {
  const visits = [
    { gymId: 'a', enteredAt: at(9) },
    { gymId: 'a', enteredAt: at(18) },
    { gymId: 'b', enteredAt: at(10) },
    { gymId: 'b', enteredAt: at(3) },
  ];
  expect(countByGym(visits, at(19), paris)).toEqual(
    new Map([
      ['a', 2],
      ['b', 1],
    ]),
  );
});

test('the hours run from six to now, and an hour without visits is there with none', () => {
  const hours = countByHour([{ gymId: 'a', enteredAt: at(9, 30) }], at(19), paris);
  expect(hours[0]).toEqual({ hour: 6, count: 0 });
  expect(hours.find(({ hour }) => hour === 9)?.count).toBe(1);
  expect(hours.at(-1)).toEqual({ hour: 19, count: 0 });
});

test('a visit after midnight belongs to the evening before it', () => {
  const hours = countByHour([{ gymId: 'a', enteredAt: at(24 + 1) }], at(24 + 2), paris);
  expect(hours.slice(-2)).toEqual([
    { hour: 1, count: 1 },
    { hour: 2, count: 0 },
  ]);
});
