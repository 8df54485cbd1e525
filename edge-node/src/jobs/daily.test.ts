import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../store/open.ts';
import { DailyJobs, isDue } from './daily.ts';

const hour = 3_600_000;
/** Nine in the morning in Paris. */
const morning = Date.UTC(2026, 10, 21, 8);
let folder: string;
let db: Database.Database;
let now: number | undefined;
let runs: number;
let broken: boolean;
let failures: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daily-'));
  db = openStore(folder);
  [now, runs, broken, failures] = [morning, 0, false, []];
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const jobs = (timezone: string | undefined = 'Europe/Paris'): DailyJobs =>
  new DailyJobs({
    db,
    jobs: {
      clean: async () => {
        if (broken) throw new Error('the disk is full');
        runs += 1;
      },
    },
    timezone: () => timezone,
    nowMs: () => now,
    failed: (job, error) => failures.push(`${job}: ${(error as Error).message}`),
  });

test("a day begins at four in the morning of the gym's own time", () => {
  const fourInParis = Date.UTC(2026, 10, 21, 3);
  expect(isDue(fourInParis - 1, 'Europe/Paris', fourInParis)).toBe(true);
  expect(isDue(fourInParis - 1, 'Europe/Paris', fourInParis - 1)).toBe(false);
  expect(isDue(fourInParis, 'Europe/Paris', fourInParis + 23 * hour)).toBe(false);
  expect(isDue(fourInParis, 'Europe/Paris', fourInParis + 24 * hour)).toBe(true);
  expect(isDue(null, 'Europe/Paris', fourInParis)).toBe(true);
  expect(isDue(fourInParis + 9 * 365 * 24 * hour, 'Europe/Paris', fourInParis), 'a wrong clock ran it').toBe(true);
});

test('a job runs once a day, also over restarts, and however many days were missed it runs once for them', async () => {
  await jobs().look();
  await jobs().look();
  expect(runs).toBe(1);
  now = morning + 9 * 24 * hour;
  await jobs().look();
  await jobs().look();
  expect(runs).toBe(2);
});

test('a job that failed is tried again', async () => {
  broken = true;
  await jobs().look();
  expect(failures).toEqual(['clean: the disk is full']);
  broken = false;
  await jobs().look();
  expect(runs).toBe(1);
});

test('while no clock can be trusted, or there is no gym yet, no job runs', async () => {
  now = undefined;
  await jobs().look();
  expect(runs).toBe(0);
  now = morning;
  const nowhere = new DailyJobs({
    ...{ db, jobs: { clean: async () => void (runs += 1) }, timezone: () => undefined },
    ...{ nowMs: () => now, failed: () => undefined },
  });
  await nowhere.look();
  expect(runs).toBe(0);
});
