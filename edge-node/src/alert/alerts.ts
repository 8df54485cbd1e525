import type { Draft } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import type Database from 'better-sqlite3';
import type { Machine } from '../meant-machine.ts';
import type { RaiseAlert } from '../new-alert.ts';
import type { Standing } from '../standing.ts';
import type { Understood } from '../understood.ts';
import { churnAlertOf, followed } from './churn-alert.ts';
import { createDrafts } from './drafts.ts';
import { createOpenAlertOf } from './open-alert.ts';
import { createHadAlert, createRaiseAlert } from './raise.ts';
import { alertsOfConversation, alertsOfStanding, type Due } from './what-to-alert.ts';

export interface AlertsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  readonly gym: () => { readonly name: string; readonly timezone: string } | undefined;
  /** The names that somebody can mean who says this. */
  readonly namesSaid: (said: string, names: readonly string[], language: LabelLanguage) => readonly string[];
}

export interface Alerts {
  readonly raise: RaiseAlert;
  /** Raises what a conversation asks for, in the transaction that is open. */
  ofConversation(understood: Understood): void;
  /** Raises what a member's figures ask for, and keeps the alert that tells of them true, in the transaction that is open. */
  ofStanding(standing: Standing): void;
  /** A message to the member that staff may send. @throws RequestRefused */
  draft(alertId: string): Draft;
}

/** What people of this gym should act on. */
export function createAlerts({ db, edits, newId, gym, namesSaid }: AlertsDeps): Alerts {
  const raise = createRaiseAlert({ db, edits, newId });
  const hadAlert = createHadAlert(db);
  const openAlertOf = createOpenAlertOf(db);
  const machines = db.prepare<[], Machine>('select id, name from equipment where name is not null order by name, id');
  const machinesSaid = (said: string, language: LabelLanguage): Machine[] => {
    const all = machines.all();
    const meant = new Set(
      namesSaid(
        said,
        all.map(({ name }) => name),
        language,
      ),
    );
    return all.filter(({ name }) => meant.has(name));
  };

  const raiseDue = (due: readonly Due[]): void => {
    for (const { alert, settledSince } of due) {
      // Another unhappy talk counts up the alert that is open; what lasts, or was only spoken of, does not.
      if (alert.type === 'negative_feedback' || !hadAlert(alert, settledSince)) raise(alert);
    }
  };

  const followRisk = (standing: Standing): void => {
    const now = churnAlertOf(standing);
    const open = openAlertOf(now);
    if (open === undefined) return;
    const changes = followed(open, now);
    // A look at somebody of whom nothing is new leaves nothing to send.
    if (Object.keys(changes).length > 0) edits.edit('alerts', open.id, changes);
  };

  return {
    raise,
    ofConversation: (understood) => raiseDue(alertsOfConversation(understood, machinesSaid)),
    ofStanding(standing) {
      followRisk(standing);
      raiseDue(alertsOfStanding(standing, gym()?.timezone ?? 'UTC'));
    },
    draft: createDrafts(db, () => gym()?.name ?? ''),
  };
}
