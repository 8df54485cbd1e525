import { topics } from '@jarvis-edge/sync/labels.ts';
import { churnAlertScore } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { GymWeek } from '../../protocol/reports.ts';
import type { Tx } from '../tenancy/scope.ts';
import type { GymFacts } from './gym-week.ts';
import type { Week } from './week.ts';

/** What the hub's tables tell of a gym's week and of the one before: a question a table. */
export async function readWeek(tx: Tx, gymId: string, week: Week): Promise<GymFacts> {
  const asked = [gymId, new Date(week.before.from), new Date(week.to)];
  const visits = await tx.query<{ member_id: string; at: Date }>(
    `select member_id, happened_at as at from visits where gym_id = $1 and happened_at >= $2 and happened_at < $3`,
    asked,
  );
  // A refinement by a cloud model says nothing that the box's own summary does not; of several of these, the newest counts.
  const talks = await tx.query<{ at: Date; score: number | null; key_topics: unknown }>(
    `select s.at, c.sentiment_score::float8 as score, c.key_topics
     from (select id, coalesce(corrected_at, started_at) as at from sessions where gym_id = $1) s
       left join lateral (
         select sentiment_score, key_topics from conversation_summaries
         where gym_id = $1 and session_id = s.id and status = 'done' order by created_at desc limit 1
       ) c on true
     where s.at >= $2 and s.at < $3`,
    asked,
  );
  const alerts = await tx.query<{
    alert_type: string;
    status: string;
    created_at: Date;
    ended: Date | null;
    name: unknown;
  }>(
    `select alert_type, status, created_at, parameters -> 'name' as name,
       case when status = 'resolved' and resolution_notes is distinct from 'risk_passed' then resolved_at end as ended
     from alerts
     where gym_id = $1 and deleted_at is null
       and (created_at >= $2 or resolved_at >= $2 or status in ('pending', 'in_progress'))`,
    asked.slice(0, 2),
  );
  const machines = await tx.query<{ at: Date }>(
    `select at from (select coalesce(corrected_at, reported_at) as at from equipment_reports where gym_id = $1) r
     where at >= $2 and at < $3`,
    asked,
  );
  const bookings = await tx.query<{ starts_at: Date; state: string }>(
    `select starts_at, state from bookings
     where gym_id = $1 and starts_at >= $2 and starts_at < $3 and state in ('attended', 'missed')`,
    asked,
  );
  const boxes = await tx.query<{ last_seen: Date | null }>(
    'select last_seen from boxes where gym_id = $1 and revoked_at is null',
    [gymId],
  );
  const [former] = await tx.query<{ body: unknown }>(
    `select body from reports where gym_id = $1 and type = 'weekly' and period = $2`,
    [gymId, week.before.period],
  );
  return {
    visits: visits.map(({ member_id: memberId, at }) => ({ memberId, at: at.getTime() })),
    talks: talks.map(({ at, score, key_topics: said }) => ({
      ...{ at: at.getTime(), score },
      topics: Array.isArray(said) ? topics.filter((topic) => said.includes(topic)) : [],
    })),
    alerts: alerts.map((row) => ({ raisedAt: row.created_at.getTime(), resolvedAt: row.ended?.getTime() ?? null })),
    openAlerts: alerts
      .filter(({ status }) => status === 'pending' || status === 'in_progress')
      .map((row) => ({
        ...{ type: row.alert_type, raisedAt: row.created_at.getTime() },
        name: typeof row.name === 'string' ? row.name : null,
      })),
    machineReports: machines.map(({ at }) => at.getTime()),
    bookings: bookings.map((row) => ({ startsAt: row.starts_at.getTime(), isKept: row.state === 'attended' })),
    members: await readRisks(tx, gymId),
    boxesSeen: boxes.map((row) => row.last_seen?.getTime() ?? null),
    metricsBefore: GymWeek.safeParse(former?.body).data?.metrics ?? null,
  };
}

/** Figures are long, and read only of whom a score names. Null where none were computed yet. */
async function readRisks(tx: Tx, gymId: string): Promise<GymFacts['members']> {
  const rows = await tx.query<{ member_id: string; figures: unknown }>(
    `select a.member_id,
       case when greatest((a.figures ->> 'churn_risk_score')::float8, (a.figures #>> '{learned,score}')::float8) >= $2
         then a.figures end as figures
     from member_analytics a join members m on m.gym_id = a.gym_id and m.id = a.member_id
     where a.gym_id = $1 and m.deleted_at is null and m.is_active
       and not exists (select from redactions r where r.gym_id = a.gym_id and r.subject = 'member' and r.subject_id = m.id)`,
    [gymId, churnAlertScore],
  );
  if (rows.length === 0) return null;
  return rows.flatMap(({ member_id: id, figures }) => {
    const { data } = MemberFigures.safeParse(figures);
    return data === undefined ? [] : [{ id, figures: data }];
  });
}
