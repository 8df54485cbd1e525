import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { hubNode, stampAt } from '@jarvis-edge/sync/clock.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type Database from 'better-sqlite3';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction, openStore } from '../store/open.ts';
import { conflictRoutes } from './conflict-routes.ts';
import { Conflicts } from './conflicts.ts';
import { waitingIn } from '../../test/waiting.ts';

const [gymId, marie] = [newId(), newId()];
const nowMs = Date.UTC(2026, 10, 21, 12);
let folder: string;
let db: Database.Database;
let outbox: Outbox;
let conflicts: Conflicts;
let decided: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conflicts-'));
  db = openStore(folder);
  outbox = new Outbox(db, newId);
  const overlay = new Overlay(db, () => nowMs);
  const clock = new BoxClock(db, () => ({ bootId: 'b', monotonicNs: 1n, wallMs: nowMs, clockQuality: 'ntp' }));
  const edits = new Edits({ db, outbox, overlay, clock, gymId: () => gymId });
  decided = 0;
  conflicts = new Conflicts({
    db,
    edits,
    atOnce: inTransaction(db),
    decided: () => (decided += 1),
    nowMs: () => nowMs,
  });
  db.prepare(
    `insert into members (id, gym_id, first_name, last_name, phone, is_active, clocks)
     values (?, ?, 'Marie', 'Dubois', '06 11', 1, '{}')`,
  ).run(marie, gymId);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const kept = { values: { phone: '06 11' }, stamp: stampAt(nowMs - 2000, 0, hubNode) };
const lost = { values: { phone: '06 22' }, stamp: stampAt(nowMs - 1000, 0, newId()) };

function find(changes: Record<string, unknown> = {}): string {
  const id = newId();
  const row = {
    id,
    gym_id: gymId,
    member_id: marie,
    table_name: 'members',
    row_id: marie,
    group_name: 'phone',
    kept: JSON.stringify(kept),
    lost: JSON.stringify(lost),
    found_at: nowMs - 500,
    clocks: '{}',
    ...changes,
  };
  const columns = Object.keys(row);
  db.prepare(`insert into conflicts (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`).run(
    Object.values(row),
  );
  return id;
}
const phone = (): unknown => db.prepare('select phone from members').pluck().get();
const codeOf = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof RequestRefused) return error.code;
    throw error;
  }
  return 'done';
};

test('a conflict tells whose row it is, both values, and when and where each was entered', () => {
  const id = find();
  expect(conflicts.list()).toMatchObject([
    {
      id,
      memberName: 'Marie Dubois',
      columns: [{ name: 'phone', kind: 'text', kept: '06 11', lost: '06 22', present: '06 11' }],
      kept: { at: nowMs - 2000, by: 'hub' },
      lost: { at: nowMs - 1000, by: 'box' },
      reviewedAt: null,
      isRestorable: true,
    },
  ]);
});

test('open conflicts come first, and what was decided over a month ago no more', () => {
  const old = find({ reviewed_at: nowMs - 31 * 86_400_000 });
  const done = find({ reviewed_at: nowMs - 1000 });
  const open = find();
  expect(conflicts.list().map(({ id }) => id)).toEqual([open, done]);
  expect(codeOf(() => conflicts.review(old, { decision: 'restore' }))).toBe('already-reviewed');
});

test('what gave way is back at once, and the hub is told of it and of the decision together', () => {
  const id = find();
  conflicts.review(id, { decision: 'restore' });
  expect(phone()).toBe('06 22');
  expect(conflicts.list()[0]).toMatchObject({ id, reviewedAt: nowMs, reviewedBy: 'box' });
  expect(waitingIn(outbox)).toMatchObject([
    { kind: 'patch', table: 'members', row: { phone: '06 22' } },
    { kind: 'patch', table: 'conflicts', row: { id, reviewed_at: nowMs, reviewed_by: 'box' } },
  ]);
  expect(decided).toBe(1);
  expect(codeOf(() => conflicts.review(id, { decision: 'keep' }))).toBe('already-reviewed');
});

test('keeping what stands changes nothing but the list', () => {
  conflicts.review(find(), { decision: 'keep' });
  expect(phone()).toBe('06 11');
  expect(waitingIn(outbox)).toMatchObject([{ table: 'conflicts' }]);
});

test.each([
  ['what never goes back', { table_name: 'alerts', group_name: 'status', row_id: 'alert' }, 'only-forward'],
  ['a row that is gone', { row_id: newId() }, 'row-gone'],
  ['what was erased', { kept: 'null', lost: 'null' }, 'conflict-erased'],
  ['what was erased to the last letter', { kept: '', lost: '' }, 'conflict-erased'],
])('%s is not put back, and nothing is sent', (_, changes, code) => {
  db.prepare(`insert into alerts (id, gym_id, status) values ('alert', ?, 'resolved')`).run(gymId);
  const id = find(changes);
  expect(codeOf(() => conflicts.review(id, { decision: 'restore' }))).toBe(code);
  expect(conflicts.list()[0]).toMatchObject({ isRestorable: false });
  expect([waitingIn(outbox), decided]).toEqual([[], 0]);
});

test('a row of another gym’s is left to the hub, in words', () => {
  db.prepare('update members set gym_id = ?').run(newId());
  expect(codeOf(() => conflicts.review(find(), { decision: 'restore' }))).toBe('not-restorable');
  expect(waitingIn(outbox)).toEqual([]);
});

test('the box shows and decides conflicts on its own machine, and elsewhere to staff alone', async () => {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(conflictRoutes, { conflicts });
  const id = find();
  const ask = (host: string, body?: object) =>
    app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: body === undefined ? '/api/conflicts' : `/api/conflicts/${id}/review`,
      headers: { host },
      ...(body !== undefined && { payload: body }),
    });
  expect((await ask('box.example')).statusCode).toBe(401);
  expect((await ask('box.example', { decision: 'keep' })).statusCode).toBe(401);
  expect((await ask('127.0.0.1', { decision: 'forget' })).statusCode).toBe(400);
  expect((await ask('127.0.0.1')).json()).toMatchObject({ conflicts: [{ id, reviewedAt: null }] });
  expect((await ask('127.0.0.1', { decision: 'keep' })).json()).toMatchObject({ conflicts: [{ reviewedAt: nowMs }] });
  await app.close();
});
