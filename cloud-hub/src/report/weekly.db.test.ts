import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { runIfDue } from '../jobs/due.ts';
import { createWeekly, type NewReport } from './weekly.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Monday at six in Paris, in winter. */
const monday = Date.UTC(2026, 10, 23, 5);
const stopping = new AbortController().signal;
let postgres: TestPostgres;
let gyms = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
afterEach(() => atTheHub(postgres.pool, `update gyms set status = 'suspended'`));

/** A gym that was always there. */
async function gymIn(timezone: string, franchiseId?: string): Promise<TestGym> {
  gyms += 1;
  const gym = await addGym(postgres.pool, `Salle-${gyms}`, franchiseId === undefined ? {} : { franchiseId });
  await atTheHub(postgres.pool, `update gyms set timezone = $2, created_at = '2020-01-01Z' where id = $1`, [
    ...[gym.id, timezone],
  ]);
  return gym;
}

async function visit(gym: TestGym, memberId: string, at: number): Promise<void> {
  await postgres.superuser.query(
    `insert into visits (id, gym_id, member_id, entered_at, boot_id, monotonic_ns, clock_quality, box_id, incarnation)
     values ($1, $2, $3, $4, 'b', 1, 'ntp', $1, $1)`,
    [newId(), gym.id, memberId, new Date(at)],
  );
}

