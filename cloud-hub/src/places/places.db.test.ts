import { OpeningHours, isOpen } from '@jarvis-edge/sync/opening-hours.ts';
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../protocol/person.ts';
import type { Places } from '../../protocol/places.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { holdToAccess, type SignedIn } from '../access.ts';
import { createWriteAudit } from '../audit/write.ts';
import { createServer } from '../server.ts';
import { asSystem } from '../tenancy/scope.ts';
import { placesRoutes } from './routes.ts';

const at = Date.UTC(2026, 10, 21, 9);
const now = (): number => at;
let postgres: TestPostgres;
let app: FastifyInstance;
let forme: string;
let other: string;
let lyon: TestGym;
let paris: TestGym;
let alone: TestGym;
let changes = 0;
const sessions = new Map<string, SignedIn>();

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { pool } = postgres;
  forme = await addFranchise(pool);
  other = await addFranchise(pool, 'Tonus');
  lyon = await addGym(pool, 'Lyon', { franchiseId: forme });
  paris = await addGym(pool, 'Paris', { franchiseId: forme });
  alone = await addGym(pool, 'Seule');
  await addGym(pool, 'Tonus Nice', { franchiseId: other });
  app = createServer({ log: process.stderr });
  holdToAccess(app, { pages: '/console/', readSession: async (cookie = '') => sessions.get(cookie) ?? null, now });
  await app.register(placesRoutes, {
    pool,
    writeAudit: createWriteAudit({ newId, now }),
    makeTenantKey: (tx, tenantId) =>
      asSystem(tx, 'a test', async () => {
        await tx.query(`insert into tenant_keys values ($1, decode(repeat('ab', 32), 'hex')) on conflict do nothing`, [
          tenantId,
        ]);
      }),
    newId,
    now,
    changed: () => (changes += 1),
  });
});
afterAll(async () => {
  await app.close();
  await postgres.stop();
});
beforeEach(() => void (changes = 0));

async function person(role: Role, place: { franchiseId?: string; gymId?: string } = {}, steppedUp = true) {
  const userId = newId();
  const { franchiseId = null, gymId = null } = place;
  const email = `${userId}@forme.example`;
  await atTheHub(
    postgres.pool,
    'insert into users (id, email, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5)',
    [userId, email, role, franchiseId, gymId],
  );
  const known = { userId, email, name: 'Direction Forme', role, franchiseId, gymId, language: 'fr', mfaEnabled: true };
  sessions.set(userId, {
    person: known as SignedIn['person'],
    sessionId: userId,
    stage: 'signed-in',
    steppedUpUntil: steppedUp ? at + 1000 : null,
  });
  return async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const response = await app.inject({ method, url, headers: { cookie: userId }, ...(payload && { payload }) });
    return { status: response.statusCode, body: response.json() };
  };
}

const superAdmin = () => person('super_admin');
const owner = () => person('franchise_owner', { franchiseId: forme });
const manager = () => person('gym_manager', { gymId: lyon.id });
const newGym = (changed: object = {}) => ({
  franchiseId: forme,
  name: 'Forme Bellecour',
  slug: `gym-${newId()}`,
  city: 'Lyon',
  timezone: 'Europe/Paris',
  ...changed,
});
const lastDeed = async () =>
  (await postgres.superuser.query('select * from audit_log order by id desc limit 1')).rows[0];

test('each sees the franchises and gyms that are theirs, by name', async () => {
  const seen = async (ask: Awaited<ReturnType<typeof person>>) => {
    const { franchises, gyms } = (await ask('GET', '/api/places')).body as Places;
    return [franchises.map(({ name }) => name), gyms.map(({ name }) => name)];
  };
  expect(await seen(await superAdmin())).toEqual([
    ['Forme', 'Tonus'],
    ['Lyon', 'Paris', 'Seule', 'Tonus Nice'],
  ]);
  expect(await seen(await owner())).toEqual([['Forme'], ['Lyon', 'Paris']]);
  expect(await seen(await manager())).toEqual([['Forme'], ['Lyon']]);
  expect(await seen(await person('gym_staff', { gymId: alone.id }))).toEqual([[], ['Seule']]);
});

test('an owner adds a gym to their franchise: open every day until somebody says better, and written down', async () => {
  const gym = newGym();
  const { status, body } = await (await owner())('POST', '/api/gyms', gym);
  expect(status).toBe(200);
  expect(body).toEqual({ ...gym, id: body.id, address: null, status: 'active', createdAt: expect.any(Number) });
  const [row] = await atTheHub(postgres.pool, 'select opening_hours from gyms where id = $1', [body.id]);
  const hours = OpeningHours.parse(row?.['opening_hours']);
  for (const day of [16, 17, 18, 19, 20, 21, 22]) {
    expect(isOpen(hours, 'Europe/Paris', Date.UTC(2026, 10, day, 5, 30))).toBe(true);
    expect(isOpen(hours, 'Europe/Paris', Date.UTC(2026, 10, day, 21, 30))).toBe(false);
  }
  expect(await lastDeed()).toMatchObject({
    action: 'gym_added',
    gym_id: body.id,
    row_id: body.id,
    after: { slug: gym.slug },
  });
  expect(changes).toBe(1);
});

