import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPin } from '@jarvis-edge/sync/pin.ts';
import type Database from 'better-sqlite3';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { v7 as newId } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LanHttps } from '../lan/tls/lan-https.ts';
import { createServer } from '../lan/server.ts';
import { staffOnly, staffOrThisMachine } from '../staff-access.ts';
import { openStore } from '../store/open.ts';
import { createStaff, type Staff } from './staff.ts';

const minute = 60_000;
const day = 86_400_000;
const pin = '482915';
let pinHash: string;
let folder: string;
let db: Database.Database;
let app: FastifyInstance;
let staff: Staff;
let nowMs: number;
const [direction, accueil] = [newId(), newId()];

beforeAll(async () => {
  pinHash = await hashPin(pin, new Uint8Array(16).fill(3));
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'staff-'));
  nowMs = Date.UTC(2026, 10, 21, 9);
  db = openStore(folder);
  const add = db.prepare(
    `insert into lan_staff (id, name, role, language, pin_hash, is_active) values (?, ?, ?, 'fr', ?, 1)`,
  );
  add.run(direction, 'Direction Forme', 'gym_manager', pinHash);
  add.run(accueil, 'Accueil Forme', 'gym_staff', pinHash);
  add.run(newId(), 'Sans code', 'gym_staff', null);
  await start();
  staff.heard('lan_staff');
});
afterEach(async () => {
  await app.close();
  db.close();
  rmSync(folder, { recursive: true });
});

/** As after a restart of the box. */
async function start(): Promise<void> {
  app = await createServer({ screensFolder: folder, logLevel: 'silent' });
  staff = await createStaff({ app, db, newId, nowMs: () => nowMs });
  app.get('/api/for-staff', { onRequest: staffOnly() }, async ({ staff: who }) => ({ name: who?.name }));
  app.get('/api/for-managers', { onRequest: staffOnly(['gym_manager']) }, async () => ({ well: true }));
  app.post('/api/for-staff-or-here', { onRequest: staffOrThisMachine() }, async () => ({ well: true }));
}

const here = { remoteAddress: '127.0.0.1', host: 'localhost:7080' };
interface From {
  readonly remoteAddress: string;
  readonly host: string;
  readonly origin?: string;
}

/** A browser: it keeps its cookie. */
class Device {
  cookie: string | undefined;
  readonly #from: From;

  constructor(from: From = here) {
    this.#from = from;
  }

  async ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, from: Partial<From> = {}) {
    const { remoteAddress, host, origin } = { ...this.#from, ...from };
    const options: InjectOptions = {
      ...{ method, url, remoteAddress },
      headers: {
        ...{ host, 'user-agent': 'Firefox' },
        ...(origin !== undefined && { origin }),
        ...(this.cookie !== undefined && { cookie: `__Host-jarvis-staff=${this.cookie}` }),
      },
    };
    const answer = await app.inject(payload === undefined ? options : { ...options, payload });
    const set = /__Host-jarvis-staff=([^;]*)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1];
    if (set !== undefined) this.cookie = set === '' ? undefined : set;
    const body = answer.body === '' ? {} : answer.json();
    return { status: answer.statusCode, headers: answer.headers, body, code: body.error?.code };
  }

  signIn(accountId = direction, tried = pin, from: Partial<From> = {}) {
    return this.ask('POST', '/api/staff/session', { accountId, pin: tried }, from);
  }
}

