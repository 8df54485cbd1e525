import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { removeOld } from '@jarvis-edge/sync/box/remove-old.ts';
import type Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { waitingIn } from './waiting.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 8);
const gymId = newId();
let folder: string;
let db: Database.Database;
let outbox: Outbox;
let edits: Edits;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remove-old-'));
  db = openStore(folder);
  outbox = new Outbox(db, newId);
  const overlay = new Overlay(db, () => now);
  const clock = new BoxClock(db, () => ({ bootId: 'b', monotonicNs: 1n, wallMs: now, clockQuality: 'ntp' }));
  edits = new Edits({ db, outbox, overlay, clock, gymId: () => gymId });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const stamped = { boot_id: 'b', monotonic_ns: '1', clock_quality: 'ntp' };
const write = (work: () => void): void => db.transaction(work)();
function visit(daysAgo: number): string {
  const id = newId();
  edits.insert('visits', {
    ...{ id, gym_id: gymId, member_id: newId(), badge_id: newId(), reader_id: newId(), door_id: null },
    ...{ entered_at: now - daysAgo * day, ...stamped },
  });
  return id;
}
function turn(daysAgo: number): void {
  edits.insert('session_turns', {
    ...{ id: newId(), gym_id: gymId, session_id: newId(), member_id: null, role: 'member', text: 'Salut' },
    ...{ at: now - daysAgo * day, audio_ms: null, ...stamped },
  });
}
function moods(daysAgo: number): void {
  edits.insert('session_moods', {
    ...{ id: newId(), gym_id: gymId, member_id: newId(), moods: [], at: now - daysAgo * day },
  });
}
function hubTookAll(): void {
  for (let batch = waitingIn(outbox); batch.length > 0; batch = waitingIn(outbox)) {
    const outcomes = batch.map(({ id, sequence }) => ({ id, sequence, outcome: 'applied' as const }));
    const received = batch.at(-1)?.sequence ?? 0;
    outbox.settle({ hubEpoch: gymId, received, durable: 0, outcomes }, outbox.incarnation, now);
  }
}
const ids = (table: string): unknown[] => db.prepare(`select id from ${table} order by id`).pluck().all();
const removed = async (): Promise<Record<string, number>> => Object.fromEntries(await removeOld(db, now));

test('each table is kept for its own time, and what is older goes once the hub has it', async () => {
  let young = '';
  write(() => {
    young = visit(395);
    visit(397);
    turn(29);
    turn(31);
    moods(29);
    moods(31);
  });
  hubTookAll();
  expect(await removed()).toEqual({ visits: 1, session_turns: 1, session_moods: 1 });
  expect(ids('visits')).toEqual([young]);
  expect(ids('session_turns')).toHaveLength(1);
  expect(ids('session_moods')).toHaveLength(1);
  expect(await removed()).toEqual({});
});

test('nothing goes that the hub has not answered for, however old', async () => {
  write(() => {
    visit(1000);
    turn(1000);
  });
  expect(await removed()).toEqual({});
  hubTookAll();
  write(() => void visit(1000));
  expect(await removed()).toEqual({ visits: 1, session_turns: 1 });
  expect(ids('visits')).toHaveLength(1);
});

test('many old rows go a slice at a time, and others get their turn in between', async () => {
  write(() => {
    for (let each = 0; each < 1100; each += 1) visit(500);
  });
  hubTookAll();
  let turns = 0;
  const tick = (): void => {
    turns += 1;
    if (ids('visits').length > 0) setImmediate(tick);
  };
  setImmediate(tick);
  expect(await removed()).toEqual({ visits: 1100 });
  expect(turns).toBeGreaterThanOrEqual(2);
});

test('open alerts, conversations under way and answers to requests that are still here stay', async () => {
  const alert = (status: string) =>
    db
      .prepare('insert into alerts (id, gym_id, status, created_at) values (?, ?, ?, ?)')
      .run(newId(), gymId, status, 1);
  for (const status of ['pending', 'in_progress', 'resolved', 'dismissed']) alert(status);
  const session = (state: string) =>
    db
      .prepare(
        `insert into sessions (id, gym_id, state, started_at, last_activity_at, boot_id, monotonic_ns, clock_quality)
         values (?, ?, ?, 1, 1, 'b', 1, 'ntp')`,
      )
      .run(newId(), gymId, state);
  for (const state of ['active', 'closed']) session(state);
  const answer = newId();
  db.prepare(`insert into booking_requests (id) values (?)`).run(answer);
  for (const id of [answer, newId()]) {
    db.prepare(`insert into booking_answers (id, gym_id, outcome, answered_at) values (?, ?, 'booked', 1)`).run(
      id,
      gymId,
    );
  }
  expect(await removed()).toEqual({ alerts: 2, sessions: 1, booking_answers: 1 });
  expect(db.prepare('select status from alerts order by id').pluck().all()).toEqual(['pending', 'in_progress']);
  expect(db.prepare('select state from sessions').pluck().all()).toEqual(['active']);
  expect(ids('booking_answers')).toEqual([answer]);
});

test('an alert stays while an edit of it is on its way', async () => {
  const id = newId();
  db.prepare(`insert into alerts (id, gym_id, status, created_at, clocks) values (?, ?, 'resolved', 1, '{}')`).run(
    id,
    gymId,
  );
  write(() => edits.edit('alerts', id, { assigned_to: newId() }));
  expect(await removed()).toEqual({});
  // Also while the hub has it and has not shown it yet.
  hubTookAll();
  expect(await removed()).toEqual({});
});
