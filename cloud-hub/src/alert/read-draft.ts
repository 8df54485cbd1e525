import { draftAbout, type AlertAbout } from '@jarvis-edge/sync/draft/draft-about.ts';
import type { Draft } from '@jarvis-edge/sync/draft/draft.ts';
import type { Tx } from '../tenancy/scope.ts';

interface DraftRow extends Omit<AlertAbout, 'parameters'> {
  readonly parameters: AlertAbout['parameters'] | null;
  readonly gym: string;
}

/** A message about an alert to its member. @throws RequestRefused where there is none among theirs, nothing to write, or they take no messages. */
export async function readDraft(tx: Tx, alertId: string): Promise<Draft> {
  const [row] = await tx.query<DraftRow>(
    `select a.alert_type as type, a.parameters, g.name as gym, m.id as "memberId", m.first_name as "firstName", p.language,
       p.communication_style as style,
       coalesce(jsonb_typeof(p.consent_messages) = 'object' and p.consent_messages ->> 'at' is not null, false) as "mayWrite"
     from alerts a join gyms g on g.id = a.gym_id
       left join members m on m.gym_id = a.gym_id and m.id = a.member_id and m.deleted_at is null
       left join member_preferences p on p.gym_id = m.gym_id and p.member_id = m.id and p.deleted_at is null
     where a.id = $1 and a.deleted_at is null`,
    [alertId],
  );
  return draftAbout(row && { ...row, parameters: row.parameters ?? {} }, row?.gym ?? '');
}
