import type { Tx } from '../tenancy/scope.ts';

export interface NewAlert {
  readonly gymId: string;
  readonly kioskId?: string;
  readonly type: string;
  /** What it is about within its type, such as a box's id. */
  readonly cause: string;
  readonly priority: 'low' | 'medium' | 'high' | 'urgent';
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly actions: readonly string[];
}

/** Raises alerts: one open alert per cause, never a flood. */
export const createRaiseAlert =
  ({ newId, now }: { newId: () => string; now: () => number }) =>
  async (tx: Tx, { gymId, kioskId, type, cause, priority, parameters, actions }: NewAlert): Promise<void> => {
    await tx.query(
      `insert into alerts (id, gym_id, alert_type, cause, priority, parameters, recommended_actions, created_at, kiosk_id)
       select $1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9
       where not exists (select from alerts where gym_id = $2 and alert_type = $3 and cause = $4
                         and status in ('pending', 'in_progress'))`,
      [
        ...[newId(), gymId, type, cause, priority, JSON.stringify(parameters), JSON.stringify(actions)],
        ...[new Date(now()), kioskId ?? null],
      ],
    );
  };

/** What these alerts were about has ended by itself. @param note Why, as a code that pages put into words. */
export const createResolveAlerts =
  ({ now }: { now: () => number }) =>
  async (
    tx: Tx,
    about: { gymIds: readonly string[]; type: string; causes: readonly string[]; note: string },
  ): Promise<void> => {
    await tx.query(
      `update alerts set status = 'resolved', resolved_at = $5, resolution_notes = $4
       where gym_id = any($1::uuid[]) and alert_type = $2 and cause = any($3::text[]) and status in ('pending', 'in_progress')`,
      [about.gymIds, about.type, about.causes, about.note, new Date(now())],
    );
  };

/** Of several open alerts of one cause, seen on both sides before they met, the earliest stays open. */
export async function settleDuplicateAlerts(tx: Tx, gymId: string, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update alerts later set status = 'dismissed', resolved_at = now(), resolution_notes = null
     from alerts came, alerts earlier
     where came.gym_id = $1 and came.id = any($2::uuid[])
       and later.gym_id = came.gym_id and later.alert_type = came.alert_type and later.cause = came.cause
       and earlier.gym_id = came.gym_id and earlier.alert_type = came.alert_type and earlier.cause = came.cause
       and later.status in ('pending', 'in_progress') and earlier.status in ('pending', 'in_progress')
       and (earlier.created_at, earlier.id) < (later.created_at, later.id)`,
    [gymId, ids],
  );
}
