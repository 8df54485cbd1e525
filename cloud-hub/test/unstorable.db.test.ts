import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from './gyms.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { addPerson, type TestPerson } from './people.ts';

let hub: TestHub;
let gym: TestGym;
let franchiseId: string;
let admin: TestPerson;
let alertId: string;
let boxId: string;

beforeAll(async () => {
  hub = await startTestHub();
  const { pool } = hub.postgres;
  franchiseId = await addFranchise(pool);
  gym = await addGym(pool, 'Forme', { franchiseId });
  admin = await addPerson(pool, 'super_admin');
  [alertId, boxId] = [newId(), newId()];
  const marie = await addMember(pool, gym.id, 'Marie');
  await atTheHub(
    pool,
    `insert into alerts (id, gym_id, member_id, alert_type, cause, priority, parameters, recommended_actions)
     values ($1, $2, $3, 'churn_risk', 'x', 'high', '{}', '[]')`,
    [alertId, gym.id, marie],
  );
});
afterAll(() => hub.stop());

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly body?: object;
}
async function refusal({ method = 'POST', path, body }: Asked): Promise<[number, string | undefined, string[]]> {
  const response = await fetch(`${hub.url}/${path}`, {
    ...(body === undefined ? {} : { method, body: JSON.stringify(body) }),
    headers: { ...admin.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
  });
  const { error } = (await response.json()) as { error?: { code: string; fields?: Record<string, string> } };
  return [response.status, error?.code, Object.keys(error?.fields ?? {})];
}

const bad = 'a\0b';
const user = { email: 'a@forme.example', role: 'gym_staff', language: 'fr' };
const newGym = { name: 'Forme', slug: 'forme-2', city: 'Lyon', timezone: 'Europe/Paris' };
const kiosk = { slug: 'gym-forme-2', name: 'Accueil', language: 'fr' };
/** What somebody may write at each route, with a NUL in one field. */
const texts: readonly [field: string, () => Asked][] = [
  ['text', () => ({ path: 'api/members?text=a%00b' })],
  ['text', () => ({ path: 'api/conversations?text=a%00b' })],
  ['text', () => ({ path: 'api/audit?text=a%00b' })],
  ['action', () => ({ path: 'api/audit?action=a%00b' })],
  ['notes', () => ({ path: `api/alerts/${alertId}`, body: { deed: 'resolve', notes: bad } })],
  ['notes', () => ({ path: `api/alerts/${alertId}`, body: { deed: 'dismiss', notes: bad } })],
  ['name', () => ({ path: 'api/franchises', body: { name: bad } })],
  ['city', () => ({ path: 'api/franchises', body: { name: 'Forme', city: bad } })],
  ['city', () => ({ path: `api/franchises/${franchiseId}`, method: 'PATCH', body: { city: bad } })],
  ['name', () => ({ path: 'api/gyms', body: { ...newGym, franchiseId, name: bad } })],
  ['city', () => ({ path: 'api/gyms', body: { ...newGym, franchiseId, city: bad } })],
  ['address', () => ({ path: 'api/gyms', body: { ...newGym, franchiseId, address: bad } })],
  ['address', () => ({ path: `api/gyms/${gym.id}`, method: 'PATCH', body: { address: bad } })],
  ['name', () => ({ path: `api/gyms/${gym.id}/kiosks`, body: { ...kiosk, name: bad } })],
  ['locationInGym', () => ({ path: `api/gyms/${gym.id}/kiosks`, body: { ...kiosk, locationInGym: bad } })],
  ['notes', () => ({ path: `api/gyms/${gym.id}/kiosks`, body: { ...kiosk, notes: bad } })],
  ['notes', () => ({ path: `api/kiosks/${gym.kioskId}`, method: 'PATCH', body: { notes: bad } })],
  ['name', () => ({ path: `api/gyms/${gym.id}/boxes`, body: { name: bad } })],
  ['reason', () => ({ path: `api/boxes/${boxId}/revoke`, body: { reason: bad } })],
  ['name', () => ({ path: 'api/users', body: { ...user, gymId: gym.id, name: bad } })],
  ['name', () => ({ path: `api/users/${admin.userId}`, method: 'PATCH', body: { name: bad } })],
  [
    'softwareVersion',
    () => ({ path: 'v1/boxes/claims', body: { code: 'ABCDEF', publicKey: 'x', softwareVersion: bad } }),
  ],
];
test.each(texts)('a text that cannot be stored is refused by the name of its field: %s', async (field, asked) => {
  const { path } = asked();
  const [status, code, fields] = await refusal(asked());
  expect([path, status, code]).toEqual([path, 400, 'request-invalid']);
  expect(fields).toContain(field);
});

test.each(
  ['api/conversations?before', 'api/audit?from', 'api/audit?until'].flatMap((path) =>
    ['1e30', '-1e30', '8640000000000001', '-62167219200001', '0.0001', 'NaN', 'Infinity'].map((time) => [path, time]),
  ),
)('a time that is none is refused: %s=%s', async (path, time) => {
  const [status, code, fields] = await refusal({ path: `${path}=${time}` });
  expect([status, code, fields]).toEqual([400, 'request-invalid', [path.split('?')[1]]]);
});
test.each(['api/conversations?before', 'api/audit?from', 'api/audit?until'])(
  'any time that people may type is taken: %s',
  async (path) => {
    for (const time of [-62_167_219_200_000, Date.parse('0002-01-01'), 0, 1_790_000_000_000, 8_640_000_000_000_000]) {
      expect((await fetch(`${hub.url}/${path}=${time}`, { headers: admin.headers })).status).toBe(200);
    }
  },
);

test('a day before our era is refused', async () => {
  expect(await refusal({ path: 'api/reports?until=0000-01-01' })).toEqual([400, 'request-invalid', ['until']]);
  expect((await refusal({ path: 'api/reports?until=0001-01-01' }))[0]).toBe(200);
});

test.each(['api/audit?cursor=a%00b', 'api/links/a%00b', 'api/alerts/a%00b/draft', 'api/members/a%00b'])(
  'an address with a NUL leads nowhere: %s',
  async (path) => {
    const [status] = await refusal({ path });
    expect([400, 404, 410]).toContain(status);
  },
);
