import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import type { NewAlert, RaiseAlert } from '../new-alert.ts';
import { growthOf } from './growth.ts';
import { createOpenAlertOf } from './open-alert.ts';

export interface RaiseDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/**
 * Raises alerts, in the transaction that is open: one open alert a cause. One that is open already is told how often it
 * was asked for and when last, so that a second call is not lost on whoever looks at it; where the second is worse than
 * the first, so is the alert. Who has taken it keeps it.
 */
export function createRaiseAlert({ db, edits, newId }: RaiseDeps): RaiseAlert {
  const openAlertOf = createOpenAlertOf(db);
  return ({ gymId, memberId, kioskId, type, cause, priority, parameters, actions, at }) => {
    const former = openAlertOf({ gymId, type, cause });
    if (former !== undefined) {
      const known = former.parameters;
      const times = (Number.isInteger(known['times']) ? Number(known['times']) : 1) + 1;
      edits.edit('alerts', former.id, {
        parameters: { ...known, ...parameters, times, lastAt: at },
        ...growthOf(former, { priority, actions }),
      });
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

/**
 * Whether a cause has had its alert: one is open, or one that is over was settled since then. What lasts, such as a
 * risk, would else be back the day after staff have dealt with it. Where it had passed by itself, nobody has.
 *
 * @param settledSince Unix ms.
 */
export type HadAlert = (alert: Pick<NewAlert, 'gymId' | 'type' | 'cause'>, settledSince: number) => boolean;

export function createHadAlert(db: Database.Database): HadAlert {
  const had = db
    .prepare<[string, string, string, number], 1>(
      `select 1 from alerts where gym_id = ? and alert_type = ? and cause = ? and deleted_at is null
         and (status in ('pending', 'in_progress')
           or coalesce(resolved_at, created_at) >= ? and coalesce(resolution_notes, '') <> 'risk_passed')`,
    )
    .pluck();
  return ({ gymId, type, cause }, settledSince) => had.get(gymId, type, cause, settledSince) === 1;
}
