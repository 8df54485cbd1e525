import type { WireRow } from '@jarvis-edge/sync/change.ts';
import type Database from 'better-sqlite3';
import type { NewAlert } from '../new-alert.ts';

/** An alert that waits for somebody, or that they see to. */
export interface OpenAlert {
  readonly id: string;
  readonly priority: string | null;
  readonly parameters: WireRow;
  readonly actions: readonly string[];
  /** Who has taken it. */
  readonly assignedTo: string | null;
}

interface Row extends Omit<OpenAlert, 'parameters' | 'actions'> {
  readonly parameters: string | null;
  readonly actions: string | null;
}

/** The open alert of a cause; of several, seen on both sides before they met, the one that the hub will keep. */
export function createOpenAlertOf(
  db: Database.Database,
): (alert: Pick<NewAlert, 'gymId' | 'type' | 'cause'>) => OpenAlert | undefined {
  // `+?` where a query sorts: see `preparedOnce`.
  const open = db.prepare<[string, string, string], Row>(
    `select id, priority, parameters, recommended_actions as actions, assigned_to as assignedTo from alerts
     where gym_id = +? and alert_type = +? and cause = +? and status in ('pending', 'in_progress') and deleted_at is null
     order by created_at, id limit 1`,
  );
  return ({ gymId, type, cause }) => {
    const row = open.get(gymId, type, cause);
    return (
      row && {
        ...row,
        parameters: JSON.parse(row.parameters ?? '{}') as WireRow,
        actions: JSON.parse(row.actions ?? '[]') as string[],
      }
    );
  };
}
