import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kioskCodeHmac } from '@jarvis-edge/sync/kiosk-code.ts';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kioskRoutes } from '../src/lan/kiosk-routes.ts';
import { KioskScreens } from '../src/lan/kiosk-screens.ts';
import { Pairings } from '../src/lan/pairing.ts';
import { createServer } from '../src/lan/server.ts';
import { openStore } from '../src/store/open.ts';
import type { Holder } from '../src/store/profile.ts';
import { badge, marie } from './example-member.ts';

const minute = 60_000;
const tenantKey = createSecretKey(Buffer.alloc(32, 7));
let folder: string;
let db: ReturnType<typeof openStore>;
let app: FastifyInstance;
let nowMs: number;
let holder: Holder;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  db = openStore(folder);
  nowMs = 1_000_000;
  db.prepare(
    `insert into kiosks (id, slug, name, language, provisioning_code, provisioning_code_expires)
     values ('k1', 'gym-a', 'Accueil', 'fr', ?, ?), ('k2', 'gym-b', 'Étage', 'fr', null, null)`,
  ).run(kioskCodeHmac(tenantKey, 'k1', 'ABC234'), nowMs + 15 * minute);
  holder = { kind: 'unknown' };
  app = await createServer({ screensFolder: folder, logLevel: 'silent' });
  await app.register(kioskRoutes, {
    pairings: new Pairings(db, { now: () => nowMs, tenantKey: () => tenantKey }),
    screens: new KioskScreens(),
    greeting: () => [],
    holderByLabel: () => holder,
    beginTalk: () => 'not-ready',
    now: () => nowMs,
  });
});
afterEach(async () => {
  await app.close();
  db.close();
  rmSync(folder, { recursive: true });
});

const fromTablet = { remoteAddress: '192.168.1.20', headers: { host: 'box.local:7080' } };
const pair = (body: object, from: object = fromTablet, slug = 'gym-a') =>
  app.inject({ method: 'POST', url: `/api/kiosks/${slug}/pair`, payload: body, ...from });
const tokenOf = (response: { headers: Record<string, unknown> }): string =>
  /jarvis_kiosk=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1] ?? '';
const lookUp = (token: string, slug = 'gym-a') =>
  app.inject({ url: `/api/kiosks/${slug}/members/BADGE001`, headers: { authorization: `Bearer ${token}` } });

test("the box's own screen is paired without a code, and keeps its token where no script can read it", async () => {
  const response = await pair({}, { remoteAddress: '127.0.0.1', headers: { host: 'localhost:7080' } });
  expect(response.statusCode).toBe(200);
  expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict$/);
  expect(response.headers['set-cookie']).toContain('Path=/api/kiosks/gym-a');
});

test.each([
  ['another device on the LAN', fromTablet],
  [
    'a page that points a name of its own at this machine',
    { remoteAddress: '127.0.0.1', headers: { host: 'evil.example' } },
  ],
  [
    'a page of another origin on this machine',
    { remoteAddress: '127.0.0.1', headers: { host: 'localhost:7080', origin: 'https://evil.example' } },
  ],
])('%s is asked for a code', async (_who, from) => {
  const response = await pair({}, from);
  expect(response.statusCode).toBe(401);
  expect(response.json()).toMatchObject({ error: { code: 'code-needed' } });
});

test("a tablet with the kiosk's code is paired once, however the code is typed", async () => {
  const first = await pair({ code: 'abc 234' });
  expect(first.statusCode).toBe(200);
  expect((await lookUp(tokenOf(first))).statusCode).toBe(404);
  const second = await pair({ code: 'ABC234' });
  expect(second.json()).toMatchObject({ error: { code: 'wrong-code' } });
});

test('an old code is refused as old, and no code of one kiosk opens another', async () => {
  expect((await pair({ code: 'ABC234' }, fromTablet, 'gym-b')).json()).toMatchObject({ error: { code: 'wrong-code' } });
  nowMs += 15 * minute;
  expect((await pair({ code: 'ABC234' })).json()).toMatchObject({ error: { code: 'expired-code' } });
});

test('after five wrong codes the right one waits too, and is taken when the time is over', async () => {
  for (let index = 0; index < 5; index += 1) expect((await pair({ code: 'ZZZZZZ' })).statusCode).toBe(403);
  const blocked = await pair({ code: 'ABC234' });
  expect(blocked.statusCode).toBe(429);
  expect(blocked.headers['retry-after']).toBe('900');
  db.prepare('update kiosks set provisioning_code_expires = ?').run(nowMs + 60 * minute);
  nowMs += 15 * minute;
  expect((await pair({ code: 'ABC234' })).statusCode).toBe(200);
});

test('whoever has a copy of the box’s file has no code to type', async () => {
  const { code } = db
    .prepare<[], { code: string }>(`select provisioning_code as code from kiosks where id = 'k1'`)
    .get()!;
  expect(code).not.toContain('ABC234');
  expect((await pair({ code })).statusCode).toBe(400);
});

test('a kiosk that the box does not have cannot be paired', async () => {
  expect((await pair({ code: 'ABC234' }, fromTablet, 'gym-nowhere')).statusCode).toBe(404);
});

test('a paired kiosk learns whom a badge names, and nothing that it does not show', async () => {
  const token = tokenOf(await pair({ code: 'ABC234' }));
  holder = { kind: 'member', badge, member: { ...marie, paymentDueSince: 1, suspendedReason: 'private' } };
  const response = await lookUp(token);
  expect(response.json()).toEqual({
    memberId: 'marie',
    firstName: 'Marie',
    lastName: 'Dubois',
    language: 'fr',
    communicationStyle: 'encouraging',
    membershipType: 'Premium',
  });
  holder = { ...holder, badge: { ...badge, lostAt: 5 } };
  expect((await lookUp(token)).statusCode).toBe(404);
  expect((await lookUp(token, 'gym-b')).statusCode).toBe(401);
  expect((await lookUp('made-up')).statusCode).toBe(401);
});

test('tokens are not in the database as they are', async () => {
  const token = tokenOf(await pair({ code: 'ABC234' }));
  expect(token.length).toBeGreaterThan(40);
  expect(JSON.stringify(db.prepare('select * from kiosk_pairings').all())).not.toContain(token);
});

test('a box without a simulator answers 404 to it', async () => {
  expect((await app.inject({ url: '/api/simulator' })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/api/simulator/taps', payload: {} })).statusCode).toBe(404);
});
