import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../store/open.ts';
import { admissions } from './admission.ts';
import { Bookings } from './bookings.ts';

const gymId = newId();
const [yoga, marie, thomas, sophie] = [newId(), newId(), newId(), newId()];
let folder: string;
let db: Database.Database;
let bookings: Bookings;
let now: number;
let ready: boolean;
let nudges: number;
let failAfter: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookings-'));
  db = openStore(folder);
  [now, ready, nudges, failAfter] = [Date.UTC(2026, 10, 21, 8), true, 0, Infinity];
  const outbox = new Outbox(db, newId);
  const clock = new BoxClock(db, () => ({ bootId: 'b', monotonicNs: 1n, wallMs: now, clockQuality: 'ntp' }));
  const edits = new Edits({
    db,
    outbox,
    overlay: new Overlay(db, () => now),
    clock,
    gymId: () => gymId,
    changed: () => {
      failAfter -= 1;
      if (failAfter < 0) throw new Error('the power went');
    },
  });
  bookings = new Bookings({
    db,
    edits,
    gymId: () => gymId,
    isReady: () => ready,
    admission: admissions(db),
    newId,
    nowMs: () => now,
    queued: () => (nudges += 1),
  });
  addClass(yoga, 2);
  for (const id of [marie, thomas, sophie]) addMember(id);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const addClass = (id: string, capacity: number): unknown =>
  db
    .prepare('insert into class_occurrences (id, starts_at, capacity) values (?, ?, ?)')
    .run(id, now + 3_600_000, capacity);
const addMember = (id: string): unknown =>
  db.prepare('insert into members (id, gym_id, is_active) values (?, ?, 1)').run(id, gymId);
const request = (memberId: string, kind = 'book', requestedAt = now, occurrenceId = yoga): string => {
  const id = newId();
  db.prepare('insert into booking_requests values (?, ?, ?, ?, ?)').run(id, occurrenceId, memberId, kind, requestedAt);
  return id;
};
const answers = (): unknown[] =>
  db.prepare('select outcome, reason from booking_answers order by answered_at, id').all() as unknown[];
const answerTo = (id: string): unknown =>
  db.prepare('select outcome from booking_answers where id = ?').pluck().get(id);
const states = (): unknown[] => db.prepare('select state from bookings order by id').pluck().all();
const queued = (): unknown[] =>
  db.prepare(`select table_name || ' ' || kind from outbox order by sequence`).pluck().all();

test('requests from afar are answered once each, in the order in which they were made', () => {
  const [third, first, second] = [request(sophie, 'book', 3), request(marie, 'book', 1), request(thomas, 'book', 2)];
  bookings.answerRequests();
  expect([first, second, third].map(answerTo)).toEqual(['booked', 'booked', 'waiting']);
  const sent = queued();
  expect(sent).toEqual(Array.from({ length: 3 }, () => ['bookings insert', 'booking_answers insert']).flat());
  bookings.answerRequests();
  expect(queued()).toEqual(sent);
  expect(nudges).toBe(1);
});

test('the kiosk books by the same rule, and a place given up there goes to whoever asked from afar', () => {
  expect(bookings.settle({ kind: 'book', occurrenceId: yoga, memberId: marie })).toMatchObject({ outcome: 'booked' });
  for (const id of [thomas, sophie]) request(id);
  bookings.answerRequests();
  expect(states()).toEqual(['booked', 'booked', 'waiting']);
  expect(bookings.settle({ kind: 'cancel', occurrenceId: yoga, memberId: marie })).toMatchObject({
    outcome: 'cancelled',
  });
  expect(states()).toEqual(['cancelled', 'booked', 'booked']);
  expect(queued().slice(-2)).toEqual(['bookings patch', 'bookings patch']);
});

test('a box that dies in the midst of an answer gives it after the next start, whole and once', () => {
  const id = request(marie);
  failAfter = 1;
  expect(() => bookings.answerRequests()).toThrow('the power went');
  expect([states(), answers(), queued()]).toEqual([[], [], []]);
  failAfter = Infinity;
  bookings.answerRequests();
  expect([states(), answerTo(id)]).toEqual([['booked'], 'booked']);
});

test('a request waits a minute for its class and its member to arrive, then it is refused', () => {
  const late = newId();
  const id = request(marie, 'book', now, late);
  const nobody = request(newId());
  bookings.answerRequests();
  expect(answers()).toEqual([]);
  addClass(late, 1);
  bookings.answerRequests();
  expect(answerTo(id)).toBe('booked');
  now += 60_000;
  bookings.answerRequests();
  expect(answerTo(nobody)).toBe('refused');
  expect(answers()).toContainEqual({ outcome: 'refused', reason: 'unknown-member' });
});

test('a box that does not know yet what it booked before answers nobody, and gives no place twice', () => {
  ready = false;
  request(marie);
  bookings.answerRequests();
  expect(answers()).toEqual([]);
  expect(bookings.settle({ kind: 'book', occurrenceId: yoga, memberId: marie })).toEqual({
    outcome: 'refused',
    reason: 'not-ready',
    bookingId: null,
  });
});

test('a class that the hub makes larger takes in those who wait', () => {
  for (const id of [marie, thomas, sophie]) request(id);
  bookings.answerRequests();
  db.prepare('update class_occurrences set capacity = 3').run();
  bookings.fillPlaces();
  expect(states()).toEqual(['booked', 'booked', 'booked']);
});

test('requests from afar and taps at the kiosk, in whatever order and with whatever crashes, never overfill a class', () => {
  const members = [marie, thomas, sophie, ...Array.from({ length: 3 }, () => newId())];
  for (const id of members.slice(3)) addMember(id);
  const step = fc.record({
    by: fc.constantFrom('kiosk', 'request', 'answer', 'crash'),
    kind: fc.constantFrom('book', 'book', 'cancel'),
    member: fc.nat(members.length - 1),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.array(step, { maxLength: 25 }), (capacity, steps) => {
      const occurrenceId = newId();
      addClass(occurrenceId, capacity);
      for (const { by, kind, member } of steps) {
        const wish = { kind: kind as 'book' | 'cancel', occurrenceId, memberId: members[member] as string };
        if (by === 'kiosk') bookings.settle(wish);
        else if (by === 'request') request(wish.memberId, kind, now, occurrenceId);
        else {
          failAfter = by === 'crash' ? member : Infinity;
          try {
            bookings.answerRequests();
          } catch {
            // As after a power cut: what was begun is undone.
          }
          failAfter = Infinity;
        }
        const held = db
          .prepare(`select count(*) from bookings where occurrence_id = ? and state = 'booked'`)
          .pluck()
          .get(occurrenceId);
        expect(held).toBeLessThanOrEqual(capacity);
      }
      bookings.answerRequests();
      expect(
        db
          .prepare('select count(*) from booking_requests where id not in (select id from booking_answers)')
          .pluck()
          .get(),
      ).toBe(0);
    }),
    { numRuns: 40 },
  );
});
