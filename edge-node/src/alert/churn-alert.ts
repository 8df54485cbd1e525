import { isDeepStrictEqual } from 'node:util';
import type { AlertAction, AlertEnding } from '@jarvis-edge/sync/alert-kinds.ts';
import { churnAlertScore } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { shownRisk } from '@jarvis-edge/sync/analytics/shown-risk.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import type { ChurnFactor, MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import type { NewAlert } from '../new-alert.ts';
import type { Standing } from '../standing.ts';
import type { OpenAlert } from './open-alert.ts';

const dayMs = 86_400_000;

/**
 * For how long a risk has to be too low before its alert ends. One visit takes the heaviest reason away at once: whoever
 * comes weekly, as most do, has then been seen again, or has stayed away again.
 */
const calmMs = 7 * dayMs;

export const isAtRisk = (figures: MemberFigures): boolean => shownRisk(figures).score >= churnAlertScore;

/** What is to be told of a member's risk, were it high or low. */
export function churnAlertOf({ gymId, memberId, at, figures }: Standing): NewAlert {
  const risk = shownRisk(figures);
  return {
    ...{ gymId, memberId, kioskId: null, at, type: 'churn_risk', cause: memberId, priority: priorityOf(risk.score) },
    parameters: { ...risk, factors: [...risk.factors] },
    actions: actionsAgainst(figures.churn_factors, isAtRisk(figures)),
  };
}

function priorityOf(score: number): NewAlert['priority'] {
  if (score >= 0.85) return 'urgent';
  if (score >= churnAlertScore) return 'high';
  return score >= 0.5 ? 'medium' : 'low';
}

/**
 * What a risk of today makes of the alert that is open of it: figures, priority and what to do follow, and the alert ends
 * when the risk has long been low, unless somebody has taken it. Whoever put off what was not urgent yet is told when it
 * is. Empty where nothing differs.
 */
export function followed(open: OpenAlert, { at, priority, parameters: risk, actions }: NewAlert): WireRow {
  const { calmSince: before, ...known } = open.parameters;
  const isCalm = Number(risk['score']) < churnAlertScore;
  const calmSince = typeof before === 'number' ? before : at;
  const parameters = { ...known, ...risk, ...(isCalm && { calmSince }) };
  // The hub knows more of what the learned score is made of, and what to do about it.
  const todo = !isCalm && known['by'] === 'learned' && risk['by'] === 'learned' ? open.actions : actions;
  const hasPassed = isCalm && open.assignedTo === null && at - calmSince >= calmMs;
  return {
    ...(!isDeepStrictEqual(parameters, open.parameters) && { parameters }),
    ...(priority !== open.priority && { priority }),
    ...(!isDeepStrictEqual(todo, open.actions) && { recommended_actions: [...todo] }),
    ...(priority === 'urgent' && open.priority !== 'urgent' && { snoozed_until: null }),
    ...(hasPassed && { status: 'resolved', resolved_at: at, resolution_notes: 'risk_passed' satisfies AlertEnding }),
  };
}

const actionsByReason: Readonly<Record<string, readonly AlertAction[]>> = {
  no_visit: ['call_member', 'write_to_member'],
  negative_sessions: ['listen_and_apologise'],
  low_engagement: ['offer_coach_session', 'offer_class'],
  membership_ends: ['talk_about_contract'],
};

/** The heaviest reason first. */
function actionsAgainst(factors: readonly ChurnFactor[], atRisk: boolean): AlertAction[] {
  const byWeight = factors.toSorted((one, other) => other.weight - one.weight);
  const actions = byWeight.flatMap(({ code }) => actionsByReason[code] ?? []);
  if (actions.length > 0) return [...new Set(actions)];
  return atRisk ? ['call_member', 'greet_in_person'] : ['greet_in_person'];
}