test('a new franchise and a new independent gym have the key of their badges from the first day', async () => {
  const ask = await superAdmin();
  const franchise = (await ask('POST', '/api/franchises', { name: 'Élan', subscriptionPlan: 'pro' })).body;
  expect(franchise).toMatchObject({ name: 'Élan', city: null, status: 'active', subscriptionPlan: 'pro' });
  expect(await lastDeed()).toMatchObject({ action: 'franchise_added', franchise_id: franchise.id });
  const gym = (await ask('POST', '/api/gyms', newGym({ franchiseId: null }))).body;
  for (const tenantId of [franchise.id, gym.id]) {
    const keys = await atTheHub(postgres.pool, 'select length(key) as bytes from tenant_keys where tenant_id = $1', [
      tenantId,
    ]);
    expect(keys).toEqual([{ bytes: 32 }]);
  }
});

test('a gym cannot be added to another’s franchise, outside of any by an owner, under a name taken or in no time zone', async () => {
  const ask = await owner();
  const codeOf = async (changed: object) => {
    const { status, body } = await ask('POST', '/api/gyms', newGym(changed));
    return [status, body.error.code];
  };
  expect(await codeOf({ franchiseId: other })).toEqual([404, 'unknown-franchise']);
  expect(await codeOf({ franchiseId: newId() })).toEqual([404, 'unknown-franchise']);
  expect(await codeOf({ franchiseId: null })).toEqual([403, 'role']);
  expect(await codeOf({ slug: 'lyon' })).toEqual([409, 'slug-taken']);
  for (const timezone of ['Europe/Lyon', '+01:00', ''])
    expect(await codeOf({ timezone })).toEqual([400, 'unknown-timezone']);
  expect((await (await manager())('POST', '/api/gyms', newGym())).status).toBe(403);
  expect(changes).toBe(0);
});

test('a manager edits their gym but not whether it is open for business; what changed is written down alone', async () => {
  const ask = await manager();
  const edited = await ask('PATCH', `/api/gyms/${lyon.id}`, { name: 'Lyon Ainay', address: '1 rue de la Paix' });
  expect(edited).toMatchObject({
    status: 200,
    body: { name: 'Lyon Ainay', address: '1 rue de la Paix', city: 'Lyon' },
  });
  expect(await lastDeed()).toMatchObject({
    action: 'gym_edited',
    before: { name: 'Lyon', address: null },
    after: { name: 'Lyon Ainay', address: '1 rue de la Paix' },
  });
  expect((await ask('PATCH', `/api/gyms/${lyon.id}`, { address: null })).body.address).toBe(null);
  expect((await ask('PATCH', `/api/gyms/${lyon.id}`, { status: 'suspended' })).body.error.code).toBe('role');
  const closed = await (await owner())('PATCH', `/api/gyms/${lyon.id}`, { status: 'maintenance' });
  expect(closed.body.status).toBe('maintenance');
});

test('a gym or franchise of another is as unknown as one that never was', async () => {
  for (const [ask, path] of [
    [await manager(), `/api/gyms/${paris.id}`],
    [await manager(), `/api/gyms/${alone.id}`],
    [await owner(), `/api/gyms/${alone.id}`],
    [await owner(), `/api/franchises/${other}`],
  ] as const) {
    const never = await ask('PATCH', `${path.slice(0, path.lastIndexOf('/'))}/${newId()}`, { name: 'À moi' });
    expect(await ask('PATCH', path, { name: 'À moi' })).toEqual(never);
    expect(never.status).toBe(404);
  }
});

test('an owner renames their franchise; what it has subscribed to is for super admins who have just given their password', async () => {
  const path = `/api/franchises/${forme}`;
  expect((await (await owner())('PATCH', path, { name: 'Forme Plus' })).body.name).toBe('Forme Plus');
  expect((await (await owner())('PATCH', path, { subscriptionPlan: 'enterprise' })).body.error.code).toBe('role');
  const early = await person('super_admin', {}, false);
  expect((await early('PATCH', path, { subscriptionPlan: 'pro' })).body.error.code).toBe('step-up');
  expect((await early('PATCH', path, { city: 'Lyon' })).body.city).toBe('Lyon');
  expect((await early('POST', '/api/franchises', { name: 'Vite' })).body.error.code).toBe('step-up');
  const done = await (await superAdmin())('PATCH', path, { subscriptionPlan: 'pro', status: 'trial' });
  expect(done.body).toMatchObject({ subscriptionPlan: 'pro', status: 'trial' });
});