async function talk(gym: TestGym, at: number, score: number, topics: readonly string[]): Promise<void> {
  const id = newId();
  await atTheHub(
    postgres.pool,
    `insert into sessions (id, gym_id, state, started_at, last_activity_at, closed_at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, 'closed', $3, $3, $3, 'b', 1, 'ntp')`,
    [id, gym.id, new Date(at)],
  );
  for (const [status, said] of [
    ['done', score],
    ['refined', null],
  ] as const) {
    await atTheHub(
      postgres.pool,
      `insert into conversation_summaries (id, gym_id, session_id, sentiment_score, key_topics, status, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), gym.id, id, said, JSON.stringify(topics), status, new Date(at)],
    );
  }
}

const figures: MemberFigures = {
  ...{ total_sessions: 0, mean_session_ms: null, last_conversation_at: null, conversation_frequency: 'rare' },
  ...{ mean_sentiment: null, sentiment_trend: 'stable', negative_sessions: 0, positive_sessions: 0 },
  ...{ engagement_score: 0.1, days_since_last_visit: 30, visits_per_week: 0, visit_count: 3, learned: null },
  ...{ churn_risk_score: 0.7, churn_risk_level: 'critical' },
  churn_factors: [{ code: 'no_visit', weight: 0.3, parameters: { days: 30 } }],
};

const told: NewReport[] = [];
const failures: unknown[] = [];
/** What the hub does at a look at its jobs at that time. */
async function look(now: number, changes: Partial<Parameters<typeof createWeekly>[0]> = {}): Promise<string[]> {
  const jobs = await createWeekly({
    ...{ pool: postgres.pool, newId, announce: async (_tx, report) => told.push(report), made: () => undefined },
    ...{ failed: (_id, error) => failures.push(error), ...changes },
  })();
  const ran: string[] = [];
  for (const { name, at, run } of jobs) {
    if (await runIfDue(postgres.pool, { name, at, now }, () => run(now, stopping))) ran.push(at.timezone);
  }
  return ran;
}
const reportsOf = ({ id }: TestGym) =>
  atTheHub(
    postgres.pool,
    `select to_char(period, 'YYYY-MM-DD') as period, body, status from reports where gym_id = $1 order by period`,
    [id],
  );
const periodsOf = async (gym: TestGym) => (await reportsOf(gym)).map(({ period }) => period);
const forgetRuns = () => postgres.superuser.query('delete from job_runs');

test('on Monday at six a gym’s report says what its tables tell of its week', async () => {
  const gym = await gymIn('Europe/Paris');
  const [marie, thomas, gone, erased] = [
    await addMember(postgres.pool, gym.id, 'Marie'),
    await addMember(postgres.pool, gym.id, 'Thomas'),
    await addMember(postgres.pool, gym.id, 'Jean'),
    await addMember(postgres.pool, gym.id, ''),
  ];
  await atTheHub(
    postgres.pool,
    `insert into redactions (id, gym_id, subject, subject_id, requested_at) values ($1, $2, 'member', $3, now())`,
    [newId(), gym.id, erased],
  );
  await atTheHub(postgres.pool, 'update members set deleted_at = now() where id = $1', [gone]);
  for (const id of [marie, gone, erased]) {
    await atTheHub(
      postgres.pool,
      'insert into member_analytics (id, gym_id, member_id, figures, computed_at) values ($1, $2, $3, $4, now())',
      [newId(), gym.id, id, JSON.stringify(figures)],
    );
  }
  for (const at of [monday - 2 * hour - 1, monday - day, monday - 8 * day]) await visit(gym, thomas, at);
  await visit(gym, marie, monday - 2 * hour);
  await talk(gym, monday - 2 * day, -0.6, ['cleanliness', 'from_tomorrow']);
  await atTheHub(
    postgres.pool,
    `insert into alerts (id, gym_id, alert_type, cause, priority, status, created_at, resolved_at, parameters) values
       ($2, $1, 'churn_risk', 'x', 'high', 'resolved', $4, $5, '{}'),
       ($3, $1, 'equipment_issue', 'y', 'high', 'pending', $4, null, '{"name": "Tapis 3"}')`,
    [gym.id, newId(), newId(), new Date(monday - 3 * day), new Date(monday - 2 * day)],
  );
  // What passed by itself is nothing that somebody settled.
  await atTheHub(
    postgres.pool,
    `insert into alerts (id, gym_id, alert_type, cause, priority, status, created_at, resolved_at, resolution_notes, parameters)
     values ($2, $1, 'churn_risk', 'z', 'low', 'resolved', $3, $4, 'risk_passed', '{}')`,
    [gym.id, newId(), new Date(monday - 12 * day), new Date(monday - 2 * day)],
  );
  await atTheHub(
    postgres.pool,
    `insert into bookings (id, gym_id, occurrence_id, member_id, state, made_at, starts_at, changed_at)
     values ($1, $2, $1, $3, 'attended', $4, $4, $4)`,
    [newId(), gym.id, thomas, new Date(monday - day)],
  );
  expect(await look(monday)).toEqual(['Europe/Paris']);
  const [report] = await reportsOf(gym);
  expect(report).toMatchObject({ period: '2026-11-16', status: 'published' });
  expect(report?.['body']).toMatchObject({
    of: 'gym',
    metrics: {
      ...{ visits: 2, members: 1, conversations: 1, scored_talks: 1, negative_talks: 1, alerts_raised: 2 },
      ...{ alerts_resolved: 1, alerts_median_ms: day, alerts_open: 1, machines_open: 1, bookings_kept: 1 },
      members_at_risk: 1,
    },
    trends: { visits: { before: 1, change: 1 } },
    topics: [{ topic: 'cleanliness', talks: 1, negative: 1 }],
    members: [{ id: marie, by: 'rule', openings: ['missed'] }],
  });
  expect(JSON.stringify(report?.['body'])).not.toMatch(/Marie|Dubois/);
  expect(told.at(-1)).toMatchObject({ gymId: gym.id, franchiseId: null, period: '2026-11-16' });
});

test('each gym has its report at six of its own clock, and once, however often the hub looks', async () => {
  await forgetRuns();
  const [paris, montreal] = [await gymIn('Europe/Paris'), await gymIn('America/Montreal')];
  // The first look makes up for the week before.
  await look(monday - 60_000);
  expect([await periodsOf(paris), await periodsOf(montreal)]).toEqual([['2026-11-16'], ['2026-11-09']]);
  expect(await look(monday)).toEqual(['Europe/Paris']);
  expect(await look(monday + 10 * 60_000)).toEqual([]);
  expect(await look(monday + 6 * hour - 1)).toEqual([]);
  expect(await look(monday + 6 * hour)).toEqual(['America/Montreal']);
  expect(await look(monday + 7 * day - 1)).toEqual([]);
  expect([await periodsOf(paris), await periodsOf(montreal)]).toEqual([['2026-11-16'], ['2026-11-09', '2026-11-16']]);
});

test('where clocks change in the night before, six o’clock is six o’clock', async () => {
  await forgetRuns();
  const gym = await gymIn('Europe/Paris');
  const sunday = Date.UTC(2026, 2, 23, 5);
  await look(sunday);
  // Clocks went forward on the 29th: six is at four o’clock UTC.
  expect(await look(Date.UTC(2026, 2, 30, 4) - 1)).toEqual([]);
  expect(await look(Date.UTC(2026, 2, 30, 4))).toEqual(['Europe/Paris']);
  expect(await look(Date.UTC(2026, 2, 30, 5))).toEqual([]);
  expect(await periodsOf(gym)).toEqual(['2026-03-16', '2026-03-23']);
});

test('a hub that was down on Monday makes up for it once, and after a month for the last week alone', async () => {
  await forgetRuns();
  const gym = await gymIn('Europe/Paris');
  await look(monday);
  expect(await look(monday + 9 * day), 'back on Wednesday').toEqual(['Europe/Paris']);
  expect(await look(monday + 9 * day + hour)).toEqual([]);
  expect(await look(monday + 40 * day)).toEqual(['Europe/Paris']);
  expect(await periodsOf(gym)).toEqual(['2026-11-16', '2026-11-23', '2026-12-21']);
});

test('a run that is made up after a crash, or after the gym’s time zone was changed, makes no second report', async () => {
  await forgetRuns();
  const gym = await gymIn('Europe/Paris');
  await look(monday);
  await forgetRuns();
  expect(await look(monday + hour)).toEqual(['Europe/Paris']);
  await atTheHub(postgres.pool, `update gyms set timezone = 'Europe/London' where id = $1`, [gym.id]);
  expect(await look(monday + hour)).toEqual(['Europe/London']);
  expect(await periodsOf(gym)).toEqual(['2026-11-16']);
});

test('a gym that was not there in that week has no report of it', async () => {
  await forgetRuns();
  const gym = await gymIn('Europe/Paris');
  await atTheHub(postgres.pool, 'update gyms set created_at = $2 where id = $1', [gym.id, new Date(monday - hour)]);
  await look(monday);
  expect(await periodsOf(gym)).toEqual([]);
});

test('a gym that cannot be read holds up no other, and is tried again', async () => {
  await forgetRuns();
  const all = [await gymIn('Europe/Paris'), await gymIn('Europe/Paris')];
  let isBroken = true;
  const breaking = () => {
    if (isBroken) {
      isBroken = false;
      throw new Error('no');
    }
    return newId();
  };
  const before = failures.length;
  await expect(look(monday, { newId: breaking })).rejects.toThrow('1 weekly reports were not made');
  expect(failures.length).toBe(before + 1);
  expect((await Promise.all(all.map(periodsOf))).flat()).toEqual(['2026-11-16']);
  expect(await look(monday + 10 * 60_000)).toEqual(['Europe/Paris']);
  expect((await Promise.all(all.map(periodsOf))).flat()).toEqual(['2026-11-16', '2026-11-16']);
});

test('a franchise’s report comes with the last of its gyms, and is one', async () => {
  await forgetRuns();
  const franchiseId = await addFranchise(postgres.pool, 'Forme');
  const [paris, montreal] = [await gymIn('Europe/Paris', franchiseId), await gymIn('America/Montreal', franchiseId)];
  const late = await gymIn('Europe/Paris', franchiseId);
  await atTheHub(postgres.pool, 'update gyms set created_at = $2 where id = $1', [late.id, new Date(monday)]);
  const ofFranchise = async () =>
    (
      await atTheHub(
        postgres.pool,
        `select to_char(period, 'YYYY-MM-DD') as period, body from franchise_reports where franchise_id = $1 order by period`,
        [franchiseId],
      )
    ).map(({ period, body }) => [period, (body as { gyms: { gymId: string }[] }).gyms.map(({ gymId }) => gymId)]);
  await visit(paris, newId(), monday - day);
  await look(monday);
  expect(await ofFranchise(), 'in Montreal it is still Sunday').toEqual([]);
  await look(monday + 6 * hour);
  expect(await ofFranchise()).toEqual([['2026-11-16', [paris.id, montreal.id]]]);
  expect(told.at(-1)).toMatchObject({ gymId: null, franchiseId, name: 'Forme', week: { of: 'franchise' } });
  await forgetRuns();
  await look(monday + 2 * day);
  expect(await ofFranchise()).toHaveLength(1);
});
