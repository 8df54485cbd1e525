import { stampMs } from '@jarvis-edge/sync/clock.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Alert, AlertPage } from '../../protocol/alerts.ts';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';

let hub: TestHub;
let gym: TestGym;
let franchiseId: string;
let owner: TestPerson;
let reception: TestPerson;
let marie: string;
let gyms = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  gyms += 1;
  franchiseId = await addFranchise(hub.postgres.pool);
  gym = await addGym(hub.postgres.pool, `Forme-${gyms}`, { franchiseId });
  owner = await addPerson(hub.postgres.pool, 'franchise_owner', { franchiseId });
  reception = await addPerson(hub.postgres.pool, 'gym_staff', { gymId: gym.id });
  marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
});

async function raise(type = 'churn_risk', priority = 'high', cause: string = newId()): Promise<string> {
  const id = newId();
  await atTheHub(
    hub.postgres.pool,
    `insert into alerts (id, gym_id, member_id, kiosk_id, alert_type, cause, priority, parameters, recommended_actions)
     values ($1, $2, $3, $4, $5, $6, $7, '{"score": 0.7}', '["call_member"]')`,
    [id, gym.id, marie, gym.kioskId, type, cause, priority],
  );
  return id;
}
const list = async (show: string, person = owner, more = ''): Promise<AlertPage> =>
  (await (await fetch(`${hub.url}/api/alerts?show=${show}${more}`, { headers: person.headers })).json()) as AlertPage;
async function act(
  id: string,
  deed: object,
  person = reception,
): Promise<[number, Alert & { error?: { code: string } }]> {
  const response = await fetch(`${hub.url}/api/alerts/${id}`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  });
  return [response.status, (await response.json()) as Alert & { error?: { code: string } }];
}
const stored = async (id: string) =>
  (await atTheHub(hub.postgres.pool, 'select * from alerts where id = $1', [id]))[0]!;

test('an owner sees the alerts of their gyms with whom they are about, the most urgent first', async () => {
  await raise('milestone', 'low');
  const urgent = await raise('emergency', 'urgent');
  const { alerts, open, people, isCut } = await list('open');
  expect(alerts.map(({ type }) => type)).toEqual(['emergency', 'milestone']);
  expect(alerts[0]).toMatchObject({
    ...{ id: urgent, gymId: gym.id, memberName: 'Marie Dubois', kioskName: 'Accueil', status: 'pending' },
    ...{ parameters: { score: 0.7 }, actions: ['call_member'], assignedTo: null, snoozedUntil: null },
  });
  expect([open, isCut]).toEqual([2, false]);
  expect(people.map(({ id }) => id).toSorted()).toEqual([owner.userId, reception.userId].toSorted());
});

test('an alert given to somebody is in progress, and what was done stays stamped for the box', async () => {
  const id = await raise();
  const [status, alert] = await act(id, { deed: 'assign', to: reception.userId });
  expect([status, alert.status, alert.assignedTo]).toEqual([
    200,
    'in_progress',
    { id: reception.userId, name: 'Direction Forme' },
  ]);
  const { clocks } = (await stored(id)) as { clocks: Record<string, string> };
  expect(Object.keys(clocks).toSorted()).toEqual(['assigned_to', 'status']);
  expect(Date.now() - stampMs(clocks['assigned_to']!)).toBeLessThan(60_000);
  expect((await act(id, { deed: 'assign', to: null }))[1]).toMatchObject({ status: 'in_progress', assignedTo: null });
});

test('an alert is given to nobody who does not work there', async () => {
  const elsewhere = await addGym(hub.postgres.pool, `Ailleurs-${gyms}`);
  const stranger = await addPerson(hub.postgres.pool, 'gym_staff', { gymId: elsewhere.id });
  const id = await raise();
  const [status, { error }] = await act(id, { deed: 'assign', to: stranger.userId });
  expect([status, error?.code]).toEqual([409, 'other-place']);
  expect((await stored(id))['assigned_to']).toBeNull();
});

