import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AtRisk, FranchiseWeek, GymWeek, ReportPage, ReportRead } from '../../protocol/reports.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';

let hub: TestHub;
let franchiseId: string;
let [gym, sibling]: [TestGym, TestGym] = [{} as TestGym, {} as TestGym];
let [owner, manager, staff]: TestPerson[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  const { pool } = hub.postgres;
  franchiseId = await addFranchise(pool);
  gym = await addGym(pool, 'Ainay', { franchiseId });
  sibling = await addGym(pool, 'Bellecour', { franchiseId });
  owner = await addPerson(pool, 'franchise_owner', { franchiseId });
  manager = await addPerson(pool, 'gym_manager', { gymId: gym.id });
  staff = await addPerson(pool, 'gym_staff', { gymId: gym.id });
});
afterAll(() => hub.stop());

const said = {
  metrics: {},
  trends: {},
  insights: [],
  recommendations: [],
  summary: [{ code: 'steady', parameters: {} }],
};
const atRisk = (id: string): AtRisk => ({
  ...{ id, score: 0.7, level: 'critical', by: 'rule', factors: [], openings: ['missed'] },
});
const gymWeek = (members: string[]): GymWeek => ({
  ...{ of: 'gym', ...said, days: [], topics: [], members: members.map(atRisk) },
});
const franchiseWeek = (): FranchiseWeek => ({ of: 'franchise', ...said, gyms: [] });

async function report(
  of: { gymId: string } | { franchiseId: string },
  period: string,
  body: unknown,
  status = 'published',
) {
  const id = newId();
  const [table, owning] = 'gymId' in of ? ['reports', 'gym_id'] : ['franchise_reports', 'franchise_id'];
  await atTheHub(
    hub.postgres.pool,
    `insert into ${table} (id, ${owning}, type, period, period_start, period_end, title, body, status, computed_at)
     values ($1, $2, 'weekly', $3::date, $3::timestamptz, $3::timestamptz + interval '7 days', 'gym_week', $4, $5, now())`,
    [id, Object.values(of)[0], period, JSON.stringify(body), status],
  );
  return id;
}
const answer = (path: string, person: TestPerson | undefined) => fetch(`${hub.url}/api/${path}`, person ?? {});
const read = async <T>(path: string, person: TestPerson | undefined): Promise<T> =>
  (await (await answer(path, person)).json()) as T;

test('each sees the reports of their gyms, an owner the franchise’s too, and the archived when asked for', async () => {
  const [mine, older, theirs, both] = [
    await report({ gymId: gym.id }, '2040-11-12', gymWeek([])),
    await report({ gymId: gym.id }, '2040-11-05', gymWeek([])),
    await report({ gymId: sibling.id }, '2040-11-12', gymWeek([])),
    await report({ franchiseId }, '2040-11-12', franchiseWeek()),
  ];
  const [old, oldOfAll, oldest] = [
    await report({ gymId: gym.id }, '2039-11-14', gymWeek([]), 'archived'),
    await report({ franchiseId }, '2039-11-14', franchiseWeek(), 'archived'),
    await report({ gymId: gym.id }, '2038-11-15', gymWeek([]), 'archived'),
  ];
  const ids = async (person: TestPerson | undefined, query = '') =>
    (await read<ReportPage>(`reports${query}`, person)).reports.map(({ id }) => id);
  expect(await ids(owner)).toEqual([both, mine, theirs, older]);
  expect(await ids(owner, `?gymId=${sibling.id}`)).toEqual([theirs]);
  expect(await ids(owner, `?franchiseId=${franchiseId}&after=${mine}`)).toEqual([theirs, older]);
  expect(await ids(owner, '?until=2040-11-11')).toEqual([older]);
  expect(await ids(owner, '?show=archived')).toEqual([oldOfAll, old, oldest]);
  expect(await ids(owner, `?show=archived&after=${old}`)).toEqual([oldest]);
  expect(await ids(owner, '?show=archived&until=2039-01-01')).toEqual([oldest]);
  expect(await ids(manager, '?show=archived')).toEqual([old, oldest]);
  expect(
    await ids(manager, `?show=archived&after=${oldOfAll}`),
    'what one does not see is no place to go on from',
  ).toEqual([]);
  for (const person of [manager, staff]) {
    expect(await ids(person)).toEqual([mine, older]);
    expect([
      (await answer(`reports/${theirs}`, person)).status,
      (await answer(`reports/${both}`, person)).status,
    ]).toEqual([404, 404]);
  }
  const { reports } = await read<ReportPage>('reports', manager);
  expect(reports[0]).toMatchObject({ period: '2040-11-12', gymId: gym.id, franchiseId: null, summary: said.summary });
  expect(await read<ReportRead>(`reports/${both}`, owner)).toMatchObject({
    report: { gymId: null, franchiseId },
    week: { of: 'franchise' },
    names: {},
  });
});

