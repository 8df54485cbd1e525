import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { BadChange, Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { ShapeEvent } from '@jarvis-edge/sync/box/mirror.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import type { Operation, OperationOutcome } from '@jarvis-edge/sync/change.ts';
import { stampAt } from '@jarvis-edge/sync/clock.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { waitingIn } from './waiting.ts';

const gymId = newId();
const hubNode = '00000000-0000-0000-0000-000000000000';
let folder: string;
let db: ReturnType<typeof openStore>;
let nowMs: number;
let outbox: Outbox;
let overlay: Overlay;
let edits: Edits;
let mirror: Mirror;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edits-'));
  db = openStore(folder);
  nowMs = Date.UTC(2026, 10, 21, 8);
  outbox = new Outbox(db, newId);
  overlay = new Overlay(db, () => nowMs);
  const clock = new BoxClock(db, () => ({ bootId: 'b', monotonicNs: 1n, wallMs: nowMs, clockQuality: 'ntp' }));
  edits = new Edits({ db, outbox, overlay, clock, gymId: () => gymId });
  mirror = new Mirror(db, () => undefined, overlay);
  mirror.apply('members', [member(), upToDate], cursor);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const cursor = { handle: 'h', offset: '1_0' };
const upToDate: ShapeEvent = { control: 'up-to-date' };
const member = (values: Record<string, string | null> = {}): ShapeEvent => ({
  operation: 'insert',
  value: { id: 'm', gym_id: gymId, first_name: 'Marie', phone: 'old', clocks: '{}', ...values },
});
const fromHub = (value: Record<string, string | null>): void =>
  mirror.apply('members', [{ operation: 'update', value: { id: 'm', ...value } }], cursor);
const phone = (): unknown => db.prepare(`select phone from members where id = 'm'`).pluck().get();
const editPhone = (value: string): Operation => {
  nowMs += 1000;
  db.transaction(() => edits.edit('members', 'm', { phone: value }))();
  return waitingIn(outbox).at(-1) as Operation;
};
const settle = (outcome: OperationOutcome): void => db.transaction(() => overlay.settled([outcome]))();
const applied = ({ id, sequence, stamp = '' }: Operation): OperationOutcome => ({
  id,
  sequence,
  outcome: 'applied',
  stamps: { phone: stamp },
});
const pending = (): unknown => db.prepare('select count(*) from pending_edits').pluck().get();

test('an edit is shown at once, and stays while the hub tells of other things', () => {
  const operation = editPhone('new');
  expect(phone()).toBe('new');
  expect(operation).toMatchObject({
    kind: 'patch',
    row: { id: 'm', gym_id: gymId, phone: 'new' },
    base: { phone: null },
  });
  fromHub({ first_name: 'Marion' });
  expect(db.prepare('select first_name, phone from members').get()).toEqual({ first_name: 'Marion', phone: 'new' });
});

test('an edit stays in sight while its table is loaded anew', () => {
  editPhone('new');
  mirror.apply('members', [{ control: 'must-refetch' }], undefined);
  mirror.apply('members', [member({ first_name: 'Marion' }), upToDate], cursor);
  expect(db.prepare('select first_name, phone from members').get()).toEqual({ first_name: 'Marion', phone: 'new' });
});

test('a taken edit stays until the mirror shows it, and is then no longer remembered', () => {
  const operation = editPhone('new');
  settle(applied(operation));
  expect([phone(), pending()]).toEqual(['new', 1]);
  fromHub({ phone: 'new', clocks: JSON.stringify({ phone: operation.stamp }) });
  expect([phone(), pending()]).toEqual(['new', 0]);
});

test('a later edit of the hub is shown, whether it comes before or after the answer', () => {
  const operation = editPhone('new');
  fromHub({ phone: 'later', clocks: JSON.stringify({ phone: stampAt(nowMs + 5000, 0, hubNode) }) });
  expect(phone()).toBe('later');
  settle({ ...applied(operation), stamps: {} });
  expect([phone(), pending()]).toEqual(['later', 0]);
});

test('an edit that the hub refuses gives way to what the hub has', () => {
  const { id, sequence } = editPhone('new');
  settle({ id, sequence, outcome: 'rejected', reason: 'no' });
  expect([phone(), pending()]).toEqual(['old', 0]);
});

test('of two edits in a row the second is shown, also between the answers to them', () => {
  const first = editPhone('1');
  const second = editPhone('2');
  expect(second).toMatchObject({ base: { phone: first.stamp } });
  settle(applied(first));
  fromHub({ phone: '1', clocks: JSON.stringify({ phone: first.stamp }) });
  expect(phone()).toBe('2');
  settle(applied(second));
  fromHub({ phone: '2', clocks: JSON.stringify({ phone: second.stamp }) });
  expect([phone(), pending()]).toEqual(['2', 0]);
});

test('an edit whose stamp the hub had to bound is recognised under the stamp that it was given', () => {
  const operation = editPhone('new');
  const bounded = stampAt(nowMs - 60_000, 0, outbox.incarnation);
  settle({ ...applied(operation), stamps: { phone: bounded } });
  fromHub({ phone: 'new', clocks: JSON.stringify({ phone: bounded }) });
  expect(pending()).toBe(0);
  fromHub({ phone: 'later', clocks: JSON.stringify({ phone: stampAt(nowMs - 30_000, 0, hubNode) }) });
  expect(phone()).toBe('later');
});

test('a row born here is there at once, through a load of its table, until the hub has it', () => {
  const id = newId();
  const row = { id, gym_id: gymId, member_id: 'm', text: 'préfère le matin', written_at: nowMs };
  db.transaction(() => edits.insert('staff_notes', row))();
  const shown = (): unknown => db.prepare('select text, gym_id from staff_notes where id = ?').get(id);
  expect(shown()).toEqual({ text: 'préfère le matin', gym_id: gymId });
  mirror.apply('staff_notes', [upToDate], cursor);
  expect(shown()).toEqual({ text: 'préfère le matin', gym_id: gymId });
});

test('an edit and its message are written together or not at all', () => {
  expect(() =>
    db.transaction(() => {
      edits.edit('members', 'm', { phone: 'new' });
      throw new Error('power');
    })(),
  ).toThrow('power');
  expect([phone(), outbox.lastSequence, pending()]).toEqual(['old', 0, 0]);
});

test('columns that belong together travel together', () => {
  db.transaction(() => edits.edit('members', 'm', { first_name: 'Marion' }))();
  expect(waitingIn(outbox)[0]?.row).toMatchObject({ first_name: 'Marion', last_name: null });
});

test('who edits what cannot be edited is told what is wrong', () => {
  const guest = { operation: 'insert', value: { id: 'g', gym_id: newId(), clocks: '{}' } } as const;
  mirror.apply('members', [guest], cursor);
  expect(() => edits.edit('members', 'x', { phone: '1' })).toThrow('no row x');
  expect(() => edits.edit('members', 'g', { phone: '1' })).toThrow('another gym');
  expect(() => edits.edit('members', 'm', { shoe_size: 42 })).toThrow('"shoe_size"');
  expect(() => edits.edit('members', 'm', { is_active: 'yes' })).toThrow(BadChange);
  expect(() => edits.edit('redactions', 'm', { subject: 'x' })).toThrow('never change');
});
