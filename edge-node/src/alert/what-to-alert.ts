import type { AlertAction } from '@jarvis-edge/sync/alert-kinds.ts';
import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { dateAt } from '@jarvis-edge/sync/opening-hours.ts';
import { machineFaults } from '../machine-faults.ts';
import { meantMachine, type Machine, type MeantMachine } from '../meant-machine.ts';
import type { NewAlert } from '../new-alert.ts';
import type { Standing } from '../standing.ts';
import type { Outcome, Understood } from '../understood.ts';
import { churnAlertOf, isAtRisk } from './churn-alert.ts';

const dayMs = 86_400_000;
const milestones = [10, 50, 100];
/** An anniversary is congratulated on so many days: the box may have been off on the first. */
const anniversaryDays = 3;

/** An alert, and since when a former one of its cause, though settled, makes it needless. Unix ms. */
export interface Due {
  readonly alert: NewAlert;
  readonly settledSince: number;
}

/**
 * What staff are told of a conversation. A mood below −0.5 is told as displeasure where it is still so without what nobody is to
 * apologise for: emergencies, reported faults and cares of the member's own. The mood itself is told as it is stored.
 *
 * @param machinesSaid Those of the gym that can be meant.
 */
export function alertsOfConversation(
  understood: Understood,
  machinesSaid: (said: string, language: LabelLanguage) => readonly Machine[],
): Due[] {
  const { gymId, memberId, sessionId, kioskId, score, displeasure, intents, said, outcomes, at } = understood;
  const about = { gymId, memberId, kioskId, at };
  const due: Due[] = [];
  const called = outcomes.some((outcome) => outcome.kind === 'called' && outcome.reason === 'emergency');
  if (intents.includes('emergency') && !called) {
    const isUnsure = isOnlyGuessed(said);
    due.push({
      settledSince: 0,
      alert: {
        ...{ ...about, type: 'emergency', cause: sessionId, priority: isUnsure ? 'high' : 'urgent' },
        parameters: { sessionId, kioskId, ...(isUnsure && { isUnsure }) },
        actions: isUnsure ? ['go_to_kiosk'] : ['go_to_kiosk', 'call_emergency_services'],
      },
    });
  }
  const faults = machineFaults(said).map(({ named }) =>
    meantMachine(named === null ? [] : machinesSaid(named.equipment, named.lang)),
  );
  for (const { cause, equipmentId, name } of new Map(faults.map((fault) => [fault.cause, fault])).values()) {
    if (outcomes.some((outcome) => isReportOf(outcome, name))) continue;
    due.push({
      settledSince: at,
      alert: {
        ...{ ...about, type: 'equipment_issue', cause, priority: 'medium' },
        ...{ parameters: { equipmentId, name, sessionId }, actions: ['check_machine', 'put_out_of_order'] },
      },
    });
  }
  const mood = Math.max(score, displeasure);
  if (mood < -0.5) {
    const leaves = intents.includes('cancel_membership');
    const actions: AlertAction[] = ['listen_and_apologise', leaves ? 'talk_about_contract' : 'call_member'];
    due.push({
      settledSince: at,
      alert: {
        ...{
          ...about,
          type: 'negative_feedback',
          cause: memberId,
          priority: leaves || mood < -0.8 ? 'high' : 'medium',
        },
        ...{ parameters: { sessionId, score }, actions: [...actions, 'greet_in_person'] },
      },
    });
  }
  return due;
}

/**
 * Labels miss no call for help that they can help, and so take much for one that is none. Of 7 068 calls of strangers that were
 * heard as such 97.7 in 100 were as sure as this, and 22.7 in 100 of the 2 066 things that were none. From 0.3 it would be 98.9 and
 * 39.3, from 0.7 it would be 96.2 and 13.8, from 0.9 it would be 92.2 and 6.0. Somebody has to look at the rest too.
 */
const sureFrom = 0.5;

/** Whether somebody has to look, and nobody to run. */
function isOnlyGuessed(said: Understood['said']): boolean {
  const calls = said.filter(({ intent }) => intent === 'emergency');
  return calls.length > 0 && calls.every(({ confidence }) => confidence < sureFrom);
}

/** Whether a report tells of that fault already: of a rower that was then found to be the second one, say. */
function isReportOf(outcome: Outcome, name: MeantMachine['name']): boolean {
  if (outcome.kind !== 'reported') return false;
  if (outcome.name === null || name === null) return true;
  return outcome.name.startsWith(name) || name.startsWith(outcome.name);
}

/** What staff are told of how a member stands. @param timezone IANA name. */
export function alertsOfStanding(standing: Standing, timezone: string): Due[] {
  const { gymId, memberId, at, memberSince, figures, goal, before } = standing;
  const about = { gymId, memberId, kioskId: null, at };
  const due: Due[] = [];
  // A risk lasts: the day after staff have dealt with it is too early to ask them again.
  if (isAtRisk(figures)) due.push({ settledSince: at - 30 * dayMs, alert: churnAlertOf(standing) });
  const reached = (kind: 'visits' | 'anniversary' | 'goal', count: number): void => {
    due.push({
      settledSince: 0,
      alert: {
        ...{ ...about, type: 'milestone', cause: `${memberId}:${kind}:${count}`, priority: 'low' },
        ...{ parameters: { kind, count }, actions: ['congratulate', 'greet_in_person'] },
      },
    });
  };
  if (before !== null) {
    const visits = milestones.findLast((count) => before.visitCount < count && count <= figures.visit_count);
    if (visits !== undefined) reached('visits', visits);
    if (goal?.isReached === true && before.goalReached === false) reached('goal', goal.kg);
  }
  const years = memberSince === null ? 0 : anniversary(memberSince, timezone, at);
  if (years > 0) reached('anniversary', years);
  return due;
}

/** How many years a member has been one, on that date and those after it; 0 on any other. */
function anniversary(memberSince: number, timezone: string, now: number): number {
  // Midnight in UTC is a date without a time, wherever the gym is.
  const joined = new Date(memberSince % dayMs === 0 ? memberSince : dateAt(timezone, memberSince));
  const today = dateAt(timezone, now);
  const [firstYear, thisYear] = [joined.getUTCFullYear(), new Date(today).getUTCFullYear()];
  // In the first days of January the one of the end of December counts.
  const years = [thisYear - firstYear, thisYear - 1 - firstYear].find((count) => {
    const daysAgo = (today - new Date(joined).setUTCFullYear(firstYear + count)) / dayMs;
    return daysAgo >= 0 && daysAgo < anniversaryDays;
  });
  return Math.max(0, years ?? 0);
}
