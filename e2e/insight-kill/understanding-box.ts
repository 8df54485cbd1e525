import { createAlerts } from '@jarvis-edge/edge-node/alert/alerts.ts';
import { Analytics } from '@jarvis-edge/edge-node/analytics/analytics.ts';
import { machineClock } from '@jarvis-edge/edge-node/health/event-clock.ts';
import { Identity } from '@jarvis-edge/edge-node/hub-link/identity.ts';
import { openSynced } from '@jarvis-edge/edge-node/hub-link/synced.ts';
import { Pipeline } from '@jarvis-edge/edge-node/insight/pipeline/pipeline.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { Places } from '@jarvis-edge/edge-node/store/place.ts';
import { Consents } from '@jarvis-edge/edge-node/voice/consents.ts';
import { namesSaid } from '@jarvis-edge/edge-node/voice/local/names.ts';
import { Sessions } from '@jarvis-edge/edge-node/voice/sessions.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';

const nothing = (): void => undefined;

/** The parts of a box that talk and understand, on the store of a box, without its doors and screens. */
export function openUnderstandingBox(dataFolder: string, label: LabelUtterance) {
  const db = openStore(dataFolder);
  const identity = new Identity(dataFolder);
  const gymId = (): string | undefined => identity.provisioned?.gymId;
  const clock = machineClock('ntp');
  const { edits, boxClock } = openSynced({
    ...{ db, clock, gymId, newId, edited: nothing, came: nothing, pastLoaded: nothing, oddValue: nothing },
  });
  const places = new Places(db, gymId);
  const consents = new Consents(db);
  const hasConsent: Consents['given'] = (memberId, consent) => consents.given(memberId, consent);
  const sessions = new Sessions({
    ...{ db, edits, hasConsent, gymId, clock, newId, queued: nothing, closed: nothing },
  });
  const alerts = createAlerts({ db, edits, newId, gym: () => places.gym(), namesSaid });
  const failed = (error: unknown): never => {
    throw error;
  };
  const analytics = new Analytics({
    ...{ db, gym: () => places.gym(), isPastLoaded: () => true, nowMs: () => boxClock.nowMs(), failed },
    looked: (standing) => alerts.ofStanding(standing),
  });
  const pipeline = new Pipeline({
    ...{
      db,
      edits,
      labelsFor: () => label,
      hasConsent,
      nowMs: () => boxClock.nowMs(),
      random: Math.random,
      kept: nothing,
    },
    understood: (understood) => {
      alerts.ofConversation(understood);
      analytics.look(understood.memberId);
    },
    failed: (_sessionId, _tries, error) => failed(error),
  });
  return { db, sessions, alerts, analytics, pipeline };
}
