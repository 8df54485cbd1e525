import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../protocol/person.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { setStage, type Stage } from '../../test/matrix.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';
import type { Place, Row } from '../../test/schema-rows.ts';
import { everyRole, type DeclaredRoute } from '../access.ts';

let hub: TestHub;
let stage: Stage;
beforeAll(async () => {
  hub = await startTestHub();
  stage = await setStage(hub.postgres.superuser);
});
afterAll(() => hub.stop());

/** What an id in an address is one of, by the word before it. */
const tableOf: Readonly<Record<string, string>> = {
  franchises: 'franchises',
  gyms: 'gyms',
  users: 'users',
  boxes: 'boxes',
  kiosks: 'kiosks',
  conflicts: 'conflicts',
  alerts: 'alerts',
  members: 'members',
  conversations: 'sessions',
  reports: 'reports',
  'booking-requests': 'booking_requests',
};

/** Addresses whose parameter is no tenant's id. */
const others: Readonly<Record<string, string>> = {
  '/api/links/:token': 'a secret from a mail',
  '/mail/reports/:token': 'signed for one reader, of a mail',
  '/api/sessions/:id': 'a session, of the very person; tried below',
  '/v1/shape/:name': 'a table; the token says whose rows',
  '/v1/history/:table': 'a table; the token says whose rows',
  '/v1/boxes/:boxId/challenge': 'answered alike for every id',
  '/v1/boxes/:boxId/token': 'signed by the box',
  '/v1/boxes/claims/:claimId/answer': 'signed by the box that claims',
};

/** What is sent along, so that a request is refused for whose id it names and not for its form. */
const bodies: Readonly<Record<string, () => object>> = {
  'PATCH /api/franchises/:id': () => ({ name: 'Forme' }),
  'PATCH /api/gyms/:id': () => ({ name: 'Forme Lyon' }),
  'PATCH /api/users/:id': () => ({ name: 'Accueil' }),
  'PUT /api/users/:id/pin': () => ({ pin: '483920' }),
  'POST /api/conflicts/:id/review': () => ({ decision: 'keep' }),
  'POST /api/alerts/:id': () => ({ deed: 'assign', to: null }),
  'POST /api/boxes/:id/commands': () => ({ command: 'refetch' }),
  'POST /api/gyms/:gymId/boxes': () => ({ name: 'Boîte' }),
  'POST /api/gyms/:gymId/kiosks': () => ({ name: 'Accueil', slug: `gym-${newId()}`, language: 'fr' }),
  'PATCH /api/kiosks/:id': () => ({ name: 'Entrée' }),
  'POST /api/boxes/:id/confirm': () => ({ claimId: newId() }),
  'POST /api/boxes/:id/reject': () => ({ claimId: newId() }),
  'POST /api/boxes/:id/revoke': () => ({ reason: 'volée' }),
};

const nameOf = ({ method, url }: DeclaredRoute): string => `${method} ${url}`;
const withIds = (): DeclaredRoute[] =>
  hub.routes.filter(({ method, url }) => url.includes('/:') && method !== 'HEAD' && others[url] === undefined);

const [own, sibling, foreign, independent] = [0, 1, 2, 3].map((index) => () => stage.places[index]!) as [
  () => Place,
  () => Place,
  () => Place,
  () => Place,
];

const personOf = (role: Role): Promise<TestPerson> => {
  const { gymId, franchiseId } = own();
  const place = {
    super_admin: {},
    franchise_owner: { franchiseId: franchiseId! },
    gym_manager: { gymId },
    gym_staff: { gymId },
  };
  return addPerson(hub.postgres.pool, role, place[role]);
};

/** The address with the ids of a new row of that place, or with ids that never were. */
async function addressOf({ url }: DeclaredRoute, place: Place | undefined): Promise<string> {
  const word = /^\/(?:api|v1)\/([^/]+)\//.exec(url)?.[1] ?? '';
  const table = stage.tables.find(({ name }) => name === tableOf[word]);
  if (table === undefined) throw new Error(`This test does not know yet what ${url} names.`);
  let row: Row = { id: newId(), gym_id: newId() };
  if (place !== undefined) {
    if (table.name === 'gyms') row = { id: place.gymId, gym_id: place.gymId };
    else if (table.name === 'franchises') row = { id: place.franchiseId };
    else row = await stage.rows.add(table, place);
  }
  if (table.name === 'gyms') row = { ...row, gym_id: row['id'] };
  return url.replace(':gymId', String(row['gym_id'])).replace(/:\w+/, String(row['id']));
}

