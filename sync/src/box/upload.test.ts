import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import type { PushResponse } from '../protocol.ts';
import { PushRequest } from '../protocol.ts';
import { BoxClock } from './box-clock.ts';
import { Outbox } from './outbox.ts';
import { Upload } from './upload.ts';

const hubEpoch = newId();
let outbox: Outbox;
let upload: Upload;
let asked: { request: PushRequest; answer: PromiseWithResolvers<PushResponse> }[];
let failures: unknown[];

beforeEach(() => {
  const db = new Database(':memory:');
  const folder = join(import.meta.dirname, 'migrations');
  for (const name of readdirSync(folder).toSorted()) db.exec(readFileSync(join(folder, name), 'utf8'));
  outbox = new Outbox(db, newId);
  for (let index = 1; index <= 8; index += 1) {
    outbox.append({ kind: 'insert', table: 'visits', row: { id: `v${index}` } }, index);
  }
  [asked, failures] = [[], []];
  upload = new Upload({
    outbox,
    clock: new BoxClock(db, () => ({ bootId: 'boot', monotonicNs: 1n, wallMs: 1, clockQuality: 'ntp' })),
    push: (request) => {
      const answer = Promise.withResolvers<PushResponse>();
      asked.push({ request: PushRequest.parse(JSON.parse(request)), answer });
      return answer.promise;
    },
    batchOperations: 2,
    settled: () => undefined,
    sleep: () => new Promise(() => undefined),
    random: () => 0.5,
    exchanged: (error) => void (error !== undefined && failures.push(error)),
  });
});

const sequences = (): number[][] => asked.map(({ request }) => request.operations.map(({ sequence }) => sequence));
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The hub takes a batch whole. */
function take(index: number): void {
  const { request, answer } = asked[index]!;
  const outcomes = request.operations.map(({ id, sequence }) => ({ id, sequence, outcome: 'applied' as const }));
  answer.resolve({ hubEpoch, hubTime: 1, received: outcomes.at(-1)!.sequence, durable: 0, outcomes });
}

async function running(work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  void upload.run(stop.signal);
  await work();
  stop.abort();
}

test('while the hub takes one batch in, two are on their way, and a fourth waits', () =>
  running(async () => {
    await settle();
    expect(sequences()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    take(0);
    await settle();
    expect(sequences().at(-1)).toEqual([7, 8]);
    expect(outbox.status().waiting).toBe(6);
  }));

test('an answer that comes before that of the batch ahead is taken after it', () =>
  running(async () => {
    await settle();
    take(1);
    await settle();
    expect(outbox.status().waiting).toBe(8);
    take(0);
    await settle();
    expect(outbox.status().waiting).toBe(4);
  }));

test('a batch that overtook the one ahead of it goes again, and nothing that was answered is sent twice', () =>
  running(async () => {
    await settle();
    take(0);
    asked[1]!.answer.resolve({ hubEpoch, hubTime: 1, received: 0, durable: 0, outcomes: [] });
    await settle();
    for (const behind of [2, 3]) take(behind);
    await settle();
    expect(sequences().slice(4)).toEqual([
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(outbox.status().waiting).toBe(6);
    expect(failures).toEqual([]);
  }));

test('after a failure one batch alone asks whether the hub is back', () =>
  running(async () => {
    await settle();
    asked[0]!.answer.reject(new Error('No cable.'));
    for (const behind of [1, 2]) take(behind);
    await settle();
    expect(failures).toHaveLength(1);
    upload.nudge();
    await settle();
    expect(sequences().slice(3)).toEqual([[1, 2]]);
  }));
