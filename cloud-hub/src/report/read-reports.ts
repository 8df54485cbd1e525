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
}

const shown = `r.id, r.type, to_char(coalesce(r.period, r.period_start::date), 'YYYY-MM-DD') as period, r.period_start, r.period_end,
  r.status, r.computed_at, r.body -> 'summary' as summary`;
/** Reports of gyms and of franchises, told apart by which of the two ids they have. */
const ofGyms = `select ${shown}, r.gym_id, null::uuid as franchise_id, g.name
  from reports r join gyms g on g.id = r.gym_id`;
const ofFranchises = `select ${shown.replace('coalesce(r.period, r.period_start::date)', 'r.period')}, null::uuid as gym_id, r.franchise_id, f.name
  from franchise_reports r join franchises f on f.id = r.franchise_id`;

/** The newest week first, and in it the franchise before its gyms. */
export async function readReports(
  tx: Tx,
  { gymId, franchiseId, offset }: z.output<typeof ReportQuery>,
): Promise<ReportPage> {
  const rows = await tx.query<Row>(
    `select * from (
       ${ofGyms} where r.status <> 'archived' and ($1::uuid is null or r.gym_id = $1)
         and ($2::uuid is null or g.franchise_id = $2)
       union all
       ${ofFranchises} where r.status <> 'archived' and $1::uuid is null and ($2::uuid is null or r.franchise_id = $2)
     ) each order by period desc, gym_id is not null, name, id offset $3 limit $4`,
    [gymId ?? null, franchiseId ?? null, offset, listed + 1],
  );
  return { reports: rows.slice(0, listed).map(reportOf), hasMore: rows.length > listed };
}

/** @throws RequestRefused when there is none among theirs. */
export async function readReport(tx: Tx, id: string): Promise<ReportRead> {
  const [row] = await tx.query<Row & { body: unknown }>(
    `select each.*, coalesce(g.body, f.body) as body
     from (${ofGyms} where r.id = $1 union all ${ofFranchises} where r.id = $1) each
       left join reports g on g.gym_id = each.gym_id and g.id = each.id
       left join franchise_reports f on f.franchise_id = each.franchise_id and f.id = each.id`,
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
  const rows = await tx.query<{ state: string; trouble: MailTrouble | null; readers: number; next: Date | null }>(
    `select state, trouble, count(*)::integer as readers, min(next_try_at) as next from (
       select case state when 'sending' then 'waiting' else state end as state, trouble, next_try_at
       from report_mails where report_id = $1 and state <> 'not_wanted'
     ) mails group by state, trouble order by next, trouble`,
    [reportId],
  );
  if (rows.length === 0) return null;
  const those = (wanted: string) => rows.filter(({ state }) => state === wanted);
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
});

const unknownReport = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'not-found',
    message: 'There is no such report.',
    remedy: 'Read the list anew.',
  });
