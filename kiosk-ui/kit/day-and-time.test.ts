import { expect, test } from 'vitest';
import { dayAndTime, dayWithTime } from './day-and-time.ts';

const place = { language: 'fr', timeZone: 'Europe/Paris' } as const;
const morning = Date.UTC(2026, 5, 1, 3, 1);
const noon = Date.UTC(2026, 5, 1, 10);
const later = Date.UTC(2026, 5, 2, 10);

test('a time of today goes without its day where it stands alone', () => {
  expect([dayAndTime(morning, noon, place), dayAndTime(morning, later, place)]).toEqual([
    ...['05:01', '1er juin, 05:01'],
  ]);
});

test('a sentence about a day has it today too', () => {
  expect([dayWithTime(morning, noon, place), dayWithTime(morning, later, place)]).toEqual([
    ...['1er juin, 05:01', '1er juin, 05:01'],
  ]);
});
