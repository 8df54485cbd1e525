import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Alert, AlertDeed } from '../../protocol/alerts.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import type { Tx } from '../tenancy/scope.ts';
import { readAlert } from './read-alerts.ts';

export interface ActParts {
  readonly writeAudit: WriteAudit;
  readonly actor: Actor;
  /** Unix ms. */
  readonly now: number;
}

/** Nobody puts an alert out of sight for longer, ms. */
const snoozeMax = 90 * 86_400_000;

const audited = {
  assign: 'alert_assigned',
  snooze: 'alert_snoozed',
  resolve: 'alert_resolved',
  dismiss: 'alert_dismissed',
} as const;

/**
 * Does one thing to one alert. The database stamps the edit, and the gym's box hears of it like of any other.
 *
 * @throws RequestRefused when there is none among theirs, it is closed already, or it cannot be done so.
 */
export async function actOnAlert(
  tx: Tx,
  { writeAudit, actor, now }: ActParts,
  id: string,
  deed: AlertDeed,
): Promise<Alert> {
  const [row] = await tx.query<{ gym_id: string; status: string }>(
    'select gym_id, status from alerts where id = $1 and deleted_at is null for update',
    [id],
  );
  if (row === undefined) throw refusals.unknown();
  if (row.status === 'resolved' || row.status === 'dismissed') throw refusals.closed();
  const { gym_id: gymId } = row;
  if (deed.deed === 'assign') await assign(tx, gymId, id, deed.to);
  else if (deed.deed === 'snooze') await snooze(tx, gymId, id, deed.until, now);
  else await close(tx, gymId, id, deed, now);
  const alert = await readAlert(tx, gymId, id);
  if (alert === undefined) throw refusals.unknown();
  // What was noted may speak of the member: the log says that it was, not what.
  await writeAudit(tx, actor, {
    action: audited[deed.deed],
    gymId,
    table: 'alerts',
    rowId: id,
    details: {
      type: alert.type,
      ...(deed.deed === 'assign' && { assigned_to: alert.assignedTo?.name ?? null }),
      ...(deed.deed === 'snooze' && { until: deed.until === null ? null : new Date(deed.until).toISOString() }),
    },
  });
  return alert;
}

async function assign(tx: Tx, gymId: string, id: string, to: string | null): Promise<void> {
  if (to !== null) {
    const [person] = await tx.query(
      `select from users u join gyms g on g.id = $2
       where u.id = $1 and u.is_active and (u.gym_id = g.id or u.franchise_id = g.franchise_id)`,
      [to, gymId],
    );
    if (person === undefined) throw refusals.stranger();
  }
  await tx.query(
    `update alerts set assigned_to = $3,
       status = case when $3::uuid is not null and status = 'pending' then 'in_progress' else status end
     where gym_id = $1 and id = $2`,
    [gymId, id, to],
  );
}

async function snooze(tx: Tx, gymId: string, id: string, until: number | null, now: number): Promise<void> {
  if (until !== null && (until <= now || until > now + snoozeMax)) throw refusals.snooze();
  await tx.query('update alerts set snoozed_until = $3 where gym_id = $1 and id = $2', [
    ...[gymId, id, until === null ? null : new Date(until)],
  ]);
}

async function close(
  tx: Tx,
  gymId: string,
  id: string,
  { deed, notes }: Extract<AlertDeed, { notes: string }>,
  now: number,
): Promise<void> {
  await tx.query(
    'update alerts set status = $3, resolved_at = $4, resolution_notes = $5 where gym_id = $1 and id = $2',
    [gymId, id, deed === 'resolve' ? 'resolved' : 'dismissed', new Date(now), notes === '' ? null : notes],
  );
}

const refusals = {
  unknown: () =>
    new RequestRefused(404, {
      code: 'unknown-alert',
      message: 'There is no such alert.',
      remedy: 'Read the list anew.',
    }),
  closed: () =>
    new RequestRefused(409, {
      code: 'alert-closed',
      message: 'This alert is resolved or dismissed already.',
      remedy: 'Read the list anew: somebody was faster.',
    }),
  stranger: () =>
    new RequestRefused(409, {
      code: 'other-place',
      message: 'This person does not work for the gym of the alert.',
      remedy: 'Choose somebody of the gym, or of its franchise.',
    }),
  snooze: () =>
    new RequestRefused(400, {
      code: 'snooze-invalid',
      message: 'An alert can be put off to a time within the next 90 days.',
      remedy: 'Choose a time that is still to come.',
    }),
};
