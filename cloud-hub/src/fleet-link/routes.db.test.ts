import { Writable } from 'node:stream';
import { CommandSent, Commands } from '../../protocol/fleet.ts';
import type { Role } from '../../protocol/person.ts';
import { v4, v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addGym, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { holdToAccess, type SignedIn } from '../access.ts';
import { createWriteAudit } from '../audit/write.ts';
import { createServer } from '../server.ts';
import type { FleetLink } from './fleet-link.ts';
import { fleetLinkRoutes } from './routes.ts';

const now = Date.UTC(2026, 10, 21, 9);
const app = createServer({ log: new Writable({ write: (_line, _encoding, done) => done() }) });
const send = vi.fn<FleetLink['send']>().mockResolvedValue();
let postgres: TestPostgres;
let session: SignedIn | null = null;
let [own, foreign] = ['', ''];
let gymId = '';

beforeAll(async () => {
  postgres = await startTestPostgres();
  holdToAccess(app, { pages: '/console/', readSession: async () => session, now: () => now });
  await app.register(fleetLinkRoutes, {
    link: { send, settings: { brokerUrl: null, mintsVoiceSecrets: false } } as unknown as FleetLink,
    authenticate: () => Promise.reject(new Error('no box asks here')),
    ...{ pool: postgres.pool, newId, now: () => now, writeAudit: createWriteAudit({ newId, now: () => now }) },
  });
  [own, foreign] = [await addBox('Salle'), await addBox('Autre')];
});
afterAll(async () => {
  await app.close();
  await postgres.stop();
});

async function addBox(name: string): Promise<string> {
  const gym = await addGym(postgres.pool, name);
  gymId ||= gym.id;
  const id = newId();
  await atTheHub(postgres.pool, 'insert into boxes (id, gym_id, public_key, incarnation) values ($1, $2, $3, $4)', [
    ...[id, gym.id, Buffer.from(id), v4()],
  ]);
  return id;
}

async function signIn(role: Role, steppedUpUntil: number | null = null): Promise<void> {
  const userId = newId();
  const ofGym = role === 'gym_manager' || role === 'gym_staff' ? gymId : null;
  await atTheHub(postgres.pool, 'insert into users (id, email, role, gym_id) values ($1, $2, $3, $4)', [
    ...[userId, `${userId}@forme.example`, role, ofGym],
  ]);
  const person = { userId, email: '', name: 'Direction Forme', role, franchiseId: null, gymId: ofGym };
  session = {
    ...{ stage: 'signed-in', sessionId: newId(), steppedUpUntil },
    person: { ...person, language: 'fr', mfaEnabled: true },
  };
}

const ask = async (boxId: string, command: unknown) => {
  const answer = await app.inject({ method: 'POST', url: `/api/boxes/${boxId}/commands`, payload: command as object });
  const { error } = answer.json<{ error?: { code: string } }>();
  return { brief: `${answer.statusCode} ${error?.code ?? 'done'}`, answer };
};

test('a manager commands the box of their gym, sees what became of it, and no box of another gym', async () => {
  await signIn('gym_manager');
  const { answer } = await ask(own, { command: 'refetch' });
  const { transactionId } = CommandSent.parse(answer.json());
  expect(send).toHaveBeenCalledWith(expect.objectContaining({ boxId: own }));
  const list = Commands.parse((await app.inject(`/api/boxes/${own}/commands`)).json());
  expect(list.commands).toMatchObject([{ transactionId, command: 'refetch', state: 'sent', askedAt: now }]);
  expect((await ask(foreign, { command: 'refetch' })).brief).toBe('404 unknown-box');
  expect((await app.inject(`/api/boxes/${foreign}/commands`)).statusCode).toBe(404);
});

test('restarting a box wants the password once more, other commands do not', async () => {
  await signIn('gym_manager', now);
  expect((await ask(own, { command: 'restart-service' })).brief).toBe('403 step-up');
  expect((await ask(own, { command: 'collect-diagnostics' })).brief).toBe('200 done');
  await signIn('gym_manager', now + 1);
  expect((await ask(own, { command: 'restart-service' })).brief).toBe('200 done');
});

test('staff and strangers command no box, and nobody gives a command that there is not', async () => {
  await signIn('gym_staff');
  expect((await ask(own, { command: 'refetch' })).brief).toBe('403 role');
  session = null;
  expect((await ask(own, { command: 'refetch' })).brief).toBe('401 sign-in');
  await signIn('super_admin');
  expect((await ask(own, { command: 'open-door' })).brief).toMatch(/^400 /);
  expect((await ask(own, { command: 'set-config', config: { logLevel: 'silent' } })).brief).toMatch(/^400 /);
});

test('a box that was revoked is commanded no more', async () => {
  await signIn('super_admin');
  await atTheHub(postgres.pool, 'update boxes set revoked_at = now() where id = $1', [foreign]);
  expect((await ask(foreign, { command: 'refetch' })).brief).toBe('403 box-revoked');
});
