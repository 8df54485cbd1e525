import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import type { Operation, OperationOutcome } from '@jarvis-edge/sync/change.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '../src/store/open.ts';
import type { PushRequest } from '@jarvis-edge/sync/protocol.ts';
import { waitingIn } from './waiting.ts';

let folder: string;
let db: ReturnType<typeof openStore>;
let outbox: Outbox;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  db = openStore(folder);
  outbox = new Outbox(db, newId);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const queue = (count: number): void => {
  for (let index = 0; index < count; index += 1) {
    outbox.append({ kind: 'insert', table: 'visits', row: { id: `v${index}` } }, index);
  }
};
const applied = ({ sequence, id }: Operation): OperationOutcome => ({ sequence, id, outcome: 'applied' });
const hubEpoch = newId();
const year = 365 * 86_400_000;
const kept = (): unknown[] => db.prepare('select sequence from outbox order by sequence').pluck().all();

/** The hub answers for these operations; it has all up to the last of them, and no backup yet. */
const answer = (outcomes: OperationOutcome[], changes = {}, nowMs = 5): number =>
  outbox.settle(
    { hubEpoch, received: outcomes.at(-1)?.sequence ?? 0, durable: 0, outcomes, ...changes },
    outbox.incarnation,
    nowMs,
  );

test('the outbox keeps its order and its incarnation, and a new file has another', () => {
  queue(3);
  expect(waitingIn(outbox).map(({ sequence, row }) => [sequence, row['id']])).toEqual([
    [1, 'v0'],
    [2, 'v1'],
    [3, 'v2'],
  ]);
  expect(new Outbox(db, newId).incarnation).toBe(outbox.incarnation);
  const other = openStore(join(folder, 'other'));
  expect(new Outbox(other, newId).incarnation).not.toBe(outbox.incarnation);
  other.close();
});

test('an edit goes out with its stamp and with what the editor had before', () => {
  const patch = {
    kind: 'patch',
    table: 'members',
    row: { id: 'm', gym_id: 'g', phone: '1' },
    stamp: 'stamp',
    base: { phone: null },
  } as const;
  const id = outbox.append(patch, 1);
  expect(waitingIn(outbox)).toEqual([{ id, sequence: 1, ...patch }]);
});

test('what the hub rejects becomes a dead letter, what follows it still goes, and the letter can be sent again', () => {
  queue(3);
  const [first, second, third] = waitingIn(outbox) as [Operation, Operation, Operation];
  answer([applied(first), { ...second, outcome: 'rejected', reason: 'unknown member' }, applied(third)]);
  expect(waitingIn(outbox)).toEqual([]);
  expect(outbox.status()).toEqual({ waiting: 0, oldestAt: null, dead: 1 });
  expect(db.prepare('select id, reason from dead_letters').all()).toEqual([
    { id: second.id, reason: 'unknown member' },
  ]);
  expect(outbox.retry(second.id, 6)).toBe(true);
  expect(waitingIn(outbox)).toEqual([{ ...second, sequence: 4 }]);
  expect(outbox.status()).toMatchObject({ waiting: 1, dead: 0 });
  expect(outbox.retry(second.id, 6)).toBe(false);
});

test('what the hub tells as runs is settled with them, and nothing beyond a gap or what is told apart', () => {
  queue(7);
  const batch = waitingIn(outbox);
  const letter = { ...batch[3]!, outcome: 'rejected' as const, reason: 'unknown member' };
  const runs: [number, number][] = [
    [1, 3],
    [5, 5],
    [7, 7],
  ];
  answer([letter], { received: 7, runs });
  expect(waitingIn(outbox).map(({ sequence }) => sequence)).toEqual([6, 7]);
  expect(outbox.status()).toMatchObject({ waiting: 2, dead: 1 });
  answer([], { received: 7, runs: [[4, 6]] });
  expect(waitingIn(outbox).map(({ sequence }) => sequence)).toEqual([7]);
});

test('an operation that the hub did not answer for, and those after it, go again', () => {
  queue(3);
  const [first, , third] = waitingIn(outbox) as [Operation, Operation, Operation];
  answer([applied(first), applied(third)]);
  expect(waitingIn(outbox).map(({ sequence }) => sequence)).toEqual([2, 3]);
});

test("what the hub took is kept until the hub says that it cannot forget it, whatever the box's clock says", () => {
  queue(4);
  answer(waitingIn(outbox).map(applied), { durable: 2 }, 10 * year);
  expect(kept()).toEqual([3, 4]);
  queue(1);
  answer([], { received: 4, durable: 4 });
  expect(kept()).toEqual([5]);
});

