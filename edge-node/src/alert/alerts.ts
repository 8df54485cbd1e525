import type { AlertDeed, AlertRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import type { RaiseAlert } from '../new-alert.ts';
import type { Standing } from '../standing.ts';
import { inTransaction } from '../store/open.ts';
import type { Understood } from '../understood.ts';
import { createDrafts, type DraftAnswer } from './drafts.ts';
import { createMachineNamed } from './machine-named.ts';
import { changesOf, type DeedRefusal } from './next-state.ts';
import { createHadAlert, createRaiseAlert } from './raise.ts';
import { ReadAlerts, type AlertShow } from './read-alerts.ts';
import { alertsOfConversation, alertsOfStanding, type Due } from './what-to-alert.ts';

export interface AlertsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  readonly gym: () => { readonly name: string; readonly timezone: string } | undefined;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

export type DeedAnswer =
  { readonly done: true; readonly alert: AlertRow } | { readonly done: false; readonly why: DeedRefusal };

export interface Alerts {
  readonly raise: RaiseAlert;
  /** Raises what a conversation asks for, in the transaction that is open. */
  ofConversation(understood: Understood): void;
  /** Raises what a member's figures ask for, in the transaction that is open. */
  ofStanding(standing: Standing): void;
  list(show: AlertShow): AlertRow[];
  /** Open ones about a member, those that are put off among them. */
  ofMember(memberId: string): AlertRow[];
  /** How many are open and not put off. */
  countOpen(): number;
  /** What staff do about an alert; it travels to the hub. */
  do(alertId: string, deed: AlertDeed): DeedAnswer;
  /** A message to the member that staff may send, in the member's language and style. */
  draft(alertId: string): DraftAnswer;
}

/** What people of this gym should act on. */
export function createAlerts({ db, edits, newId, gym, nowMs, queued }: AlertsDeps): Alerts {
  const raise = createRaiseAlert({ db, edits, newId });
  const hadAlert = createHadAlert(db);
  const machineNamed = createMachineNamed(db);
  const read = new ReadAlerts(db);
  const draftOf = createDrafts(db);
  const atOnce = inTransaction(db);
  const staff = db.prepare<[string], 1>('select 1 from lan_staff where id = ? and is_active = 1').pluck();

  const raiseDue = (due: readonly Due[]): void => {
    for (const { alert, settledSince } of due) {
      // What was said of a machine or to us again counts up the alert that is open; what merely lasts does not.
      const counts = alert.type === 'equipment_issue' || alert.type === 'negative_feedback';
      if (counts || !hadAlert(alert, settledSince)) raise(alert);
    }
  };

  return {
    raise,
    ofConversation: (understood) => raiseDue(alertsOfConversation(understood, machineNamed)),
    ofStanding: (standing) => raiseDue(alertsOfStanding(standing, gym()?.timezone ?? 'UTC')),
    list: (show) => read.list(show, nowMs()),
    ofMember: (memberId) => read.ofMember(memberId),
    countOpen: () => read.countOpen(nowMs()),
    do(alertId, deed) {
      const answer = atOnce((): DeedAnswer => {
        const alert = read.one(alertId);
        if (alert === undefined) return { done: false, why: 'unknown' };
        const next = changesOf(deed, alert.status, (id) => staff.get(id) === 1, nowMs());
        if ('refused' in next) return { done: false, why: next.refused };
        edits.edit('alerts', alertId, next.changes);
        return { done: true, alert: read.one(alertId) ?? alert };
      });
      if (answer.done) queued();
      return answer;
    },
    draft: (alertId) => draftOf(read.one(alertId), gym()?.name ?? ''),
  };
}
