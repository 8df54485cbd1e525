import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { Person } from '../../protocol/person.ts';
import { holdToAccess, type SignedIn } from '../access.ts';
import { createServer } from '../server.ts';
import { pinRoutes } from './pin-routes.ts';

const now = Date.UTC(2026, 10, 21);
const manager = { userId: newId(), role: 'gym_manager', email: 'manager@forme.example' } as Person;
const session: SignedIn = { person: manager, sessionId: newId(), stage: 'signed-in', steppedUpUntil: now + 1 };
const userId = newId();

async function put(payload: object, as: SignedIn | null) {
  const given: unknown[] = [];
  const app = createServer({ log: process.stderr });
  holdToAccess(app, { pages: '/console/', readSession: async () => as, now: () => now });
  await app.register(pinRoutes, {
    pins: { set: async (...set) => void given.push(set), remove: async () => undefined },
  });
  const { statusCode: status, body } = await app.inject({ method: 'PUT', url: `/api/users/${userId}/pin`, payload });
  await app.close();
  return { status, body, given };
}

test('a PIN is given by who is signed in and has lately given their password again', async () => {
  expect((await put({ pin: '482915' }, null)).status).toBe(401);
  expect((await put({ pin: '482915' }, { ...session, steppedUpUntil: null })).body).toContain('"step-up"');
  const { status, given } = await put({ pin: '482915' }, session);
  expect([status, given]).toEqual([204, [[{ person: manager, address: '127.0.0.1' }, userId, '482915']]]);
});

test.each(['48291', '482915482', 'abcdef'])('%s is no PIN, and the refusal does not repeat it', async (pin) => {
  const { status, body, given } = await put({ pin }, session);
  expect([status, given]).toEqual([400, []]);
  expect(body).not.toContain(pin);
});