test('what neither the hub nor the box has any more holds nothing up', () => {
  queue(3);
  answer(waitingIn(outbox).map(applied), { durable: 2 });
  expect(outbox.meet({ received: 0, last: null })).toBe('rewound');
  expect(waitingIn(outbox).map(({ sequence }) => sequence)).toEqual([3]);
  answer(waitingIn(outbox).map(applied));
  expect(outbox.status().waiting).toBe(0);
});

test('a sequence is never given out twice, also when everything before it is settled and forgotten', () => {
  queue(2);
  answer(waitingIn(outbox).map(applied), { durable: 2 }, year);
  queue(1);
  expect(waitingIn(outbox).map(({ sequence }) => sequence)).toEqual([3]);
});

test('a hub restored from a backup is offered again what it has forgotten, and no more', () => {
  queue(3);
  const batch = waitingIn(outbox);
  answer(batch.map(applied));
  answer([], { hubEpoch: newId(), received: 1 });
  expect(waitingIn(outbox)).toEqual(batch.slice(1));
});

test('a hub that has forgotten without noticing is offered it again all the same', () => {
  queue(3);
  const batch = waitingIn(outbox);
  answer(batch.map(applied));
  answer([], { received: 2 });
  expect(waitingIn(outbox)).toEqual(batch.slice(2));
});

test('a box restored from a backup becomes another incarnation and keeps the ids of all that it could send', () => {
  queue(2);
  const [first, second] = waitingIn(outbox) as [Operation, Operation];
  answer([applied(first)]);
  const before = outbox.incarnation;
  expect(outbox.meet({ received: 2, last: second.id })).toBe('same');
  expect(outbox.meet({ received: 3, last: null })).toBe('begun anew');
  expect(outbox.incarnation).not.toBe(before);
  expect(waitingIn(outbox)).toEqual([first, second]);
  outbox.settle({ hubEpoch, received: 2, durable: 0, outcomes: [applied(first), applied(second)] }, before, 6);
  expect(waitingIn(outbox), 'an answer to the former incarnation settles nothing').toHaveLength(2);
});

test('a hub that has forgotten is found out by a box that has nothing to send', () => {
  queue(3);
  const batch = waitingIn(outbox);
  answer(batch.map(applied));
  expect(outbox.meet({ received: 1, last: batch[0]?.id ?? null })).toBe('rewound');
  expect(waitingIn(outbox)).toEqual(batch.slice(1));
});

test('a box restored from a backup that went on alone is told apart by what the hub has under its number', () => {
  queue(3);
  const before = outbox.incarnation;
  expect(outbox.meet({ received: 2, last: newId() })).toBe('begun anew');
  expect(outbox.incarnation).not.toBe(before);
  expect(waitingIn(outbox)).toHaveLength(3);
});

test('a contested number ends the incarnation and loses nothing', () => {
  queue(3);
  const [first, second, third] = waitingIn(outbox) as [Operation, Operation, Operation];
  const before = outbox.incarnation;
  answer([applied(first), { ...second, outcome: 'contested' }, applied(third)]);
  expect(outbox.incarnation).not.toBe(before);
  expect(waitingIn(outbox)).toEqual([first, second, third]);
  expect(outbox.status()).toMatchObject({ dead: 0 });
});

test('an upload sends what waits, tries again after a failure, and goes at once when something is queued', async () => {
  queue(600);
  const sizes: number[] = [];
  let failures = 1;
  const upload = new Upload({
    outbox,
    clock: new BoxClock(db, () => ({ bootId: 'boot', monotonicNs: 1n, wallMs: 1, clockQuality: 'ntp' })),
    push: async (request) => {
      const { incarnation, operations, oldestKept } = JSON.parse(request) as PushRequest;
      expect(incarnation).toBe(outbox.incarnation);
      expect(oldestKept).toBe(1);
      if (failures-- > 0) throw new Error('no cable');
      sizes.push(operations.length);
      const received = operations.at(-1)?.sequence ?? 0;
      return { hubEpoch, hubTime: 1, received, durable: 0, outcomes: operations.map(applied) };
    },
    settled: () => undefined,
    sleep: async () => undefined,
    random: () => 0,
    exchanged: () => undefined,
  });
  const stop = new AbortController();
  const ended = upload.run(stop.signal);
  // The second batch was on its way when the first one failed, and goes again behind it.
  await vi.waitFor(() => expect(sizes).toEqual([100, 500, 100]));
  queue(1);
  upload.nudge();
  await vi.waitFor(() => expect(sizes).toEqual([100, 500, 100, 1]));
  stop.abort();
  await ended;
});
