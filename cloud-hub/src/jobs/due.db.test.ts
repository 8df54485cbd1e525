import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { isDue, runIfDue } from './due.ts';
import { JobRound } from './job-round.ts';

const day = 86_400_000;
const hour = 3_600_000;
const inParis = { hour: 3, timezone: 'Europe/Paris' };
/** Three in the morning in Paris, in winter. */
const night = Date.UTC(2026, 10, 21, 2);
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

test('a nightly job runs once a night, and a missed one once', async () => {
  let runs = 0;
  const run = (now: number) => runIfDue(postgres.pool, { name: 'test', at: inParis, now }, async () => (runs += 1));
  expect([await run(night - 1), await run(night), await run(night + day - 1), await run(night + 9 * day)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(runs).toBe(3);
});

test('a job that is due by what it finds runs when there is something, and is told when it ran last', async () => {
  const asked: (number | null)[] = [];
  let isNeeded = false;
  const at = async (ranAt: number | null): Promise<boolean> => {
    asked.push(ranAt);
    return isNeeded;
  };
  const run = (now: number) => runIfDue(postgres.pool, { name: 'found', at, now }, async () => undefined);
  expect(await run(night)).toBe(false);
  isNeeded = true;
  expect([await run(night + hour), await run(night + 2 * hour)]).toEqual([true, true]);
  expect(asked).toEqual([null, null, night + hour]);
});

test('a job that failed is still due', async () => {
  const job = { name: 'broken', at: inParis, now: night };
  await expect(runIfDue(postgres.pool, job, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await runIfDue(postgres.pool, job, async () => undefined), 'a failed run counts for nothing').toBe(true);
});

test('a nightly job is due by the clock on the wall, also on the nights when clocks change', () => {
  const due = (ranAt: number, now: number, at = { hour: 2, timezone: 'Europe/Paris' }) => isDue(ranAt, at, now);
  const summer = Date.UTC(2026, 6, 1, 0);
  expect([due(summer - 1, summer - 1), due(summer - 1, summer), due(summer, summer + day - 1)]).toEqual([
    false,
    true,
    false,
  ]);
  // On 29 March there is no two o'clock in Paris: the job is due at three, which comes an hour after one.
  const skipped = Date.UTC(2026, 2, 29, 1);
  expect([due(skipped - 1, skipped - 1), due(skipped - hour, skipped + hour)]).toEqual([false, true]);
  expect(due(skipped + hour, skipped + 23 * hour - 1)).toBe(false);
  // On 25 October there are two of them: the job is due once.
  const ranAt = Date.UTC(2026, 9, 25, 1, 30);
  expect([due(ranAt, ranAt + hour), due(ranAt, ranAt + 23 * hour), due(ranAt, ranAt + 24 * hour)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(due(night, night + hour, { hour: 4, timezone: 'Europe/Paris' })).toBe(true);
  expect(due(night, night + hour, { hour: 4, timezone: 'America/Montreal' })).toBe(false);
});

test('a weekly job is due once a week, by the clock on the wall', () => {
  const due = (ranAt: number, now: number) => isDue(ranAt, { weekday: 'mon', hour: 6, timezone: 'Europe/Paris' }, now);
  const monday = Date.UTC(2026, 10, 23, 5);
  expect([due(monday - 1, monday - 1), due(monday - 1, monday), due(monday, monday + 7 * day - 1)]).toEqual([
    ...[false, true, false],
  ]);
  // Clocks go forward in the night before: six comes an hour earlier.
  expect([due(monday, Date.UTC(2026, 2, 30, 4)), due(Date.UTC(2026, 2, 23, 5), Date.UTC(2026, 2, 30, 4))]).toEqual([
    ...[false, true],
  ]);
});

test('two processes of a hub do not run a job at once', async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
  const job = { name: 'long', at: inParis, now: night };
  let others = 0;
  const first = runIfDue(postgres.pool, job, () => {
    begins();
    return held;
  });
  await begun;
  expect(await runIfDue(postgres.superuser, job, async () => (others += 1))).toBe(false);
  letGo();
  expect(await first).toBe(true);
  expect(await runIfDue(postgres.superuser, job, async () => (others += 1))).toBe(false);
  expect(others).toBe(0);
});

test('one job that fails is told of and holds up no other, and a hub that stops begins no more', async () => {
  const [ran, failures]: [string[], string[]] = [[], []];
  const job = (name: string) => ({ name, reason: 'a test', at: inParis, run: async () => undefined });
  const round = new JobRound({
    jobs: ['one', 'two', 'three'].map(job),
    runJob: async ({ name }) => {
      if (name === 'one') throw new Error('no');
      ran.push(name);
      if (name === 'two') void round.close();
      return true;
    },
    now: () => night,
    failed: (name) => failures.push(name),
  });
  await round.look();
  expect([ran, failures]).toEqual([['two'], ['one']]);
});

test('jobs that are known by the hour are asked for at every look, after the others, which they do not hold up', async () => {
  const [ran, failures]: [string[], string[]] = [[], []];
  const job = (name: string) => ({ name, reason: 'a test', at: inParis, run: async () => undefined });
  const looks = [async () => [job('Paris')], () => Promise.reject(new Error('no')), async () => [job('Lyon')]];
  const round = new JobRound({
    jobs: [job('first')],
    further: () => looks.shift()!(),
    runJob: async ({ name }) => ran.push(name) > 0,
    now: () => night,
    failed: (name) => failures.push(name),
  });
  for (let count = looks.length; count > 0; count -= 1) await round.look();
  expect([ran, failures]).toEqual([['first', 'Paris', 'first', 'first', 'Lyon'], ['which jobs there are']]);
});