test('staff choose their name, give their PIN, and are known until they sign out', async () => {
  const desk = new Device();
  expect((await desk.ask('GET', '/api/staff/accounts')).body.accounts).toEqual([
    { id: accueil, name: 'Accueil Forme' },
    { id: direction, name: 'Direction Forme' },
  ]);
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
  const signedIn = await desk.signIn(accueil);
  expect(signedIn.body).toEqual({
    staff: { accountId: accueil, name: 'Accueil Forme', role: 'gym_staff', language: 'fr' },
  });
  expect(signedIn.headers['set-cookie']).toMatch(/Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expect((await desk.ask('GET', '/api/for-staff')).body).toEqual({ name: 'Accueil Forme' });
  expect((await desk.ask('GET', '/api/for-managers')).code).toBe('role');
  const token = desk.cookie;
  expect((await desk.ask('DELETE', '/api/staff/session')).status).toBe(204);
  desk.cookie = token;
  expect((await desk.ask('GET', '/api/staff/session')).body).toEqual({ staff: null });
});

test('what the box keeps of a session and of tries would sign nobody in', async () => {
  const desk = new Device();
  await desk.signIn();
  const kept = JSON.stringify(
    ['staff_sessions', 'staff_tries'].map((table) => db.prepare(`select * from ${table}`).all()),
  );
  expect(kept).not.toContain(desk.cookie);
  expect(kept).not.toContain(pin);
  expect(Buffer.from(desk.cookie ?? '', 'base64url')).toHaveLength(32);
});

test('a PIN is taken over https or on the box itself, from the gym’s network, and from the box’s own pages alone', async () => {
  const tablet = { remoteAddress: '192.168.1.20', host: 'box.local:7080' };
  expect((await new Device(tablet).signIn()).code).toBe('https-needed');
  expect((await new Device({ ...here, remoteAddress: '203.0.113.9' }).ask('GET', '/api/staff/accounts')).code).toBe(
    'not-on-lan',
  );
  const elsewhere = new Device({ ...here, origin: 'http://evil.example' });
  expect((await elsewhere.signIn()).code).toBe('https-needed');
  const desk = new Device();
  await desk.signIn();
  expect((await desk.ask('POST', '/api/for-staff-or-here', {}, { origin: 'https://evil.example' })).code).toBe(
    'other-origin',
  );
});

test('a session that another device was given beforehand is not the one that a sign-in opens', async () => {
  const desk = new Device();
  await desk.signIn(accueil);
  const planted = desk.cookie;
  await desk.signIn(direction);
  expect(desk.cookie).not.toBe(planted);
  const thief = new Device();
  thief.cookie = planted;
  expect((await thief.ask('GET', '/api/for-staff')).code).toBe('sign-in');
});

test('wrong PINs make an account wait, right ones too meanwhile, and a restart of the box forgets none of them', async () => {
  const addresses = [1, 2, 3, 4, 5].map((last) => ({ remoteAddress: `127.0.0.${last}` }));
  for (const from of addresses) expect((await new Device().signIn(direction, '593026', from)).code).toBe('wrong-pin');
  await app.close();
  await start();
  const refused = await new Device().signIn(direction, pin, { remoteAddress: '127.0.0.9' });
  expect([refused.code, refused.headers['retry-after']]).toEqual(['too-many-tries', '60']);
  expect((await new Device().signIn(accueil)).status).toBe(200);
  nowMs += minute;
  expect((await new Device().signIn(direction)).status).toBe(200);
  expect((await new Device().signIn(direction, '593026')).code).toBe('wrong-pin');
});

test('an address waits too, whichever accounts it tries, and signing in as oneself in between is no way round', async () => {
  for (let tries = 0; tries < 20; tries += 1) {
    if (tries % 4 === 0) await new Device().signIn(accueil, pin, { remoteAddress: '127.0.0.7' });
    expect((await new Device().signIn(newId(), '593026', { remoteAddress: '127.0.0.7' })).code).toBe('wrong-pin');
  }
  expect((await new Device().signIn(accueil, pin, { remoteAddress: '127.0.0.7' })).code).toBe('too-many-tries');
  expect((await new Device().signIn(accueil)).status).toBe(200);
});

test('many tries at once are counted before any is judged', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => new Device().signIn(direction, String(593_020 + index))),
  );
  expect(answers.filter(({ code }) => code === 'wrong-pin')).toHaveLength(5);
  expect(answers.filter(({ code }) => code === 'too-many-tries')).toHaveLength(7);
});

test('a session ends after half an hour without use and after twelve hours with it', async () => {
  const desk = new Device();
  await desk.signIn();
  for (let passed = 0; passed < 12 * 60 - 25; passed += 25) {
    nowMs += 25 * minute;
    expect([passed, (await desk.ask('GET', '/api/for-staff')).status]).toEqual([passed, 200]);
  }
  nowMs += 25 * minute;
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
  await desk.signIn();
  nowMs += 30 * minute;
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
  await desk.signIn();
  nowMs -= 60 * minute;
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
});

test.each([
  ['the account is stopped', 'update lan_staff set is_active = 0 where id = ?'],
  ['the account is gone', 'delete from lan_staff where id = ?'],
  ['the PIN is another', `update lan_staff set pin_hash = pin_hash || 'x' where id = ?`],
  ['the person became an owner', `update lan_staff set role = 'franchise_owner' where id = ?`],
])('as soon as the hub has said that %s, nobody is signed in with it', async (_what, sql) => {
  const desk = new Device();
  await desk.signIn();
  db.prepare(sql).run(direction);
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
});

test('accounts that the hub has not confirmed for thirty days stop and say so, and work again once it has', async () => {
  const desk = new Device();
  nowMs += 30 * day - minute;
  expect((await desk.signIn()).status).toBe(200);
  nowMs += minute;
  expect((await desk.ask('GET', '/api/for-staff')).code).toBe('sign-in');
  expect(await desk.signIn()).toMatchObject({ status: 403, code: 'not-confirmed' });
  expect((await desk.ask('GET', '/api/staff/accounts')).body).toMatchObject({ accounts: [], isConfirmed: false });
  await app.close();
  await start();
  expect((await desk.signIn()).code).toBe('not-confirmed');
  staff.heard('members');
  expect((await desk.signIn()).code).toBe('not-confirmed');
  staff.heard('lan_staff');
  expect((await desk.signIn()).status).toBe(200);
});

