import type { AlertDeed } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type Database from 'better-sqlite3';
import type { AlertDesk } from './alert-desk.ts';

export interface AlertEditsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'edit'>;
  readonly atOnce: <Result>(work: () => Result) => Result;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

/** What staff do about alerts, written so that it travels to the hub. States move forward only. */
export function createAlertEdits({ db, edits, atOnce, nowMs, queued }: AlertEditsDeps): AlertDesk['act'] {
  const statusOf = db
    .prepare<[string], string>('select status from alerts where id = ? and deleted_at is null')
    .pluck();
  const staff = db.prepare<[string], 1>('select 1 from lan_staff where id = ? and is_active = 1').pluck();

  return (alertId, deed, by) => {
    atOnce(() => {
      const status = statusOf.get(alertId);
      if (status === undefined) throw unknown();
      if (status !== 'pending' && status !== 'in_progress') throw over();
      switch (deed.deed) {
        case 'assign':
          if (deed.to !== null && staff.get(deed.to) === undefined) throw nobody();
          edits.edit('alerts', alertId, {
            assigned_to: deed.to,
            ...(deed.to !== null && status === 'pending' && { status: 'in_progress' }),
          });
          break;
        case 'snooze':
          edits.edit('alerts', alertId, { snoozed_until: deed.until });
          break;
        case 'resolve':
        case 'dismiss':
          edits.edit('alerts', alertId, endOf(deed, by));
      }
    });
    queued();
  };

  /** Who closes what nobody had taken has dealt with it. */
  function endOf(deed: Extract<AlertDeed, { notes: string }>, by: string) {
    return {
      ...(deed.deed === 'resolve' && { assigned_to: by }),
      status: deed.deed === 'resolve' ? 'resolved' : 'dismissed',
      resolved_at: nowMs(),
      resolution_notes: deed.notes === '' ? null : deed.notes,
    };
  }
}

const unknown = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown-alert',
    message: 'There is no such alert here.',
    remedy: 'Read the list of alerts again.',
  });
const over = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'alert-over',
    message: 'Somebody has closed this alert already.',
    remedy: 'Read the list of alerts again.',
  });
const nobody = (): RequestRefused =>
  new RequestRefused(422, {
    code: 'unknown-person',
    message: 'Nobody of that name works here now.',
    remedy: 'Choose somebody of the team.',
  });
