import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { createWriteAudit } from '../audit/write.ts';
import { createRunJob } from './run-job.ts';

const night = Date.UTC(2026, 10, 22, 3);
const nightly = (name: string) => ({
  ...{ name, reason: 'what is kept for a time goes', at: { hour: 3, timezone: 'UTC' } },
});
const stopping = new AbortController().signal;
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const lines = async () =>
  (await postgres.superuser.query(`select actor_kind, actor, details from audit_log where action = 'job_begun'`)).rows;

test('a job that acts for every gym leaves one line a run in the log, and none when it was not due', async () => {
  const runJob = createRunJob({ pool: postgres.pool, writeAudit: createWriteAudit({ newId, now: () => night }) });
  let runs = 0;
  const job = { ...nightly('clean-up'), run: async () => void (runs += 1) };
  expect(await runJob(job, night, stopping)).toBe(true);
  expect(await runJob(job, night + 1000, stopping)).toBe(false);
  expect(runs).toBe(1);
  expect(await lines()).toEqual([
    { actor_kind: 'system', actor: 'what is kept for a time goes', details: { job: 'clean-up' } },
  ]);
});

test('a job does not begin where its line cannot be written', async () => {
  const writeAudit = () => Promise.reject(new Error('the log is full'));
  let runs = 0;
  const job = { ...nightly('reports'), run: async () => void (runs += 1) };
  const run = createRunJob({ pool: postgres.pool, writeAudit })(job, night, stopping);
  await expect(run).rejects.toThrow('the log is full');
  expect(runs).toBe(0);
});
