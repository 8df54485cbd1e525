import * as z from 'zod/mini';
import type { Alert } from '../../protocol/alerts.ts';
import type { Tx } from '../tenancy/scope.ts';

interface Asked {
  readonly id: string;
  readonly gym_id: string;
  readonly parameters: Alert['parameters'] | null;
}

const Id = z.uuid();
const idIn = (value: unknown): string | null => Id.safeParse(value).data ?? null;

/** From which conversations alerts came, by the alert: they name it, or the report that a member made in it. */
export async function conversationsOf(
  tx: Tx,
  alerts: readonly Asked[],
): Promise<ReadonlyMap<string, NonNullable<Alert['conversation']>>> {
  const named = alerts
    .map(({ id, gym_id: gymId, parameters }) => ({
      ...{ id, gymId, sessionId: idIn(parameters?.['sessionId']), reportId: idIn(parameters?.['reportId']) },
    }))
    .filter(({ sessionId, reportId }) => sessionId !== null || reportId !== null);
  if (named.length === 0) return new Map();
  const rows = await tx.query<{ id: string; session_id: string; is_erased: boolean; is_kept: boolean }>(
    `select told.id, told.session_id,
       exists (select from redactions r where r.gym_id = told.gym_id
         and (r.subject = 'session' and r.subject_id = told.session_id
           or r.subject = 'member' and r.subject_id = s.member_id)) as is_erased,
       exists (select from session_turns t where t.gym_id = told.gym_id and t.session_id = told.session_id and t.text <> '')
         or exists (select from conversation_summaries c
           where c.gym_id = told.gym_id and c.session_id = told.session_id and c.summary_text <> '') as is_kept
     from (
       select named.id, named.gym_id, coalesce(named.session_id, e.session_id) as session_id
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as named (id, gym_id, session_id, report_id)
         left join equipment_reports e on e.gym_id = named.gym_id and e.id = named.report_id
     ) told left join sessions s on s.gym_id = told.gym_id and s.id = told.session_id
     where told.session_id is not null`,
    [
      ...[named.map(({ id }) => id), named.map(({ gymId }) => gymId)],
      ...[named.map(({ sessionId }) => sessionId), named.map(({ reportId }) => reportId)],
    ],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.session_id, state: row.is_erased ? 'erased' : row.is_kept ? 'kept' : 'gone' },
    ]),
  );
}
