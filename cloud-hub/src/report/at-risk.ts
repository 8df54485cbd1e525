import { churnAlertScore } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import type { AtRisk } from '../../protocol/reports.ts';

const reasonsShown = 3;
const openingsShown = 2;

/** How a talk could begin, by the reason why a member may leave. */
const openingFor: Readonly<Record<string, string>> = {
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

/** Members for whom staff would be alerted, by the rule or the learned score, the highest risk first. */
export function membersAtRisk(members: readonly MemberStanding[]): AtRisk[] {
  return members
    .map(({ id, figures }) => ({ id, ...higherOf(figures) }))
    .filter(({ score }) => score >= churnAlertScore)
    .toSorted((one, other) => other.score - one.score || one.id.localeCompare(other.id))
    .map(({ factors, ...risk }) => {
      const heaviest = factors
        .filter(({ weight }) => weight > 0)
        .toSorted((one, other) => other.weight - one.weight)
        .slice(0, reasonsShown);
      const openings = [...new Set(heaviest.flatMap(({ code }) => openingFor[code] ?? []))];
      return { ...risk, factors: heaviest, openings: openings.slice(0, openingsShown) };
    });
}

function higherOf(figures: MemberFigures): Pick<AtRisk, 'score' | 'level' | 'by' | 'factors'> {
  const { learned, churn_risk_score: score, churn_risk_level: level, churn_factors: factors } = figures;
  return learned !== null && learned.score > score
    ? { score: learned.score, level: learned.level, by: 'learned', factors: learned.factors }
    : { score, level, by: 'rule', factors };
}

/** Whether the end of their membership is among the reasons. */
export const isContractEnding = ({ openings }: AtRisk): boolean => openings.includes('contract');
