import { churnAlertScore } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { shownRisk } from '@jarvis-edge/sync/analytics/shown-risk.ts';
import type { ChurnReason, MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import type { AtRisk, Opening } from '../../protocol/reports.ts';

const reasonsShown = 3;
const openingsShown = 2;
/** Whoever has not come for longer, or whose membership ended longer ago, has left: decisions/0003. Days. */
const [silence, grace] = [56, 14];

/** How a talk could begin, by the reason why a member may leave. */
const openingFor: Readonly<Record<string, Opening>> = {
  no_visit: 'missed',
  absence: 'missed',
  rhythm: 'missed',
  negative_sessions: 'listen',
  mood: 'listen',
  low_engagement: 'goal',
  talks: 'goal',
  membership_ends: 'contract',
  contract_end: 'contract',
  classes: 'class',
  tenure: 'newcomer',
};

export interface MemberStanding {
  readonly id: string;
  readonly figures: MemberFigures;
}

/**
 * Members for whom staff would be alerted, by the rule or the learned score, and who have not left yet: the highest risk first,
 * among equals who came last.
 */
export function membersAtRisk(members: readonly MemberStanding[]): AtRisk[] {
  return members
    .filter(({ figures }) => daysIn(figures, 'no_visit') <= silence && daysIn(figures, 'membership_ends') >= -grace)
    .map(({ id, figures }) => ({ id, silent: daysIn(figures, 'no_visit'), ...shownRisk(figures) }))
    .filter(({ score }) => score >= churnAlertScore)
    .toSorted((one, other) => other.score - one.score || one.silent - other.silent || one.id.localeCompare(other.id))
    .map(({ factors, silent: _, ...risk }) => {
      const heaviest = factors
        .filter(({ weight }) => weight > 0)
        .toSorted((one, other) => other.weight - one.weight)
        .slice(0, reasonsShown);
      const openings = [...new Set(heaviest.flatMap(({ code }) => openingFor[code] ?? []))];
      return { ...risk, factors: heaviest, openings: openings.slice(0, openingsShown) };
    });
}

/** What the rule says of it: 0 where it is none of its reasons. */
const daysIn = ({ churn_factors: factors }: MemberFigures, code: ChurnReason): number =>
  Number(factors.find((factor) => factor.code === code)?.parameters['days'] ?? 0);

/** Whether the end of their membership is among the reasons. */
export const isContractEnding = ({ openings }: AtRisk): boolean => openings.includes('contract');
