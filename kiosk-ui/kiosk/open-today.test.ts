import { expect, test } from 'vitest';
import { openToday } from './open-today.ts';

const split = {
  open: true,
  intervals: [
    { from: 100, to: 200 },
    { from: 300, to: 400 },
  ],
};

test('a gym with a midday break is open, closed, open and done', () => {
  expect(openToday(split, 50)).toEqual({ state: 'closed', opensAt: 100 });
  expect(openToday(split, 100)).toEqual({ state: 'open', closesAt: 200 });
  expect(openToday(split, 200)).toEqual({ state: 'closed', opensAt: 300 });
  expect(openToday(split, 399)).toEqual({ state: 'open', closesAt: 400 });
  expect(openToday(split, 400)).toEqual({ state: 'closed', opensAt: null });
});

test('a day without hours is closed all day', () => {
  expect(openToday({ open: false, intervals: [] }, 0)).toEqual({ state: 'closed-all-day' });
});

test('a gym open around the clock does not close', () => {
  const always = { open: true, intervals: [{ from: 0, to: 86_400_000 }] };
  expect(openToday(always, 5)).toEqual({ state: 'open', closesAt: null });
});
