import type pg from 'pg';
import { GymWeek, type Week as Said } from '../../protocol/reports.ts';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';
import { holdErasures } from './forget-member.ts';
import { franchiseWeek } from './franchise-week.ts';
import { gymWeek } from './gym-week.ts';
import { readWeek } from './read-week.ts';
import { lastWeek, type Week } from './week.ts';

const reason = 'the week of every gym is put together';
const scope: Scope = { kind: 'system', reason };
const dueAt = { weekday: 'mon', hour: 6 } as const;

/** A report that was not there before. */
export interface NewReport {
  readonly id: string;
  /** Whose it is: of one of the two. */
  readonly gymId: string | null;
  readonly franchiseId: string | null;
  readonly name: string;
  readonly week: Said;
  /** Monday's local date. */
  readonly period: string;
  /** By whose clock it was made. */
  readonly timezone: string;
}

export interface WeeklyParts {
  readonly pool: pg.Pool;
  readonly newId: () => string;
  /** What is put down with a report, in its transaction. */
  readonly announce: (tx: Tx, report: NewReport, now: number) => Promise<unknown>;
  /** Told once a report is there for good. */
  readonly made: () => void;
  /** Of one gym or franchise; the others go on. */
  readonly failed: (id: string, error: unknown) => void;
}

interface WeeklyJob {
  readonly name: string;
  readonly reason: string;
  readonly at: { readonly weekday: 'mon'; readonly hour: number; readonly timezone: string };
  readonly run: (now: number, stopping: AbortSignal) => Promise<{ made: number }>;
}

/**
 * Reports of the last week that is over, Monday at six where each gym is: a job for each time zone that has gyms. A franchise's
 * report is made from those of its gyms, so with the last of its time zones.
 *
 * @returns the jobs of now, for gyms come and go.
 */
export const createWeekly = (parts: WeeklyParts) => async (): Promise<WeeklyJob[]> => {
  const zones = await inScope(parts.pool, scope, (tx) =>
    tx.query<{ timezone: string }>(`select distinct timezone from gyms where status <> 'suspended' order by timezone`),
  );
  return zones.map(({ timezone }) => ({
    ...{ name: `weekly reports, ${timezone}`, reason, at: { ...dueAt, timezone } },
    run: (now, stopping) => makeReports(parts, timezone, now, stopping),
  }));
};

/** @throws when one failed, once the others are made: the next run makes up for it. */
async function makeReports(
  { pool, newId, announce, made, failed }: WeeklyParts,
  timezone: string,
  now: number,
  stopping: AbortSignal,
): Promise<{ made: number }> {
  const week = lastWeek(timezone, now);
  const gyms = await inScope(pool, scope, (tx) =>
    tx.query<{ id: string; name: string }>(
      `select id, name from gyms g where timezone = $1 and status <> 'suspended' and created_at < $2
         and not exists (select from reports where gym_id = g.id and type = 'weekly' and period = $3)
       order by id`,
      [timezone, new Date(week.to), week.period],
    ),
  );
  const failures: unknown[] = [];
  let count = 0;
  const each = async (id: string, make: (tx: Tx) => Promise<NewReport>): Promise<void> => {
    stopping.throwIfAborted();
    try {
      const isNew = await inScope(pool, scope, async (tx) => {
        const report = await make(tx);
        const isKept = await keep(tx, report, week, now);
        if (isKept) await announce(tx, report, now);
        return isKept;
      });
      if (!isNew) return;
      count += 1;
      made();
    } catch (error) {
      failures.push(error);
      failed(id, error);
    }
  };
  const ofWeek = { period: week.period, timezone };
  for (const { id, name } of gyms) {
    await each(id, async (tx) => {
      await holdErasures(tx, id);
      const said = gymWeek(await readWeek(tx, id, week), week, now);
      return { id: newId(), gymId: id, franchiseId: null, name, week: said, ...ofWeek };
    });
  }
  const franchises = await inScope(pool, scope, (tx) => readyFranchises(tx, timezone, week.period));
  for (const { id, name } of franchises) {
    await each(id, async (tx) => {
      const said = franchiseWeek(await readGymReports(tx, id, week.period));
      return { id: newId(), gymId: null, franchiseId: id, name, week: said, ...ofWeek };
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} weekly reports were not made`);
  return { made: count };
}

/**
 * Franchises with a gym in that time zone, all of whose gyms have their report, and which have none of their own. A gym that
 * came on the week's last day, wherever that ends, is not waited for.
 */
const readyFranchises = (tx: Tx, timezone: string, period: string): Promise<{ id: string; name: string }[]> =>
  tx.query(
    `with reported as (select gym_id from reports where type = 'weekly' and period = $2)
     select f.id, f.name from franchises f
     where f.status <> 'suspended'
       and exists (select from gyms where franchise_id = f.id and timezone = $1)
       and exists (select from gyms where franchise_id = f.id and id in (select gym_id from reported))
       and not exists (
         select from gyms where franchise_id = f.id and status <> 'suspended'
           and created_at < $2::date + 6 and id not in (select gym_id from reported))
       and not exists (select from franchise_reports where franchise_id = f.id and type = 'weekly' and period = $2)
     order by f.id`,
    [timezone, period],
  );

async function readGymReports(
  tx: Tx,
  franchiseId: string,
  period: string,
): Promise<{ gymId: string; reportId: string; week: GymWeek }[]> {
  const rows = await tx.query<{ gym_id: string; id: string; body: unknown }>(
    `select r.gym_id, r.id, r.body from reports r join gyms g on g.id = r.gym_id
     where g.franchise_id = $1 and r.type = 'weekly' and r.period = $2 order by g.name, g.id`,
    [franchiseId, period],
  );
  return rows.map(({ gym_id: gymId, id, body }) => ({ gymId, reportId: id, week: GymWeek.parse(body) }));
}

/** @returns false where another process was quicker: one report of a place and a period. */
async function keep(tx: Tx, report: NewReport, { from, to }: Week, now: number): Promise<boolean> {
  const { id, gymId, franchiseId, week, period } = report;
  const [table, owner] = gymId === null ? ['franchise_reports', 'franchise_id'] : ['reports', 'gym_id'];
  const rows = await tx.query(
    `insert into ${table} (id, ${owner}, type, period, period_start, period_end, title, body, status, computed_at)
     values ($1, $2, 'weekly', $3, $4, $5, $6, $7, 'published', $8) on conflict do nothing returning id`,
    [
      ...[id, gymId ?? franchiseId, period, new Date(from), new Date(to)],
      ...[`${week.of}_week`, JSON.stringify(week), new Date(now)],
    ],
  );
  return rows.length > 0;
}
