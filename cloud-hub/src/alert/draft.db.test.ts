import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AlertPage, Draft } from '../../protocol/alerts.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';

let hub: TestHub;
let gym: TestGym;
let owner: TestPerson;
let marie: string;
let gyms = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  gyms += 1;
  const franchiseId = await addFranchise(hub.postgres.pool);
  gym = await addGym(hub.postgres.pool, `Forme-${gyms}`, { franchiseId });
  owner = await addPerson(hub.postgres.pool, 'franchise_owner', { franchiseId });
  marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
});

async function raise(type: string, parameters: object, memberId: string | null = marie): Promise<string> {
  const id = newId();
  await atTheHub(
    hub.postgres.pool,
    `insert into alerts (id, gym_id, member_id, alert_type, cause, priority, parameters, recommended_actions)
     values ($1, $2, $3, $4, $5, 'high', $6, '[]')`,
    [id, gym.id, memberId, type, newId(), JSON.stringify(parameters)],
  );
  return id;
}
const prefers = (language: string | null, style: string | null, consent: unknown): Promise<unknown> =>
  atTheHub(
    hub.postgres.pool,
    `insert into member_preferences (id, gym_id, gym_ids, member_id, language, communication_style, consent_messages)
     values ($1, $2, array[$2::uuid], $3, $4, $5, $6)`,
    [newId(), gym.id, marie, language, style, JSON.stringify(consent)],
  );
async function ask(id: string, person = owner): Promise<[number, Draft & { error?: { code: string } }]> {
  const response = await fetch(`${hub.url}/api/alerts/${id}/draft`, { headers: person.headers });
  return [response.status, (await response.json()) as Draft & { error?: { code: string } }];
}
const refused = async (id: string, person = owner) => {
  const [status, { error }] = await ask(id, person);
  return [status, error?.code];
};

test('an owner reads the message that the gym would, in the language and manner of its member', async () => {
  await prefers('fr', 'encouraging', { at: 1, version: 1 });
  const factors = [
    { code: 'mood', weight: -0.8, parameters: {} },
    { code: 'absence', weight: 1.2, parameters: {} },
  ];
  expect(await ask(await raise('churn_risk', { by: 'learned', score: 0.8, factors }))).toEqual([
    200,
    {
      language: 'fr',
      subject: 'On pense à toi à la salle',
      text:
        'Bonjour Marie !\n\nÇa fait un moment qu’on ne t’a pas vu passer à la salle. Est-ce que tout va bien ? Si ton emploi du temps ' +
        'a changé, on cherche avec toi un créneau qui te va. Chaque séance compte, et on est là pour t’accompagner.\n\n' +
        `À très vite,\nL’équipe Forme-${gyms}`,
    },
  ]);
});

test('whoever has not agreed to messages, or takes the agreement back, is not written to', async () => {
  const id = await raise('negative_feedback', { score: -0.7 });
  expect(await refused(id)).toEqual([409, 'no-messages']);
  await prefers(null, null, { at: null, version: 1 });
  expect(await refused(id)).toEqual([409, 'no-messages']);
  const agree = (consent: unknown) =>
    atTheHub(hub.postgres.pool, 'update member_preferences set consent_messages = $2 where member_id = $1', [
      marie,
      JSON.stringify(consent),
    ]);
  await agree({ at: 1, version: 1 });
  const [status, { language }] = await ask(id);
  expect([status, language]).toEqual([200, 'fr']);
  await agree(null);
  expect(await refused(id)).toEqual([409, 'no-messages']);
});

test('where there is nothing to write, nobody to write to, or nothing of theirs, it says so', async () => {
  await prefers('en', 'direct', { at: 1, version: 1 });
  expect(await refused(await raise('kiosk_offline', {}))).toEqual([409, 'no-draft']);
  expect(await refused(await raise('emergency', {}, null))).toEqual([409, 'no-draft']);
  expect(await refused(newId())).toEqual([404, 'unknown-alert']);
  const id = await raise('milestone', { kind: 'visits', count: 50 });
  const stranger = await addPerson(hub.postgres.pool, 'gym_manager', {
    gymId: (await addGym(hub.postgres.pool, `Ailleurs-${gyms}`)).id,
  });
  expect(await refused(id, stranger)).toEqual([404, 'unknown-alert']);
  const [status, { subject }] = await ask(id);
  expect([status, subject]).toEqual([200, 'Visit number 50!']);
  await atTheHub(hub.postgres.pool, 'update members set deleted_at = now() where id = $1', [marie]);
  expect(await refused(id)).toEqual([409, 'no-draft']);
});

test('the alerts of one member are read alone', async () => {
  const thomas = await addMember(hub.postgres.pool, gym.id, 'Thomas');
  await raise('negative_feedback', {});
  const his = await raise('milestone', { kind: 'visits', count: 100 }, thomas);
  const response = await fetch(`${hub.url}/api/alerts?memberId=${thomas}`, { headers: owner.headers });
  const { alerts, open } = (await response.json()) as AlertPage;
  expect([alerts.map(({ id }) => id), open]).toEqual([[his], 2]);
});
