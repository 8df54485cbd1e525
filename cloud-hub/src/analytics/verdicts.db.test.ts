import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VerdictPage } from '../../protocol/verdicts.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';

const day = 86_400_000;
const lastNight = Date.UTC(2026, 10, 21, 1);
let hub: TestHub;
let forme: string;
let other: string;
let independent: TestGym;

beforeAll(async () => {
  hub = await startTestHub();
  forme = await addFranchise(hub.postgres.pool, 'Forme');
  other = await addFranchise(hub.postgres.pool, 'Autre');
  await addGym(hub.postgres.pool, 'Part-Dieu', { franchiseId: forme });
  independent = await addGym(hub.postgres.pool, 'Seule');
  const counted = { rows: 900, months_learned: 5, months_judged: 2, outcomes_learned: 240, outcomes_judged: 80 };
  for (const nightsAgo of [0, 1, 2]) {
    await judged(forme, nightsAgo, nightsAgo === 0 ? 'used' : 'no_better_than_rule', {
      ...counted,
      learned: { auc: 0.87, f1: 0.5, balanced_accuracy: 0.79, ece: 0.02, ece_equal_count: 0.03 },
      rule: { auc: 0.71, f1: 0.3, balanced_accuracy: 0.66 },
    });
  }
  await judged(other, 0, 'too_few_outcomes', { ...counted, outcomes_learned: 12 });
  await judged(independent.id, 0, 'too_few_months', { ...counted, months_learned: 0 });
});
afterAll(() => hub.stop());

const judged = (tenantId: string, nightsAgo: number, verdict: string, figures: object): Promise<unknown> =>
  atTheHub(
    hub.postgres.pool,
    'insert into churn_verdicts (tenant_id, computed_at, verdict, figures) values ($1, $2, $3, $4)',
    [tenantId, new Date(lastNight - nightsAgo * day), verdict, JSON.stringify(figures)],
  );
async function read(person: TestPerson, query = ''): Promise<VerdictPage['tenants']> {
  const response = await fetch(`${hub.url}/api/risk-verdicts${query}`, { headers: person.headers });
  expect(response.status).toBe(200);
  return ((await response.json()) as VerdictPage).tenants;
}

test('an owner reads how their own risk was reckoned, rule and learned score side by side, the newest night first', async () => {
  const owner = await addPerson(hub.postgres.pool, 'franchise_owner', { franchiseId: forme });
  const [tenant, ...more] = await read(owner);
  expect([tenant?.id, tenant?.name, more]).toEqual([forme, 'Forme', []]);
  expect(tenant?.nights.map(({ at, verdict }) => [at, verdict])).toEqual([
    [lastNight, 'used'],
    [lastNight - day, 'no_better_than_rule'],
    [lastNight - 2 * day, 'no_better_than_rule'],
  ]);
  expect(tenant?.nights[0]).toMatchObject({
    ...{ monthsLearned: 5, monthsJudged: 2, outcomesLearned: 240, outcomesJudged: 80 },
    learned: { auc: 0.87, f1: 0.5, balancedAccuracy: 0.79, calibrationError: 0.02 },
    rule: { auc: 0.71, f1: 0.3, balancedAccuracy: 0.66 },
  });
  expect(await read(owner, `?tenantId=${other}`)).toEqual([]);
});

test('a super admin reads of every client, and of one alone where they ask', async () => {
  const admin = await addPerson(hub.postgres.pool, 'super_admin', {});
  const all = await read(admin, '?nights=1');
  expect(all.map(({ name, nights }) => [name, nights.map(({ verdict }) => verdict)])).toEqual([
    ['Autre', ['too_few_outcomes']],
    ['Forme', ['used']],
    ['Seule', ['too_few_months']],
  ]);
  expect(all[0]?.nights[0]).toMatchObject({ outcomesLearned: 12, learned: null, rule: null });
  expect((await read(admin, `?tenantId=${independent.id}`)).map(({ id }) => id)).toEqual([independent.id]);
});

test('how the score is judged is for owners alone', async () => {
  for (const role of ['gym_manager', 'gym_staff'] as const) {
    const person = await addPerson(hub.postgres.pool, role, { gymId: independent.id });
    const response = await fetch(`${hub.url}/api/risk-verdicts`, { headers: person.headers });
    expect(response.status).toBe(403);
  }
});
