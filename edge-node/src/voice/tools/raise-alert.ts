import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import type Database from 'better-sqlite3';

export interface NewAlert {
  readonly gymId: string;
  readonly memberId: string | null;
  readonly kioskId: string | null;
  readonly type: 'equipment_issue' | 'staff_called';
  /** What it is about within its type: ids and codes, nothing that was said. */
  readonly cause: string;
  readonly priority: 'low' | 'medium' | 'high' | 'urgent';
  /** Codes and figures; put into words in the reader's language. */
  readonly parameters: WireRow;
  readonly actions: readonly string[];
  /** Unix ms. */
  readonly at: number;
}

export interface Raised {
  readonly alertId: string;
  readonly alert: 'raised' | 'already-open';
}

/**
 * Raises alerts, in the transaction that is open: one open alert a cause. One that is open already is told how often it
 * was asked for and when last, so that a second call is not lost on whoever looks at it.
 */
export function createRaiseAlert({
  db,
  edits,
  newId,
}: {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  readonly newId: () => string;
}): (alert: NewAlert) => Raised {
  const open = db.prepare<[string, string, string], { id: string; parameters: string | null }>(
    `select id, parameters from alerts where gym_id = ? and alert_type = ? and cause = ?
       and status in ('pending', 'in_progress') and deleted_at is null order by created_at, id limit 1`,
  );
  return ({ gymId, memberId, kioskId, type, cause, priority, parameters, actions, at }) => {
    const former = open.get(gymId, type, cause);
    if (former !== undefined) {
      const known = JSON.parse(former.parameters ?? '{}') as WireRow;
      const times = (Number.isInteger(known['times']) ? Number(known['times']) : 1) + 1;
      edits.edit('alerts', former.id, { parameters: { ...known, ...parameters, times, lastAt: at } });
      return { alertId: former.id, alert: 'already-open' };
    }
    const id = newId();
    edits.insert('alerts', {
      ...{ id, gym_id: gymId, member_id: memberId, kiosk_id: kioskId, alert_type: type, cause, priority },
      parameters: { ...parameters, times: 1, lastAt: at },
      recommended_actions: [...actions],
      status: 'pending',
      created_at: at,
    });
    return { alertId: id, alert: 'raised' };
  };
}
