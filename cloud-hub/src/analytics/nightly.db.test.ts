import { v7 as newId } from 'uuid';
import { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertYear } from '../../test/generated-year/into-postgres.ts';
import { generateYear, knownGyms, type GeneratedGym } from '../../test/generated-year/year.ts';
import { addFranchise, addGym, addMember, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { createRaiseChurnRisks } from '../alert/churn-risk.ts';
import { inScope } from '../tenancy/scope.ts';
import { computeAside } from './compute-aside.ts';
import type { TenantResult, TenantTask } from './compute.ts';
import type { KnownMember } from './member-past.ts';
import { createNightly, hasNewcomers } from './nightly.ts';
import { readTenant } from './read-tenant.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 1);
const stopping = new AbortController().signal;
const scope = { kind: 'system', reason: 'a test' } as const;
const franchiseId = newId();
let postgres: TestPostgres;
let gyms: GeneratedGym[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  gyms = generateYear({ gyms: 2, members: 900, seed: 7, now });
  await insertYear(postgres.superuser, franchiseId, gyms);
});
afterAll(() => postgres.stop());

const failures: unknown[] = [];
const nightlyBy = (compute: (task: TenantTask) => Promise<TenantResult>) =>
  createNightly({
    ...{ pool: postgres.pool, newId, stopping, compute },
    atRisk: createRaiseChurnRisks({ newId, now: () => now }),
    failed: (_tenantId, error) => failures.push(error),
  });
/** Computed once: these nights are all the same one. */
let computed: Promise<TenantResult> | undefined;
const nightly = (at: number) => nightlyBy((task) => (computed ??= computeAside(task, stopping)))(at);
const alerts = () => atTheHub(postgres.pool, `select * from alerts where alert_type = 'churn_risk' order by id`);

const nobody: Promise<TenantResult> = Promise.resolve({
  ...{ members: [], verdict: 'too_few_months', model: null },
  judgement: { months_learned: 0, months_judged: 0, rows: 0, outcomes_learned: 0, outcomes_judged: 0 },
});

const inOrder = (bookings: KnownMember['bookings']) =>
  bookings.toSorted((one, other) => one.startsAt - other.startsAt || one.state.localeCompare(other.state));

test('the hub reads of each member what happened, whatever the table it is in', async () => {
  const read = await inScope(postgres.pool, scope, (tx) => readTenant(tx, gyms, now));
  const byId = new Map(read.flatMap(({ members }) => members.map((member) => [member.id, member] as const)));
  for (const { members } of knownGyms(gyms)) {
    for (const { totals, sentiments, ...known } of members) {
      const { totals: readTotals, sentiments: readSentiments, ...member } = byId.get(known.id)!;
      // An end without a fraction of a millisecond, as PostgreSQL gives it.
      const whole = (at: number | null): number | null => at && Math.trunc(at);
      expect({ ...member, bookings: inOrder(member.bookings) }).toEqual({
        ...known,
        bookings: inOrder(known.bookings),
        memberSince: whole(known.memberSince),
        membershipExpires: whole(known.membershipExpires),
        terms: known.terms.map(({ knownAt, expires, isActive }) => ({
          ...{ knownAt: Math.trunc(knownAt), expires: whole(expires), isActive },
        })),
      });
      expect({ ...readTotals, meanSessionMs: null }).toEqual({ ...totals, meanSessionMs: null });
      expect(readTotals.meanSessionMs ?? -1).toBeCloseTo(totals.meanSessionMs ?? -1, 3);
      expect(readSentiments.map(({ at }) => at)).toEqual(sentiments.map(({ at }) => at));
    }
  }
});

