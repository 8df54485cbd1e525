import { expect, test } from 'vitest';
import {
  after,
  alertAfterMs,
  backstop,
  isJudging,
  listeningSince,
  lookMs,
  silentSince,
  type Heard,
  type Known,
} from './liveness.ts';

const second = 1000;
const [first, second_] = ['session-1', 'session-2'];

test('a cable that is cut right after a beat is noticed within 90 seconds, and two lost beats are forgiven', () => {
  const lastBeat = 1_000_000;
  const seenAway = (now: number): boolean => lastBeat <= silentSince(now);
  expect(seenAway(lastBeat + 61 * second)).toBe(false);
  // The look before came a moment too soon, and the page is told a second later.
  const worst = Array.from({ length: 90 }, (_, passed) => lastBeat + 999 + passed * lookMs).find(seenAway) ?? Infinity;
  expect(worst + second - lastBeat).toBeLessThanOrEqual(90 * second);
});

test('a hub that was away for an hour calls no box silent before each has had the time of one beat', () => {
  const startedAt = 5_000_000;
  expect(isJudging(startedAt, startedAt + 29_999)).toBe(false);
  expect(isJudging(startedAt, startedAt + 30_000)).toBe(true);
});

test('a hub that stood still for a while blames itself, not the boxes that it could not hear', () => {
  expect(listeningSince(0, 100_000, 101_000)).toBe(0);
  expect(listeningSince(0, 100_000, 240_000)).toBe(240_000);
});

test('the backstop looks every 5 minutes for 10 minutes of silence, and half an hour is an alert', () => {
  expect([backstop, alertAfterMs]).toEqual([{ everyMs: 300_000, silenceMs: 600_000 }, 1_800_000]);
});

const states: readonly Known[] = [
  { state: 'offline', session: undefined },
  { state: 'offline', session: first },
  { state: 'online', session: undefined },
  { state: 'online', session: first },
];
const told: readonly Heard[] = [
  { kind: 'state', state: 'online', session: first },
  { kind: 'state', state: 'online', session: second_ },
  { kind: 'state', state: 'offline', session: first },
  { kind: 'state', state: 'offline', session: second_ },
  { kind: 'heartbeat' },
  { kind: 'silence' },
  { kind: 'revoked' },
];

test('whatever a box says in whatever order, a last will of another session changes nothing, and a beat brings it back', () => {
  const table = states.map((known) => told.map((heard) => after(known, heard)));
  const brief = (known: Known): string => `${known.state} ${known.session ?? '-'}`;
  expect(table.map((row) => row.map(brief))).toEqual([
    // online 1, online 2, offline 1, offline 2, beat, silence, revoked
    [
      'online session-1',
      'online session-2',
      'offline session-1',
      'offline session-2',
      'online -',
      'offline -',
      'offline -',
    ],
    [
      'online session-1',
      'online session-2',
      'offline session-1',
      'offline session-1',
      'online session-1',
      'offline session-1',
      'offline session-1',
    ],
    [
      'online session-1',
      'online session-2',
      'offline session-1',
      'offline session-2',
      'online -',
      'offline -',
      'offline -',
    ],
    [
      'online session-1',
      'online session-2',
      'offline session-1',
      'online session-1',
      'online session-1',
      'offline session-1',
      'offline session-1',
    ],
  ]);
});
