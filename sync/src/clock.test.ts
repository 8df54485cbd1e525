import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundStamp, futureMs, hubNode, learnHubTime, nextStamp, Stamp, stampAt, stampMs } from './clock.ts';

const node = '0190aaaa-0000-7000-8000-000000000001';
const now = Date.UTC(2026, 10, 21, 8);
const decade = 10 * 365.25 * 86_400_000;
const times = fc.integer({ min: now - decade, max: now + decade });

test('stamps are ordered as text by time, then by count', () => {
  fc.assert(
    fc.property(times, times, fc.nat(0xffff), fc.nat(0xffff), (one, other, first, second) => {
      const order = Math.sign(one - other) || Math.sign(first - second);
      const [a, b] = [stampAt(one, first, node), stampAt(other, second, node)];
      expect(a < b ? -1 : a > b ? 1 : 0).toBe(order);
      expect(Stamp.safeParse(a).success).toBe(true);
      expect(stampMs(a)).toBe(one);
    }),
  );
});

test('a stamp is later than all that was seen, however often a clock is set back', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 50 }), (clock) => {
      let last: string | null = null;
      for (const ms of clock) {
        const next = nextStamp([last, null], ms, node);
        expect(next > (last ?? '')).toBe(true);
        expect(stampMs(next)).toBeGreaterThanOrEqual(ms);
        last = next;
      }
    }),
  );
});

test('a full counter moves on by a millisecond', () => {
  expect(nextStamp([stampAt(now, 0xffff, node)], now, node)).toBe(stampAt(now + 1, 0, node));
  expect(nextStamp([stampAt(now, 7, node)], now - 5, node)).toBe(stampAt(now, 8, node));
});

test('a clock before 1970 counts as 1970', () => {
  expect(nextStamp([], -5, node)).toBe(stampAt(0, 0, node));
});

const bounds = { bornMs: now - 86_400_000, nowMs: now, lastBounded: null };

test('a stamp within the life of its box stays as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: bounds.bornMs, max: now + futureMs }), (ms) => {
      const stamp = stampAt(ms, 3, node);
      expect(boundStamp(stamp, bounds)).toBe(stamp);
    }),
  );
});

test('a stamp of a clock that is years off is brought into the life of its box, and keeps its maker', () => {
  const late = boundStamp(stampAt(now + decade, 0, node), bounds);
  expect([stampMs(late), late.endsWith(node)]).toEqual([now + futureMs, true]);
  expect(stampMs(boundStamp(stampAt(now - decade, 0, node), bounds))).toBe(bounds.bornMs);
});

test('edits of a clock that is years ahead keep their order once they are bounded', () => {
  const bounded: string[] = [];
  for (let edit = 0; edit < 100; edit += 1) {
    const lastBounded = bounded.at(-1) ?? null;
    bounded.push(boundStamp(stampAt(now + decade, edit, node), { ...bounds, lastBounded }));
  }
  expect(new Set(bounded).size).toBe(100);
  expect(bounded.toSorted()).toEqual(bounded);
});

test("the hub's time is learned from the quickest exchange of a boot, and again when the hub's clock was set", () => {
  const slow = learnHubTime(undefined, { bootId: 'a', sentMs: 1000, answeredMs: 2000, hubMs: now });
  expect(slow).toEqual({ bootId: 'a', bootAtMs: now - 1500, errorMs: 500 });
  const quick = learnHubTime(slow, { bootId: 'a', sentMs: 3000, answeredMs: 3010, hubMs: now + 1600 });
  expect(quick).toEqual({ bootId: 'a', bootAtMs: now + 1600 - 3005, errorMs: 5 });
  expect(learnHubTime(quick, { bootId: 'a', sentMs: 4000, answeredMs: 4900, hubMs: now + 2900 })).toBe(quick);
  expect(learnHubTime(quick, { bootId: 'a', sentMs: 5000, answeredMs: 5100, hubMs: now + 90_000 }).errorMs).toBe(50);
  expect(learnHubTime(quick, { bootId: 'b', sentMs: 0, answeredMs: 800, hubMs: now }).bootId).toBe('b');
});

test('the hub has a place of its own among the makers of stamps', () => {
  expect(Stamp.safeParse(nextStamp([], now, hubNode)).success).toBe(true);
});
