import { businessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import { expect, test } from 'vitest';
import { saturday } from '../../test/talking-box.ts';
import { withTold, type ToldVisits } from './told-visits.ts';

const day = 86_400_000;
const told: ToldVisits = { at: saturday, count: 64, recent: 16, daysSinceLast: 0 };
const nothing = { count: 0, lastAt: null, recent: [] };

/** How visits stand so many days after the hub told of them. @param visitedDaysAgo Here, as seen from then; below 0 for later. */
function after(days: number, visitedDaysAgo: readonly number[] = [], changes: Partial<ToldVisits> = {}) {
  const calendar = businessCalendar('Europe/Paris', saturday + days * day);
  const own = visitedDaysAgo.map((ago) => saturday - ago * day);
  const recent = own.filter((at) => calendar.isWithin(at, 28));
  const counted = { count: own.length, lastAt: own.length > 0 ? Math.max(...own) : null, recent };
  const { count, elsewhere } = withTold(counted, own, { ...told, ...changes }, calendar);
  return { count, here: recent.length, elsewhere: elsewhere?.recent, daysSinceLast: elsewhere?.daysSinceLast };
}

test('who trains elsewhere has the visits that the hub told of', () => {
  expect(after(0)).toEqual({ count: 64, here: 0, elsewhere: 16, daysSinceLast: 0 });
  expect(after(1, [60])).toEqual({ count: 64, here: 0, elsewhere: 15, daysSinceLast: 1 });
});

test('who trains here is counted here alone, however long the hub is silent', () => {
  const twiceAWeek = [0, 4, 7, 11, 14, 18, 21, 25];
  const here = { count: 8, recent: 8 };
  expect(after(0, twiceAWeek, here)).toMatchObject({ here: 8, elsewhere: 0 });
  expect(after(21, twiceAWeek, here), 'who stays away').toMatchObject({ here: 2, elsewhere: 0, daysSinceLast: 21 });
  const onAndOn = [...twiceAWeek, -3, -7, -10, -14, -17, -21];
  expect(after(21, onAndOn, here)).toMatchObject({ count: 14, here: 8, elsewhere: 0 });
  expect(after(40, onAndOn, here), 'also those of more than 28 days ago').toMatchObject({ count: 14 });
});

test('who trains here and elsewhere has both, and none is counted twice', () => {
  expect(after(0, [1, 8, 15, 22])).toEqual({ count: 64, here: 4, elsewhere: 12, daysSinceLast: 0 });
  expect(after(1, [1, 8, 15, 22, -1])).toMatchObject({ count: 65, here: 5, elsewhere: 12 });
});

test('visits elsewhere fade as what was told grows old; when the last was stays known', () => {
  expect([0, 7, 14, 27, 28, 300].map((days) => after(days))).toMatchObject(
    [16, 12, 8, 1, 0, 0].map((elsewhere) => ({ elsewhere })),
  );
  expect([0, 14, 300].map((days) => after(days, [], { daysSinceLast: 3 }).daysSinceLast)).toEqual([3, 17, 303]);
});

test('a member of whom the hub knows no visit, or fewer than the box, has the box’s', () => {
  expect(after(0, [1, 2], { count: 0, recent: 0, daysSinceLast: null })).toEqual({
    ...{ count: 2, here: 2, elsewhere: 0, daysSinceLast: null },
  });
  expect(after(0, [1, 2, 3], { count: 2, recent: 2 })).toMatchObject({ count: 3, here: 3, elsewhere: 0 });
});

test('what was told by a clock that is ahead of the box’s is as of today', () => {
  expect(after(-2)).toEqual({ count: 64, here: 0, elsewhere: 16, daysSinceLast: 0 });
});

test('days are the gym’s: clocks that change shift none', () => {
  // Told at 03:30 in the night to summer time, asked at 04:30 in the night of the change and a day later.
  const at = Date.UTC(2026, 2, 28, 2, 30);
  const seen = [Date.UTC(2026, 2, 29, 2, 30), Date.UTC(2026, 2, 30, 1, 30)].map((now) =>
    withTold(nothing, [], { ...told, at, daysSinceLast: 13 }, businessCalendar('Europe/Paris', now)),
  );
  expect(seen.map(({ elsewhere }) => elsewhere?.daysSinceLast)).toEqual([15, 15]);
});
