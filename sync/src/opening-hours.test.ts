import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDayStart, intervalsToday, isOpen, OpeningHours, opensNext } from './opening-hours.ts';

const paris = 'Europe/Paris';
const hours = OpeningHours.parse({
  weekly: {
    mon: [
      ['06:00', '12:00'],
      ['14:00', '22:00'],
    ],
    fri: [['20:00', '02:00']],
    sat: [['00:00', '24:00']],
  },
  exceptions: [
    { date: '2026-12-25', hours: [] },
    { date: '2026-12-28', hours: [['10:00', '12:00']] },
  ],
});
/** 16 November 2026 is a Monday; Paris is one hour ahead of UTC. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 1, minute);

test('a gym is open from its first minute until just before its last', () => {
  expect(
    [at(16, 5, 59), at(16, 6), at(16, 11, 59), at(16, 12), at(16, 13), at(16, 14)].map((now) =>
      isOpen(hours, paris, now),
    ),
  ).toEqual([false, true, true, false, false, true]);
});

test('hours that reach past midnight belong to the evening on which they began', () => {
  const fridayOnly = { ...hours, weekly: { fri: hours.weekly.fri ?? [] } };
  expect(isOpen(fridayOnly, paris, at(20, 23))).toBe(true);
  expect(isOpen(fridayOnly, paris, at(21, 1, 59))).toBe(true);
  expect(isOpen(fridayOnly, paris, at(21, 2))).toBe(false);
  expect(isOpen(fridayOnly, paris, at(20, 1))).toBe(false);
});

test('an exception replaces the hours of its date', () => {
  const christmas = Date.UTC(2026, 11, 25, 21);
  const monday = Date.UTC(2026, 11, 28, 14);
  expect(isOpen(hours, paris, christmas)).toBe(false);
  expect(intervalsToday(hours, paris, christmas)).toEqual([]);
  expect(isOpen(hours, paris, monday)).toBe(false);
});

test('the next opening is told across closed days, and none within two weeks is told as none', () => {
  expect(opensNext(hours, paris, at(16, 23))).toBe(at(20, 20));
  expect(opensNext({ weekly: {}, exceptions: [] }, paris, at(16, 23))).toBeNull();
});

test('on the days when clocks change, hours follow the clock on the wall', () => {
  const sunday = OpeningHours.parse({ weekly: { sun: [['01:00', '06:00']] } });
  // Clocks go forward at 02:00 on 29 March 2026 and back at 03:00 on 25 October 2026.
  expect(intervalsToday(sunday, paris, Date.UTC(2026, 2, 29, 12))).toEqual([
    { from: Date.UTC(2026, 2, 29, 0), to: Date.UTC(2026, 2, 29, 4) },
  ]);
  expect(intervalsToday(sunday, paris, Date.UTC(2026, 9, 25, 12))).toEqual([
    { from: Date.UTC(2026, 9, 24, 23), to: Date.UTC(2026, 9, 25, 5) },
  ]);
});

test("a gym's business day turns at 04:00 on its wall", () => {
  expect(businessDayStart(paris, at(16, 3, 59))).toBe(at(15, 4));
  expect(businessDayStart(paris, at(16, 4))).toBe(at(16, 4));
  expect(businessDayStart(paris, Date.UTC(2026, 2, 29, 12))).toBe(Date.UTC(2026, 2, 29, 2));
});

test('asked in any order, the answer is the one that each instant has by itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: at(14, 0), max: at(24, 0) }), { minLength: 1, maxLength: 40 }),
      (instants) => {
        const kept = structuredClone(hours);
        for (const now of instants) expect(isOpen(kept, paris, now)).toBe(isOpen(structuredClone(hours), paris, now));
      },
    ),
  );
});