test('a night leaves the figures of every member, with a learned score where it beats the rule, and tells of new risks once', async () => {
  expect([await nightly(now), failures]).toEqual([{ tenants: 1, failed: 0, members: 900, learned: 1 }, []]);
  const rows = await atTheHub(postgres.pool, 'select figures, computed_at from member_analytics');
  const figures = rows.map((row) => MemberFigures.parse(row['figures']));
  expect(figures).toHaveLength(900);
  const learned = figures.flatMap((one) => one.learned ?? []);
  expect(learned.length).toBeGreaterThan(400);
  expect(new Set(learned.map(({ model }) => model))).toEqual(new Set(['churn-2026-11-21']));
  const [model] = await atTheHub(postgres.pool, 'select tenant_id, verdict, figures from churn_models');
  expect(model).toMatchObject({ tenant_id: franchiseId, verdict: 'used', figures: { months_judged: 2 } });
  const nights = () => atTheHub(postgres.pool, 'select * from churn_verdicts order by computed_at');
  expect(await nights()).toEqual([{ ...model, computed_at: new Date(now) }]);

  const alone = figures.filter((one) => (one.learned?.score ?? 0) >= 0.7 && one.churn_risk_score < 0.7);
  const raised = await alerts();
  expect(raised.length).toBe(alone.length);
  expect(raised.length).toBeGreaterThan(0);
  expect(raised[0]).toMatchObject({ status: 'pending', priority: 'high', parameters: { by: 'learned' } });
  expect(raised[0]?.['cause']).toBe(raised[0]?.['member_id']);

  await nightly(now);
  expect(await alerts(), 'the same night again').toHaveLength(raised.length);
  expect(await nights()).toHaveLength(1);
  await atTheHub(
    postgres.pool,
    `insert into churn_verdicts (tenant_id, computed_at, verdict, figures) values
       ($1, $2::timestamptz - interval '14 months', 'used', '{}'), ($1, $2::timestamptz - interval '12 months', 'used', '{}')`,
    [franchiseId, new Date(now)],
  );
  await nightly(now);
  expect(await nights(), 'what is older than thirteen months goes').toHaveLength(2);
});

test('who was spoken of and dealt with is left in peace, also when their risk comes back the next week', async () => {
  const [open] = await alerts();
  const resolve = `update alerts set status = 'resolved', resolved_at = $1 where id = $2`;
  await atTheHub(postgres.pool, resolve, [new Date(now - day), open?.['id']]);
  await atTheHub(postgres.pool, `update member_analytics set figures = jsonb_set(figures, '{learned}', 'null')`);
  const before = await alerts();
  await nightly(now);
  expect(await alerts()).toHaveLength(before.length);
  await atTheHub(postgres.pool, resolve, [new Date(now - 29 * day), open?.['id']]);
  await atTheHub(postgres.pool, `update member_analytics set figures = jsonb_set(figures, '{learned}', 'null')`);
  await nightly(now);
  expect(await alerts()).toHaveLength(before.length + 1);
});

test('a risk that had passed by itself was dealt with by nobody: when it is back, so is its alert', async () => {
  const before = await alerts();
  const end = (note: string) =>
    atTheHub(
      postgres.pool,
      `update alerts set status = 'resolved', resolved_at = $1, resolution_notes = $3 where id = $2`,
      [new Date(now - day), before.at(-1)?.['id'], note],
    );
  const forgetLearned = `update member_analytics set figures = jsonb_set(figures, '{learned}', 'null')`;
  await end('called, all is well');
  await atTheHub(postgres.pool, forgetLearned);
  await nightly(now);
  expect(await alerts()).toHaveLength(before.length);
  await end('risk_passed');
  await atTheHub(postgres.pool, forgetLearned);
  await nightly(now);
  expect(await alerts()).toHaveLength(before.length + 1);
});