test('an alert that is put off leaves the list until then, and counts no more', async () => {
  const id = await raise();
  const until = Date.now() + 3_600_000;
  expect((await act(id, { deed: 'snooze', until }))[1].snoozedUntil).toBe(until);
  expect(await list('open')).toMatchObject({ alerts: [], open: 0 });
  expect((await list('snoozed')).alerts.map((alert) => alert.id)).toEqual([id]);
  for (const wrong of [Date.now() - 1000, Date.now() + 200 * 86_400_000]) {
    expect((await act(id, { deed: 'snooze', until: wrong }))[0]).toBe(400);
  }
  await act(id, { deed: 'snooze', until: null });
  expect((await list('open')).open).toBe(1);
});

test('alerts that are to be dealt with are counted in the places that were asked for', async () => {
  await raise();
  const elsewhere = await addGym(hub.postgres.pool, `Ailleurs-${gyms}`, { franchiseId });
  expect((await list('open')).open).toBe(1);
  expect((await list('open', owner, `&gymId=${gym.id}`)).open).toBe(1);
  expect((await list('open', owner, `&gymId=${elsewhere.id}`)).open).toBe(0);
  expect((await list('open', owner, `&franchiseId=${franchiseId}`)).open).toBe(1);
});

test('a resolved alert keeps its note, stays resolved, and the log does not repeat what was noted', async () => {
  const id = await raise();
  expect((await act(id, { deed: 'resolve', notes: '  ' }))[0]).toBe(400);
  expect((await act(id, { deed: 'resolve', notes: 'Appelée, elle reste.' }))[1]).toMatchObject({
    status: 'resolved',
    resolutionNotes: 'Appelée, elle reste.',
    resolvedAt: expect.any(Number),
  });
  for (const deed of [{ deed: 'dismiss' }, { deed: 'assign', to: null }, { deed: 'snooze', until: null }]) {
    const [status, { error }] = await act(id, deed);
    expect([status, error?.code]).toEqual([409, 'alert-closed']);
  }
  expect((await list('done')).alerts.map((alert) => alert.id)).toEqual([id]);
  const logged = await atTheHub(hub.postgres.pool, 'select action, details from audit_log where row_id = $1', [id]);
  expect(logged).toEqual([{ action: 'alert_resolved', details: { type: 'churn_risk' } }]);
});

test('of one gym or one franchise, only its alerts are listed', async () => {
  await raise();
  const sister = await addGym(hub.postgres.pool, `Soeur-${gyms}`, { franchiseId });
  expect((await list('open', owner, `&gymId=${sister.id}`)).alerts).toEqual([]);
  expect((await list('open', owner, `&gymId=${gym.id}`)).alerts).toHaveLength(1);
  expect((await list('open', owner, `&franchiseId=${franchiseId}`)).alerts).toHaveLength(1);
  const admin = await addPerson(hub.postgres.pool, 'super_admin');
  const other = await addFranchise(hub.postgres.pool);
  expect((await list('open', admin, `&franchiseId=${other}`)).alerts).toEqual([]);
});

test('a page that is open hears of a new alert of a box, and of what a colleague does', async () => {
  const box = await new TestBox(hub.url).provision(gym);
  const stream = await fetch(`${hub.url}/api/visits/stream`, { headers: owner.headers });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hears = async (times: number) => {
    while (heard.split('event: alerts').length - 1 < times) heard += (await reader.read()).value ?? '';
  };
  const id = newId();
  await box.push([
    {
      ...{ id: newId(), sequence: 1, kind: 'insert', table: 'alerts', base: {} },
      stamp: `${Date.now().toString(16).padStart(12, '0')}-0000-${box.incarnation}`,
      row: {
        ...{ id, gym_id: gym.id, member_id: marie, kiosk_id: null, alert_type: 'negative_feedback', cause: marie },
        ...{ priority: 'high', parameters: {}, recommended_actions: [], status: 'pending', created_at: Date.now() },
      },
    } as never,
  ]);
  await hears(1);
  await act(id, { deed: 'resolve', notes: 'Rappelée.' });
  await hears(2);
  await reader.cancel();
  expect(heard).not.toContain('Rappelée');
});
