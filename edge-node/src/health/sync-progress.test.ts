import { beforeEach, expect, test } from 'vitest';
import { leftMs, SyncProgress } from './sync-progress.ts';

let nowMs: number;
let progress: SyncProgress;
beforeEach(() => {
  nowMs = Date.UTC(2026, 10, 21, 12);
  progress = new SyncProgress(() => nowMs);
});

test('the pace is that of the time in which changes were answered for', () => {
  expect(progress.pace).toEqual({ lastMinute: 0, perSecond: 0 });
  progress.settled(300);
  progress.settled(200);
  nowMs += 5000;
  progress.settled(500);
  nowMs += 5000;
  expect(progress.pace).toEqual({ lastMinute: 1000, perSecond: 100 });
});

test('what came through more than a minute ago counts no more', () => {
  progress.settled(500);
  nowMs += 59_000;
  progress.settled(1);
  expect(progress.pace.lastMinute).toBe(501);
  nowMs += 2000;
  expect(progress.pace.lastMinute).toBe(1);
  nowMs += 60_000;
  expect(progress.pace).toEqual({ lastMinute: 0, perSecond: 0 });
});

test('a clock that is set back forgets what came in its future', () => {
  progress.settled(5);
  nowMs -= 3_600_000;
  progress.settled(2);
  expect(progress.pace.lastMinute).toBe(2);
});

test('the time that is left follows from the pace, and is unknown while nothing goes', () => {
  expect(leftMs({ waiting: 1000, perSecond: 100 })).toBe(10_000);
  expect(leftMs({ waiting: 1000, perSecond: 0 })).toBeNull();
  expect(leftMs({ waiting: 0, perSecond: 0 })).toBe(0);
});