async function ask(method: string, address: string, { headers }: TestPerson, body: object | undefined) {
  const response = await fetch(hub.url + address, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  // What an answer repeats of the question tells nothing.
  const text = (await response.text()).replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
  return { status: response.status, text: text.replaceAll(/"hubTime":\d+/g, '') };
}

test('an id of another tenant is as unknown as one that never was, in every address and for every role', async () => {
  let cells = 0;
  const leaks: string[] = [];
  for (const route of withIds()) {
    for (const role of everyRole) {
      if (role === 'super_admin') continue;
      const person = await personOf(role);
      const never = await ask(route.method, await addressOf(route, undefined), person, bodies[nameOf(route)]?.());
      for (const place of role === 'franchise_owner'
        ? [foreign(), independent()]
        : [sibling(), foreign(), independent()]) {
        const ofFranchise = route.url.startsWith('/api/franchises/');
        if (ofFranchise && (place.franchiseId === null || place === sibling())) continue;
        const there = await ask(route.method, await addressOf(route, place), person, bodies[nameOf(route)]?.());
        cells += 1;
        if (
          (there.status !== 403 && there.status !== 404) ||
          there.text !== never.text ||
          there.status !== never.status
        ) {
          leaks.push(
            `${role} ${nameOf(route)} of ${place.name}: ${there.status} ${there.text}, and ${never.status} for none`,
          );
        }
      }
    }
  }
  expect(leaks).toEqual([]);
  process.stdout.write(`${cells} foreign ids on ${withIds().length} routes\n`);
  expect(cells).toBeGreaterThan(60);
}, 300_000);

/** What staff may do to themselves, and managers to their staff. */
const ofOneself = ['PATCH /api/users/:id', 'PUT /api/users/:id/pin', 'DELETE /api/users/:id/pin'];

/** Where what a request does depends on more than the id, and a new row has not got that. */
const mayMiss = ['POST /api/boxes/:id/confirm', 'POST /api/boxes/:id/reject'];

test('whoever a route is for reaches what is theirs by it, and nobody else does', async () => {
  const wrong: string[] = [];
  for (const route of withIds()) {
    if (typeof route.access === 'string') {
      wrong.push(`${nameOf(route)} has an id and is for ${route.access}`);
      continue;
    }
    for (const role of everyRole) {
      const person = await personOf(role);
      const isOneself = role === 'gym_staff' && ofOneself.includes(nameOf(route));
      const address = isOneself ? route.url.replace(':id', person.userId) : await addressOf(route, own());
      const { status, text } = await ask(route.method, address, person, bodies[nameOf(route)]?.());
      const isFor = route.access.roles.includes(role);
      const isReached = status < 400 || status === 409 || (status === 404 && mayMiss.includes(nameOf(route)));
      if (isFor !== isReached || (!isFor && status !== 403)) wrong.push(`${role} ${nameOf(route)}: ${status} ${text}`);
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('nobody reaches anything of a tenant without a session', async () => {
  const nobody = { userId: '', email: '', headers: { cookie: '' } };
  for (const route of hub.routes.filter(({ access, method }) => typeof access !== 'string' && method !== 'HEAD')) {
    const address = route.url.replaceAll(/:\w+/g, newId());
    expect([nameOf(route), (await ask(route.method, address, nobody, bodies[nameOf(route)]?.())).status]).toEqual([
      nameOf(route),
      401,
    ]);
  }
});

test('ids of others in a question or a body tell nothing either', async () => {
  const gym = { name: 'Forme', slug: 'forme-nouvelle', city: 'Lyon', timezone: 'Europe/Paris' };
  const invitation = { name: 'Accueil', role: 'gym_staff', language: 'fr' };
  const asks = (gymId: string, franchiseId: string, id: string): [string, string, object | undefined][] => [
    ['GET', `/api/audit?gymId=${gymId}`, undefined],
    ['GET', `/api/audit?actorId=${id}`, undefined],
    ['GET', `/api/alerts?gymId=${gymId}&franchiseId=${franchiseId}`, undefined],
    ['GET', `/api/alerts?memberId=${id}`, undefined],
    ['GET', `/api/risk-verdicts?tenantId=${franchiseId}`, undefined],
    ['GET', `/api/members?level=any&gymId=${gymId}`, undefined],
    ['GET', `/api/conversations?franchiseId=${franchiseId}&memberId=${id}`, undefined],
    ['GET', `/api/reports?gymId=${gymId}`, undefined],
    ['GET', `/api/reports?franchiseId=${franchiseId}`, undefined],
    ['GET', `/api/conversations?text=douches&gymId=${gymId}`, undefined],
    ['POST', '/api/booking-requests', { gymId, occurrenceId: newId(), memberId: newId(), kind: 'book' }],
    ['POST', '/api/gyms', { ...gym, franchiseId }],
    ['POST', '/api/users', { ...invitation, email: `${newId()}@forme.example`, gymId }],
    ['POST', '/api/users', { ...invitation, role: 'franchise_owner', email: `${newId()}@forme.example`, franchiseId }],
  ];
  const { gymId, franchiseId } = foreign();
  const stranger = await addPerson(hub.postgres.pool, 'gym_manager', { gymId });
  for (const role of ['franchise_owner', 'gym_manager', 'gym_staff'] as const) {
    const person = await personOf(role);
    const nowhere = asks(newId(), newId(), newId());
    for (const [index, [method, address, body]] of asks(gymId, franchiseId!, stranger.userId).entries()) {
      const there = await ask(method, address, person, body);
      const [, emptyAddress = '', emptyBody] = nowhere[index]!;
      expect([role, address, there]).toEqual([role, address, await ask(method, emptyAddress, person, emptyBody)]);
      // A question may find nothing; a deed must be refused.
      expect(method === 'GET' || there.status >= 400).toBe(true);
    }
  }
});

test('nobody ends a session of another, not even of a colleague', async () => {
  const [owner, colleague] = [await personOf('franchise_owner'), await personOf('gym_staff')];
  const { rows } = await hub.postgres.superuser.query<{ id: string }>(
    'select id from user_sessions where user_id = $1',
    [colleague.userId],
  );
  const theirs = await ask('DELETE', `/api/sessions/${rows[0]!.id}`, owner, undefined);
  expect(theirs).toEqual(await ask('DELETE', `/api/sessions/${newId()}`, owner, undefined));
  expect(theirs.status).toBe(404);
  expect((await ask('GET', '/api/places', colleague, undefined)).status).toBe(200);
});