test('people see and end the sessions of their own; who manages the gym those of everybody', async () => {
  const [desk, phone, office] = [new Device(), new Device(), new Device()];
  await desk.signIn(accueil);
  await phone.signIn(accueil);
  await office.signIn(direction);
  const seen = async (device: Device) => (await device.ask('GET', '/api/staff/sessions')).body.sessions;
  expect(await seen(desk)).toHaveLength(2);
  expect(await seen(office)).toHaveLength(3);
  const managers = (await seen(office)).find((session: { isThisOne: boolean }) => session.isThisOne).id;
  expect((await desk.ask('DELETE', `/api/staff/sessions/${managers}`)).code).toBe('unknown-session');
  const phones = (await seen(desk)).find((session: { isThisOne: boolean }) => !session.isThisOne).id;
  expect((await office.ask('DELETE', `/api/staff/sessions/${phones}`)).status).toBe(204);
  expect((await phone.ask('GET', '/api/for-staff')).code).toBe('sign-in');
  expect((await desk.ask('GET', '/api/for-staff')).status).toBe(200);
});

test('an account is open on ten devices at most: the one left alone the longest is signed out', async () => {
  const devices = Array.from({ length: 11 }, () => new Device());
  for (const device of devices) {
    nowMs += 1000;
    await device.signIn();
  }
  const isOpen = async (device?: Device) => (await device?.ask('GET', '/api/for-staff'))?.status;
  expect([await isOpen(devices[0]), await isOpen(devices[1]), await isOpen(devices[10])]).toEqual([401, 200, 200]);
});

test('commands on the box itself need no sign-in, other devices do', async () => {
  expect((await new Device().ask('POST', '/api/for-staff-or-here', {})).status).toBe(200);
  const tablet = new Device({ remoteAddress: '192.168.1.20', host: 'box.local:7080' });
  expect((await tablet.ask('POST', '/api/for-staff-or-here', {})).code).toBe('sign-in');
});

test('what staff change is written down with their name, and nobody can change or remove it there', async () => {
  const desk = new Device();
  await desk.signIn(accueil, '593026');
  await desk.signIn(accueil);
  await desk.ask('GET', '/api/for-staff');
  await desk.ask('POST', '/api/for-staff-or-here', {});
  expect((await desk.ask('DELETE', '/api/staff/sessions/none')).status).toBe(404);
  await new Device().ask('POST', '/api/for-staff-or-here', {});
  const deeds = db.prepare('select at, account_id, name, deed, address from staff_deeds order by id').all();
  const by = { at: nowMs, account_id: accueil, name: 'Accueil Forme', address: '127.0.0.1' };
  expect(deeds).toEqual([
    { ...by, deed: 'POST /api/staff/session' },
    { ...by, deed: 'POST /api/for-staff-or-here' },
  ]);
  expect(() => db.exec('delete from staff_deeds')).toThrow('stays written down');
  expect(() => db.exec(`update staff_deeds set name = 'x'`)).toThrow('stays written down');
});

test('over https in the gym a device signs in, keeps its cookie, and is known', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const https = new LanHttps({
    ...{ app, folder, host: '127.0.0.1', port: 0, addresses: () => [], log: () => undefined },
    time: () => ({ nowMs: Date.now(), trust: 'sure' }),
    hostname: () => 'box-lyon',
  });
  await https.start();
  const jar: string[] = [];
  const ask = (method: string, path: string, body?: object): Promise<string> =>
    new Promise((answered, failed) => {
      const sent = httpsRequest(
        {
          ...{ host: '127.0.0.1', port: https.port, method, path, servername: 'box-lyon.local', agent: false },
          ca: https.certificates.authority!.certificate,
          headers: { host: `box-lyon.local:${https.port}`, 'content-type': 'application/json', cookie: jar.join('; ') },
        },
        (response) => {
          jar.push(...(response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? ''));
          let text = '';
          response.setEncoding('utf8').on('data', (part) => (text += part));
          response.on('end', () => answered(text));
        },
      );
      sent.on('error', failed).end(body && JSON.stringify(body));
    });
  try {
    expect(await ask('GET', '/api/for-staff')).toContain('"sign-in"');
    expect(await ask('POST', '/api/staff/session', { accountId: direction, pin })).toContain('Direction Forme');
    expect(await ask('GET', '/api/for-managers')).toBe('{"well":true}');
  } finally {
    await https.close();
  }
});
