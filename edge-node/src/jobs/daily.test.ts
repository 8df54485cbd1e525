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
      clean: {
        at: { hour: 4 },
        run: async () => {
          if (broken) throw new Error('the disk is full');
          runs += 1;
        },
      },
    },
    timezone: () => timezone,
    nowMs: () => now,
    failed: (job, error) => failures.push(`${job}: ${(error as Error).message}`),
  });

test("a job has its hour in the gym's own time", () => {
  const fourInParis = Date.UTC(2026, 10, 21, 3);
  expect(isDue({ hour: 4 }, fourInParis - 1, 'Europe/Paris', fourInParis)).toBe(true);
  expect(isDue({ hour: 4 }, fourInParis - 1, 'Europe/Paris', fourInParis - 1)).toBe(false);
  expect(isDue({ hour: 4 }, fourInParis, 'Europe/Paris', fourInParis + 23 * hour)).toBe(false);
  expect(isDue({ hour: 4 }, fourInParis, 'Europe/Paris', fourInParis + 24 * hour)).toBe(true);
  expect(isDue({ hour: 4 }, null, 'Europe/Paris', fourInParis)).toBe(true);
  expect(
    isDue({ hour: 4 }, fourInParis + 9 * 365 * 24 * hour, 'Europe/Paris', fourInParis),
    'a wrong clock ran it',
  ).toBe(true);
});

test('a weekly job waits for its day, and one that was missed is made up for at once', () => {
  const sunday = { hour: 3, weekday: 'sun' } as const;
  const threeOnSunday = Date.UTC(2026, 10, 22, 2);
  const days = 24 * hour;
  expect(isDue(sunday, threeOnSunday - 7 * days, 'Europe/Paris', threeOnSunday - 1)).toBe(false);
  expect(isDue(sunday, threeOnSunday - 7 * days, 'Europe/Paris', threeOnSunday)).toBe(true);
  expect(isDue(sunday, threeOnSunday, 'Europe/Paris', threeOnSunday + 6 * days)).toBe(false);
  expect(isDue(sunday, threeOnSunday - 20 * days, 'Europe/Paris', threeOnSunday + 2 * days)).toBe(true);
});

test('where clocks change, the job of two in the morning runs once that night', () => {
  const atTwo = { hour: 2 };
  // On 28 March 2027 clocks go from 02:00 to 03:00 in Paris; on 25 October 2026 from 03:00 back to 02:00.
  for (const night of [Date.UTC(2027, 2, 27, 20), Date.UTC(2026, 9, 24, 20)]) {
    let ranAt = night - 12 * hour;
    let count = 0;
    for (let at = night; at < night + 14 * hour; at += 5 * 60_000) {
      if (!isDue(atTwo, ranAt, 'Europe/Paris', at)) continue;
      [ranAt, count] = [at, count + 1];
    }
    expect(count).toBe(1);
    expect(new Intl.DateTimeFormat('fr', { hour: 'numeric', timeZone: 'Europe/Paris' }).format(ranAt)).toMatch(
      /^0[23]/,
    );
  }
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

test('a job that says later is asked again at the next look, and no fault is told', async () => {
  let outcome: 'later' | undefined = 'later';
  const waiting = new DailyJobs({
    db,
    jobs: {
      clean: {
        at: { hour: 4 },
        run: async () => {
          runs += 1;
          return outcome;
        },
      },
    },
    ...{ timezone: () => 'Europe/Paris', nowMs: () => now, failed: (job) => void failures.push(job) },
  });
  await waiting.look();
  outcome = undefined;
  await waiting.look();
  await waiting.look();
  expect([runs, failures]).toEqual([2, []]);
});

test('while no clock can be trusted, or there is no gym yet, no job runs', async () => {
  now = undefined;
  await jobs().look();
  expect(runs).toBe(0);
  now = morning;
  const nowhere = new DailyJobs({
    ...{ db, jobs: { clean: { at: { hour: 4 }, run: async () => void (runs += 1) } }, timezone: () => undefined },
    ...{ nowMs: () => now, failed: () => undefined },
  });
  await nowhere.look();
  expect(runs).toBe(0);
});
