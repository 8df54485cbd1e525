import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type * as z from 'zod/mini';
import {
  type MailTrouble,
  type Mails,
  Summary,
  Week,
  type Report,
  type ReportPage,
  type ReportQuery,
  type ReportRead,
} from '../../protocol/reports.ts';
import type { Tx } from '../tenancy/scope.ts';

export const listed = 50;

interface Row {
  readonly id: string;
  readonly gym_id: string | null;
  readonly franchise_id: string | null;
  readonly type: Report['type'];
  readonly period: string;
  readonly period_start: Date;
  readonly period_end: Date;
  readonly status: Report['status'];
  readonly computed_at: Date;
  readonly summary: unknown;
  readonly undelivered: number;
}

/** Reports of gyms and of franchises, told apart by which of the two ids they have. */
const keys = `
  select r.gym_id, null::uuid as franchise_id, r.id, coalesce(r.period, r.period_start::date) as period, g.name, r.status,
    g.franchise_id as of_franchise
  from reports r join gyms g on g.id = r.gym_id
  union all
  select null, r.franchise_id, r.id, r.period, f.name, r.status, r.franchise_id
  from franchise_reports r join franchises f on f.id = r.franchise_id`;
const shown = `k.id, k.gym_id, k.franchise_id, to_char(k.period, 'YYYY-MM-DD') as period, k.status,
  coalesce(g.type, f.type) as type, coalesce(g.period_start, f.period_start) as period_start,
  coalesce(g.period_end, f.period_end) as period_end, coalesce(g.computed_at, f.computed_at) as computed_at,
  coalesce(g.body, f.body) -> 'summary' as summary,
  (select count(*)::integer from report_mails where report_id = k.id and state = 'given_up') as undelivered`;
const rows = `left join reports g on g.gym_id = k.gym_id and g.id = k.id
  left join franchise_reports f on f.franchise_id = k.franchise_id and f.id = k.id`;

/** The newest week first, and in it the franchise before its gyms; behind the report `after`, wherever that stands by now. */
export async function readReports(
  tx: Tx,
  { show, gymId, franchiseId, until, after }: z.output<typeof ReportQuery>,
): Promise<ReportPage> {
  const found = await tx.query<Row>(
    `with keys as (${keys}), last as (select * from keys where id = $5),
     page as (
       select keys.* from keys left join last on true
       where (keys.status = 'archived') = $1 and ($2::uuid is null or keys.gym_id = $2)
         and ($3::uuid is null or keys.of_franchise = $3) and ($4::date is null or keys.period <= $4)
         and ($5::uuid is null or keys.period < last.period
           or (keys.period = last.period
             and (keys.gym_id is not null, keys.name, keys.id) > (last.gym_id is not null, last.name, last.id)))
       order by keys.period desc, keys.gym_id is not null, keys.name, keys.id limit $6
     )
     select ${shown} from page k ${rows} order by k.period desc, k.gym_id is not null, k.name, k.id`,
    [show === 'archived', gymId ?? null, franchiseId ?? null, until ?? null, after ?? null, listed + 1],
  );
  return { reports: found.slice(0, listed).map(reportOf), hasMore: found.length > listed };
}

/** @throws RequestRefused when there is none among theirs. */
export async function readReport(tx: Tx, id: string): Promise<ReportRead> {
  const [row] = await tx.query<Row & { body: unknown }>(
    `select ${shown}, coalesce(g.body, f.body) as body from (${keys}) k ${rows} where k.id = $1`,
    [id],
  );
  if (row === undefined) throw unknownReport();
  const week = Week.safeParse(row.body).data ?? null;
  const members = week?.of === 'gym' ? week.members.map((member) => member.id) : [];
  const names = await tx.query<{ id: string; name: string }>(
    `select id, concat_ws(' ', first_name, last_name) as name from members
     where gym_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
    [row.gym_id, members],
  );
  return {
    report: reportOf(row),
    mails: await readMails(tx, id),
    week,
    names: Object.fromEntries(names.filter(({ name }) => name !== '').map((member) => [member.id, member.name])),
  };
}

/** Null where nobody is to be told, and for whom row-level security shows none. */
async function readMails(tx: Tx, reportId: string): Promise<Mails | null> {
  const counts = await tx.query<{ state: string; trouble: MailTrouble | null; readers: number; next: Date | null }>(
    `select state, trouble, count(*)::integer as readers, min(next_try_at) as next from (
       select case state when 'sending' then 'waiting' else state end as state, trouble, next_try_at
       from report_mails where report_id = $1 and state <> 'not_wanted'
     ) mails group by state, trouble order by next, trouble`,
    [reportId],
  );
  if (counts.length === 0) return null;
  const those = (wanted: string) => counts.filter(({ state }) => state === wanted);
  const sum = (of: readonly { readers: number }[]): number => of.reduce((all, { readers }) => all + readers, 0);
  const failing = those('waiting').find(({ trouble }) => trouble !== null);
  return {
    sent: sum(those('sent')),
    waiting: sum(those('waiting')),
    nextTryAt: failing?.next?.getTime() ?? null,
    trouble: failing?.trouble ?? null,
    givenUp: those('given_up').map(({ trouble, readers }) => ({ trouble: trouble ?? 'refused', readers })),
  };
}

const reportOf = (row: Row): Report => ({
  id: row.id,
  gymId: row.gym_id,
  franchiseId: row.franchise_id,
  type: row.type,
  period: row.period,
  from: row.period_start.getTime(),
  to: row.period_end.getTime(),
  status: row.status,
  computedAt: row.computed_at.getTime(),
  summary: Summary.safeParse(row.summary).data ?? [],
  undelivered: row.undelivered,
});

const unknownReport = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'not-found',
    message: 'There is no such report.',
    remedy: 'Read the list anew.',
  });
