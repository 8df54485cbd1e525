import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { TokenRequest, tokenRequestText } from '@jarvis-edge/sync/protocol.ts';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../store/new-id.ts';
import { openStore } from '../store/open.ts';
import { Identity } from './identity.ts';
import { Tokens } from './tokens.ts';

const boxId = newId();
let folder: string;
let db: ReturnType<typeof openStore>;
let identity: Identity;
let outbox: Outbox;
let hub: ReturnType<typeof Fastify>;
let asked: TokenRequest[];
let highestSequence: number;
const heard: [sentNs: bigint, answeredNs: bigint, hubMs: number][] = [];
let tokens: Tokens;
let nowMs: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  db = openStore(folder);
  identity = new Identity(folder);
  identity.provision({
    boxId,
    gymId: newId(),
    tenantId: newId(),
    tenantKey: Buffer.alloc(32, 7).toString('base64url'),
  });
  outbox = new Outbox(db, newId);
  asked = [];
  highestSequence = 0;
  nowMs = 0;
  // The hub's part, as far as a box sees it: a challenge, then a token for 15 minutes.
  hub = Fastify();
  hub.post('/v1/boxes/:boxId/challenge', () => ({ challenge: `challenge ${asked.length}` }));
  hub.post('/v1/boxes/:boxId/token', (request: { body: unknown }) => {
    asked.push(TokenRequest.parse(request.body));
    const highest = asked.length === 1 ? highestSequence : 0;
    return {
      token: `token ${asked.length}`,
      expiresAt: 900_000,
      hubTime: 0,
      hubEpoch: newId(),
      highestSequence: highest,
    };
  });
  const hubUrl = await hub.listen({ host: '127.0.0.1', port: 0 });
  tokens = new Tokens({
    hubUrl,
    identity,
    outbox,
    clock: { monotonicNs: () => 0n, heard: (...times) => void heard.push(times) },
    softwareVersion: '0.1.0',
    nowMs: () => nowMs,
    waitsAgain: () => undefined,
    revoked: () => undefined,
  });
});
afterEach(async () => {
  await hub.close();
  db.close();
  rmSync(folder, { recursive: true });
});

test("a box signs the hub's challenge with its key, and with a counter that never repeats", async () => {
  await tokens.token();
  await tokens.token({ renew: true });
  const key = createPublicKey({ key: Buffer.from(identity.publicKey, 'base64url'), format: 'der', type: 'spki' });
  for (const { signature, ...request } of asked) {
    expect(verify(null, tokenRequestText(boxId, request), key, Buffer.from(signature, 'base64url'))).toBe(true);
  }
  expect(asked.map(({ counter, challenge }) => [counter, challenge])).toEqual([
    [1, 'challenge 0'],
    [2, 'challenge 1'],
  ]);
  expect(new Identity(folder).nextCounter()).toBe(3);
});

test("each answer tells the box the hub's time", async () => {
  heard.length = 0;
  await tokens.token();
  expect(heard).toEqual([[0n, 0n, 0]]);
});

test('a token is used until a minute before it expires, by a clock that cannot be set', async () => {
  expect(await tokens.token()).toBe('token 1');
  nowMs = 839_999;
  expect(await tokens.token()).toBe('token 1');
  nowMs = 840_000;
  expect(await tokens.token()).toBe('token 2');
});

test('many who ask at once make one request', async () => {
  expect(await Promise.all(Array.from({ length: 12 }, () => tokens.token()))).toEqual(
    Array.from({ length: 12 }, () => 'token 1'),
  );
});

test('a box of which the hub has seen more than it remembers becomes another incarnation', async () => {
  const before = outbox.incarnation;
  highestSequence = 5;
  await tokens.token();
  expect(outbox.incarnation).not.toBe(before);
  expect(asked.map(({ incarnation }) => incarnation)).toEqual([before, outbox.incarnation]);
});

test('nobody else on the machine can read the keys', () => {
  expect(statSync(join(folder, 'identity.json')).mode & 0o777).toBe(0o600);
});
