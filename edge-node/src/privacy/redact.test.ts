import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { ShapeEvent } from '@jarvis-edge/sync/box/mirror.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { Redactions } from '@jarvis-edge/sync/box/redactions.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import type Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesWith } from '../../test/files-with.ts';
import { emptyLog, openStore } from '../store/open.ts';
import { createRedact } from './redact.ts';
import { waitingIn } from '../../test/waiting.ts';

const [gymId, marie, thomas, session, other] = [newId(), newId(), newId(), newId(), newId()];
/** Everything that Marie is called or has said carries this word. */
const secret = 'Zinnoberrot';
let folder: string;
let db: Database.Database;
let outbox: Outbox;
let edits: Edits;
let mirror: Mirror;
let redactions: Redactions;
let redact: ReturnType<typeof createRedact>;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redact-'));
  db = openStore(folder);
  now = Date.UTC(2026, 10, 21, 8);
  outbox = new Outbox(db, newId);
  const overlay = new Overlay(db, () => now);
  redactions = new Redactions(db, overlay);
  const clock = new BoxClock(db, () => ({ bootId: 'b', monotonicNs: 1n, wallMs: (now += 1), clockQuality: 'ntp' }));
  edits = new Edits({
    db,
    outbox,
    overlay,
    clock,
    gymId: () => gymId,
    changed: (table, id) => redactions.arrived(table, [id]),
  });
  mirror = new Mirror(db, () => undefined, redactions);
  redact = createRedact({ db, edits, redactions, newId, nowMs: () => now, erased: () => emptyLog(db) });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const cursor = { handle: 'h', offset: '1_0' };
const load = (table: DownTableName, ...rows: Record<string, string | null>[]): void =>
  mirror.apply(
    table,
    [...rows.map((value): ShapeEvent => ({ operation: 'insert', value })), { control: 'up-to-date' }],
    cursor,
  );
const memberRow = (id: string, name: string) => ({
  id,
  gym_id: gymId,
  first_name: name,
  last_name: `${name} Dubois`,
  email: `${name}@example.org`,
  phone: null,
  is_active: 't',
  clocks: '{}',
});

/** Each row of each table that says it, as `table: row`. */
function rowsWith(word: string): string[] {
  const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[];
  return tables.flatMap((table) =>
    db
      .prepare(`select * from "${table}"`)
      .all()
      .filter((row) =>
        JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? value.toString() : value)).includes(word),
      )
      .map(() => table),
  );
}

const stamped = { boot_id: 'b', monotonic_ns: '1', clock_quality: 'ntp' };
const turn = (memberId: string, sessionId: string, text: string) => ({
  id: newId(),
  gym_id: gymId,
  session_id: sessionId,
  member_id: memberId,
  role: 'member',
  text,
  at: now,
  audio_ms: null,
  ...stamped,
});
const summary = (memberId: string, sessionId: string, text: string) => ({
  id: newId(),
  gym_id: gymId,
  session_id: sessionId,
  member_id: memberId,
  kiosk_id: null,
  summary_text: text,
  key_topics: [text],
  action_items: [{ what: text }],
  embedding: [0.5],
  status: 'done',
  created_at: now,
});

/** Marie and Thomas with all that this box can hold of them, on its way in every direction. */
function fill(): void {
  load('members', memberRow(marie, secret), memberRow(thomas, 'Thomas'));
  const write = db.transaction((work: () => void) => work());
  write(() => {
    edits.edit('members', marie, { first_name: secret, last_name: `${secret} Petit` });
    edits.edit('members', marie, { phone: `+33 ${secret}` });
    edits.edit('members', thomas, { phone: '+33 1' });
    edits.insert('session_turns', turn(marie, session, `Je suis ${secret}.`));
    edits.insert('session_turns', turn(thomas, other, 'Moi, Thomas.'));
    edits.insert('conversation_summaries', summary(marie, session, secret));
    edits.insert('session_moods', {
      ...{ id: session, gym_id: gymId, member_id: marie, moods: [{ turn_id: secret, score: -1 }], at: now },
    });
    edits.insert('conversation_summaries', { ...summary(marie, session, secret), status: 'refined' });
    edits.insert('feedback', {
      ...{ id: newId(), gym_id: gymId, member_id: marie, session_id: null, rating: 5, text: secret, given_at: now },
      ...stamped,
    });
    const note = newId();
    edits.insert('staff_notes', {
      id: note,
      gym_id: gymId,
      member_id: marie,
      author_id: null,
      text: secret,
      written_at: now,
    });
    edits.edit('staff_notes', note, { text: `${secret} again` });
  });
  const summaryId = db.prepare('select id from conversation_summaries').pluck().get() as string;
  const conflict = (id: string, memberId: string | null, table: string, rowId: string, word: string) => ({
    ...{ id, gym_id: gymId, member_id: memberId, table_name: table, row_id: rowId, group_name: 'g', clocks: '{}' },
    ...{
      kept: JSON.stringify({ values: { name: word }, stamp: null }),
      lost: JSON.stringify({ values: { name: word } }),
    },
  });
  load(
    'conflicts',
    conflict(newId(), marie, 'members', marie, secret),
    conflict(newId(), null, 'conversation_summaries', summaryId, secret),
    conflict(newId(), thomas, 'members', thomas, 'Thomas'),
  );
  // The hub refuses one of her edits: it is kept as a dead letter.
  const [first] = waitingIn(outbox);
  outbox.settle(
    { hubEpoch: newId(), received: 1, durable: 0, outcomes: [{ ...first!, outcome: 'rejected', reason: 'no' }] },
    outbox.incarnation,
    now,
  );
  // And her table is on its way anew.
  mirror.apply('members', [{ control: 'must-refetch' }], undefined);
  mirror.apply('members', [{ operation: 'insert', value: memberRow(marie, secret) }], { handle: 'h2', offset: '0_0' });
}