test('an independent gym learns from itself alone, and a franchise that cannot be computed holds up no other', async () => {
  const gym = await addGym(postgres.pool, 'Lyon');
  const memberId = await addMember(postgres.pool, gym.id, 'Marie');
  const asked: string[][] = [];
  const night = await nightlyBy((task) => {
    asked.push(task.gyms.map(({ id }) => id).toSorted());
    if (task.gyms.length > 1) throw new Error('no');
    return computeAside(task, stopping);
  })(now);
  expect(night).toEqual({ tenants: 2, failed: 1, members: 1, learned: 0 });
  expect(failures).toHaveLength(1);
  expect(asked).toContainEqual([gym.id]);
  expect(asked).toContainEqual(gyms.map(({ id }) => id).toSorted());
  const figuresOfMarie = () =>
    atTheHub(postgres.pool, 'select figures from member_analytics where member_id = $1', [memberId]);
  expect(MemberFigures.parse((await figuresOfMarie())[0]?.['figures'])).toMatchObject({
    visit_count: 0,
    learned: null,
  });
  const [model] = await atTheHub(postgres.pool, 'select verdict, model from churn_models where tenant_id = $1', [
    gym.id,
  ]);
  expect(model).toEqual({ verdict: 'too_few_months', model: null });

  await atTheHub(postgres.pool, 'update members set deleted_at = now() where id = $1', [memberId]);
  await nightlyBy((task) => (task.gyms.length > 1 ? nobody : computeAside(task, stopping)))(now);
  expect(await figuresOfMarie(), 'a member who is gone stands nowhere').toEqual([]);
});

test('what was known of a membership, and since when, is kept whoever edits the member', async () => {
  const gym = await addGym(postgres.pool, 'Nice', { franchiseId: await addFranchise(postgres.pool) });
  const id = await addMember(postgres.pool, gym.id, 'Jean');
  const edit = (set: string) => atTheHub(postgres.pool, `update members set ${set} where id = $1`, [id]);
  await edit(`membership_expires = '2027-01-01Z'`);
  await edit(`phone = '06 11'`);
  await edit(`membership_expires = '2028-01-01Z'`);
  await inScope(postgres.pool, { kind: 'box', gymId: gym.id }, (tx) =>
    tx.query(`update members set is_active = false where id = $1`, [id]),
  );
  const rows = await atTheHub(
    postgres.pool,
    `select extract(year from expires at time zone 'UTC')::integer as year, is_active from membership_terms
     where member_id = $1 order by known_at`,
    [id],
  );
  expect(rows).toEqual([
    { year: null, is_active: true },
    { year: 2027, is_active: true },
    { year: 2028, is_active: true },
    { year: 2028, is_active: false },
  ]);
});

test('a hub that stops ends its night, and counts nobody as failed', async () => {
  const halting = new AbortController();
  const run = createNightly({
    ...{ pool: postgres.pool, newId, stopping: halting.signal },
    compute: (task) => {
      halting.abort();
      return computeAside(task, halting.signal);
    },
    atRisk: () => Promise.reject(new Error('nobody is to be told')),
    failed: () => failures.push('stopped'),
  });
  await expect(run(now)).rejects.toThrow('aborted');
  expect(failures).toHaveLength(1);
});

test('a franchise that has joined since is reckoned before the night, and no other anew', async () => {
  await nightlyBy((task) => (task.gyms.length > 1 ? nobody : computeAside(task, stopping)))(now);
  await addGym(postgres.pool, 'Antibes');
  expect(await hasNewcomers(postgres.pool), 'where nobody trains yet nobody waits').toBe(false);
  const joinedId = await addFranchise(postgres.pool);
  const [gym, sister] = [
    await addGym(postgres.pool, 'Grasse', { franchiseId: joinedId }),
    await addGym(postgres.pool, 'Cannes', { franchiseId: joinedId }),
  ];
  const memberId = await addMember(postgres.pool, gym.id, 'Jean');
  expect(await hasNewcomers(postgres.pool)).toBe(true);
  const asked: string[][] = [];
  const night = await nightlyBy((task) => {
    asked.push(task.gyms.map(({ id }) => id).toSorted());
    return computeAside(task, stopping);
  })(now, 'newcomers');
  expect(night).toMatchObject({ tenants: 1, failed: 0, members: 1 });
  expect(asked).toEqual([[gym.id, sister.id].toSorted()]);
  expect(await atTheHub(postgres.pool, 'select 1 from member_analytics where member_id = $1', [memberId])).toHaveLength(
    1,
  );
  expect(await hasNewcomers(postgres.pool)).toBe(false);
});
