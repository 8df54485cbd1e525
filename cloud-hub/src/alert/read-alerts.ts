import type * as z from 'zod/mini';
import type { Alert, AlertPage, AlertQuery } from '../../protocol/alerts.ts';
import type { Tx } from '../tenancy/scope.ts';
import { conversationsOf } from './conversations.ts';

interface AlertRow {
  readonly id: string;
  readonly gym_id: string;
  readonly alert_type: string;
  readonly parameters: Alert['parameters'] | null;
  readonly recommended_actions: unknown;
  readonly priority: Alert['priority'];
  readonly status: Alert['status'];
  readonly member_id: string | null;
  readonly member_name: string | null;
  readonly kiosk_name: string | null;
  readonly created_at: Date;
  readonly assigned_to: string | null;
  readonly assigned_name: string | null;
  readonly snoozed_until: Date | null;
  readonly resolved_at: Date | null;
  readonly resolution_notes: string | null;
}

const rows = `
  select a.*, nullif(concat_ws(' ', m.first_name, m.last_name), '') as member_name, k.name as kiosk_name,
    coalesce(nullif(u.name, ''), u.email) as assigned_name
  from alerts a join gyms g on g.id = a.gym_id
    left join members m on m.id = a.member_id and m.gym_id = a.gym_id
    left join kiosks k on k.id = a.kiosk_id and k.gym_id = a.gym_id
    left join users u on u.id = a.assigned_to`;
const isOpen = `a.deleted_at is null and a.status in ('pending', 'in_progress')`;
const isSnoozed = `coalesce(a.snoozed_until > $1, false)`;

/** What each view is made of, and its order. */
const views = {
  open: [
    `${isOpen} and not ${isSnoozed}`,
    `array_position(array['urgent', 'high', 'medium', 'low'], a.priority), a.created_at desc`,
  ],
  snoozed: [`${isOpen} and ${isSnoozed}`, 'a.snoozed_until'],
  done: [
    `a.deleted_at is null and a.status in ('resolved', 'dismissed') and $1::timestamptz is not null`,
    'a.resolved_at desc',
  ],
} as const;

export async function readAlerts(
  tx: Tx,
  { show, gymId, franchiseId, memberId, limit }: z.output<typeof AlertQuery>,
  now: Date,
): Promise<AlertPage> {
  const [condition, order] = views[show];
  const [found, [counted], people] = await Promise.all([
    tx.query<AlertRow>(
      `${rows} where ${condition} and ($2::uuid is null or a.gym_id = $2) and ($3::uuid is null or g.franchise_id = $3)
         and ($4::uuid is null or a.member_id = $4)
       order by ${order}, a.id limit $5`,
      [now, gymId ?? null, franchiseId ?? null, memberId ?? null, limit + 1],
    ),
    tx.query<{ open: number }>(
      `select count(*)::integer as open from alerts a join gyms g on g.id = a.gym_id where ${isOpen} and not ${isSnoozed}
         and ($2::uuid is null or a.gym_id = $2) and ($3::uuid is null or g.franchise_id = $3)`,
      [now, gymId ?? null, franchiseId ?? null],
    ),
    limit === 0 ? [] : readPeople(tx),
  ]);
  const page = found.slice(0, limit);
  const conversations = await conversationsOf(tx, page);
  return {
    alerts: page.map((row) => alertOf(row, conversations.get(row.id))),
    open: counted?.open ?? 0,
    isCut: found.length > limit,
    people,
  };
}

/** @returns undefined where there is none among theirs. */
export async function readAlert(tx: Tx, gymId: string, id: string): Promise<Alert | undefined> {
  const [row] = await tx.query<AlertRow>(`${rows} where a.gym_id = $1 and a.id = $2`, [gymId, id]);
  return row && alertOf(row, (await conversationsOf(tx, [row])).get(id));
}

async function readPeople(tx: Tx): Promise<AlertPage['people']> {
  const people = await tx.query<{ id: string; name: string; gym_id: string | null; franchise_id: string | null }>(
    `select id, coalesce(nullif(name, ''), email) as name, gym_id, franchise_id from users
     where is_active and (gym_id is not null or franchise_id is not null) order by 2 limit 1000`,
  );
  return people.map(({ id, name, gym_id: gymId, franchise_id: franchiseId }) => ({ id, name, gymId, franchiseId }));
}

const alertOf = (row: AlertRow, conversation: Alert['conversation'] = null): Alert => ({
  id: row.id,
  gymId: row.gym_id,
  type: row.alert_type,
  parameters: row.parameters ?? {},
  actions: Array.isArray(row.recommended_actions)
    ? row.recommended_actions.filter((action): action is string => typeof action === 'string')
    : [],
  priority: row.priority,
  status: row.status,
  memberId: row.member_id,
  memberName: row.member_name,
  kioskName: row.kiosk_name,
  conversation,
  createdAt: row.created_at.getTime(),
  assignedTo: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name },
  snoozedUntil: row.snoozed_until?.getTime() ?? null,
  resolvedAt: row.resolved_at?.getTime() ?? null,
  resolutionNotes: row.resolution_notes,
});