test('of an erased member nothing is left to read, in no table, nor in the file, and everyone else is as before', () => {
  fill();
  expect(new Set(rowsWith(secret))).toEqual(
    new Set([
      ...[
        'members',
        'session_turns',
        'session_moods',
        'conversation_summaries',
        'feedback',
        'staff_notes',
        'conflicts',
      ],
      ...['outbox', 'dead_letters', 'pending_edits', 'overlaid_rows', 'staging_members'],
    ]),
  );
  expect(filesWith(folder, secret)).not.toEqual([]);
  redact(gymId, 'member', marie);
  expect(rowsWith(secret)).toEqual([]);
  expect(filesWith(folder, secret)).toEqual([]);
  expect(db.prepare('select first_name, last_name, phone from members where id = ?').get(marie)).toEqual({
    first_name: '',
    last_name: '',
    phone: '',
  });
  expect(db.prepare('select key_topics from conversation_summaries').pluck().get()).toBe('null');
  expect(new Set(rowsWith('Thomas'))).toEqual(
    new Set(['members', 'session_turns', 'conflicts', 'outbox', 'overlaid_rows']),
  );
  const operations = waitingIn(outbox);
  expect(operations.at(-1)).toMatchObject({ table: 'redactions', row: { subject: 'member', subject_id: marie } });
  expect(operations.find(({ table }) => table === 'feedback')?.row).toMatchObject({ text: '', rating: 5 });
  redact(gymId, 'member', marie);
  expect(db.prepare('select count(*) from redactions').pluck().get()).toBe(1);
});

test('what the hub still sends of an erased member, what a table loaded anew brings and what is written late stays empty', () => {
  fill();
  redact(gymId, 'member', marie);
  mirror.apply('members', [{ operation: 'insert', value: memberRow(marie, secret) }, { control: 'up-to-date' }], {
    handle: 'h2',
    offset: '1_0',
  });
  expect(rowsWith(secret)).toEqual([]);
  mirror.apply('members', [{ operation: 'update', value: { id: marie, email: secret } }], {
    handle: 'h2',
    offset: '2_0',
  });
  expect(rowsWith(secret)).toEqual([]);
  db.transaction(() => {
    edits.insert('session_turns', turn(marie, newId(), secret));
    edits.edit('members', marie, { first_name: secret, last_name: secret });
  })();
  expect(rowsWith(secret)).toEqual([]);
});

test('a conversation is erased alone, and its member keeps the name', () => {
  fill();
  db.transaction(() => edits.insert('session_turns', turn(marie, other, 'Un autre jour.')))();
  redact(gymId, 'session', session);
  expect(db.prepare('select text from session_turns order by id').pluck().all()).toEqual([
    '',
    'Moi, Thomas.',
    'Un autre jour.',
  ]);
  expect(db.prepare('select summary_text from conversation_summaries').pluck().get()).toBe('');
  expect(db.prepare('select first_name from members where id = ?').pluck().get(marie)).toBe(secret);
});

test('a redaction that the hub tells of is done once, and again for what comes behind it', () => {
  fill();
  const id = newId();
  load('redactions', {
    id,
    gym_id: gymId,
    subject: 'member',
    subject_id: marie,
    requested_at: '2026-11-21 08:00:00+00',
  });
  expect(rowsWith(secret)).toEqual([]);
  expect(db.prepare('select id from erasures').pluck().all()).toEqual([id]);
  load('redactions', {
    id,
    gym_id: gymId,
    subject: 'member',
    subject_id: marie,
    requested_at: '2026-11-21 08:00:00+00',
  });
  expect(db.prepare('select count(*) from erasures').pluck().get()).toBe(1);
});

test('an erasure that breaks off changes nothing', () => {
  fill();
  const before = rowsWith(secret);
  db.exec(`create trigger full before update on feedback begin select raise(abort, 'disk full'); end`);
  expect(() => redact(gymId, 'member', marie)).toThrow('disk full');
  expect(rowsWith(secret)).toEqual(before);
  expect(db.prepare('select count(*) from redactions').pluck().get()).toBe(0);
});

test('what the box has made of a conversation for itself goes with it, and how a member stands goes with the member', () => {
  const label = (sessionId: string, memberId: string): void => {
    const values = [newId(), sessionId, memberId, 'complaint', 'negative', -0.9, 'frustration', '[]', 0.9, 'test'];
    db.prepare(`insert into turn_labels values (${values.map(() => '?').join(', ')})`).run(...values);
  };
  label(session, marie);
  label(other, marie);
  label(newId(), thomas);
  for (const id of [marie, thomas]) {
    db.prepare(`insert into member_figures values (?, '{}', 1, '{}', '', null)`).run(id);
  }
  const count = (table: string): number => db.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
  redact(gymId, 'session', session);
  expect([count('turn_labels'), count('member_figures')]).toEqual([2, 2]);
  redact(gymId, 'member', marie);
  expect([count('turn_labels'), count('member_figures')]).toEqual([1, 1]);
});