test('pages follow one another without a gap or a double, also where a week came in between', async () => {
  const { pool } = hub.postgres;
  const [one, other] = [await addGym(pool, 'Avant'), await addGym(pool, 'Zoo')];
  const admin = await addPerson(pool, 'super_admin');
  const made: string[] = [];
  for (let week = 0; week < 40; week += 1) {
    const period = new Date(Date.UTC(2023, 0, 2) - week * 7 * 86_400_000).toISOString().slice(0, 10);
    for (const { id } of [one, other]) made.push(await report({ gymId: id }, period, gymWeek([]), 'archived'));
  }
  const page = (after?: string) =>
    read<ReportPage>(`reports?show=archived&until=2023-01-08${after === undefined ? '' : `&after=${after}`}`, admin);
  const first = await page();
  expect([first.reports.length, first.hasMore]).toEqual([50, true]);
  await report({ gymId: one.id }, '2023-01-09', gymWeek([]), 'archived');
  const second = await page(first.reports.at(-1)?.id);
  expect(second.hasMore).toBe(false);
  expect([...first.reports, ...second.reports].map(({ id }) => id)).toEqual(made);
});

test('members at risk are named as they are called today, and who is gone is not', async () => {
  const [marie, gone, stranger] = [
    await addMember(hub.postgres.pool, gym.id, 'Marie'),
    await addMember(hub.postgres.pool, gym.id, 'Jean'),
    await addMember(hub.postgres.pool, sibling.id, 'Thomas'),
  ];
  await atTheHub(hub.postgres.pool, 'update members set deleted_at = now() where id = $1', [gone]);
  const id = await report({ gymId: gym.id }, '2026-10-05', gymWeek([marie, gone, stranger]));
  const { names, week } = await read<ReportRead>(`reports/${id}`, manager);
  expect(names).toEqual({ [marie]: 'Marie Dubois' });
  expect(week).toEqual(gymWeek([marie, gone, stranger]));
});

test('a report says what became of its mails, to managers and owners and not to staff', async () => {
  const [ofGym, ofFranchise] = [
    await report({ gymId: gym.id }, '2026-09-07', gymWeek([])),
    await report({ franchiseId }, '2026-09-07', franchiseWeek()),
  ];
  const mail = async (reportId: string, state: string, trouble: string | null = null, minutes = 0) => {
    const { userId } = await addPerson(hub.postgres.pool, 'gym_manager', { gymId: sibling.id });
    await atTheHub(
      hub.postgres.pool,
      `insert into report_mails (user_id, report_id, gym_id, franchise_id, timezone, made_at, state, trouble, next_try_at)
       values ($1, $2, $3, $4, 'Europe/Paris', now(), $5, $6, $7)`,
      [
        ...[userId, reportId, reportId === ofGym ? gym.id : null, reportId === ofGym ? null : franchiseId],
        ...[state, trouble, new Date(Date.UTC(2040, 0, 1, 0, minutes))],
      ],
    );
  };
  await mail(ofGym, 'sent');
  await mail(ofGym, 'sent');
  await mail(ofGym, 'waiting', 'unreachable', 2);
  await mail(ofGym, 'waiting', 'refused', 1);
  await mail(ofGym, 'waiting');
  await mail(ofGym, 'given_up', 'address');
  await mail(ofGym, 'not_wanted');
  await mail(ofFranchise, 'given_up', 'sign_in');
  const mailsOf = async (id: string, person: TestPerson | undefined) =>
    (await read<ReportRead>(`reports/${id}`, person)).mails;
  const seen = {
    ...{ sent: 2, waiting: 3, nextTryAt: Date.UTC(2040, 0, 1, 0, 1), trouble: 'refused' },
    givenUp: [{ trouble: 'address', readers: 1 }],
  };
  expect([await mailsOf(ofGym, owner), await mailsOf(ofGym, manager)]).toEqual([seen, seen]);
  const undelivered = async (person: TestPerson | undefined) =>
    (await read<ReportPage>('reports?until=2026-09-07', person)).reports.find(({ id }) => id === ofGym)?.undelivered;
  expect([await undelivered(manager), await undelivered(staff)]).toEqual([1, 0]);
  expect(await mailsOf(ofGym, staff)).toBeNull();
  expect(await mailsOf(ofFranchise, owner)).toMatchObject({ sent: 0, givenUp: [{ trouble: 'sign_in', readers: 1 }] });
});

test('a report of another version is there, and not shown half understood', async () => {
  const id = await report({ gymId: gym.id }, '2026-09-28', { of: 'gym', metrics: 'none' });
  expect(await read<ReportRead>(`reports/${id}`, manager)).toMatchObject({
    report: { id, period: '2026-09-28', summary: [] },
    week: null,
  });
});

test('a hub that was away makes up for the last week as soon as it is back, and tells the manager by mail', async () => {
  const { pool } = hub.postgres;
  const late = await addGym(pool, 'Croix-Rousse');
  const theirs = await addPerson(pool, 'gym_manager', { gymId: late.id });
  await atTheHub(pool, `update gyms set created_at = '2020-01-01Z', timezone = 'Pacific/Auckland' where id = $1`, [
    late.id,
  ]);
  await hub.restart();
  const mails = () =>
    readdirSync(join(hub.dataDir, 'mail')).map((name) => readFileSync(join(hub.dataDir, 'mail', name), 'utf8'));
  const reports = async () => (await read<ReportPage>('reports', theirs)).reports;
  await expect.poll(async () => (await reports()).length, { timeout: 30_000 }).toBe(1);
  const [made] = await reports();
  expect(made?.summary).toEqual([{ code: 'no_data', parameters: {} }]);
  await expect
    .poll(() => mails().filter((mail) => mail.includes(`#/reports/${made?.id}`)).length, { timeout: 30_000 })
    .toBe(1);
});
