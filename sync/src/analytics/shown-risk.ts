import type { ChurnFactor, ChurnLevel, MemberFigures } from '../member-figures.ts';

export interface ShownRisk {
  readonly score: number;
  readonly level: ChurnLevel;
  readonly by: 'rule' | 'learned';
  readonly factors: readonly ChurnFactor[];
}

/** The risk that lists go by: the greater of both scores, since a member whom either of them names is looked at. */
export function shownRisk({
  learned,
  ...rule
}: Pick<MemberFigures, 'learned' | 'churn_risk_score' | 'churn_risk_level' | 'churn_factors'>): ShownRisk {
  return learned !== null && learned.score > rule.churn_risk_score
    ? { score: learned.score, level: learned.level, by: 'learned', factors: learned.factors }
    : { score: rule.churn_risk_score, level: rule.churn_risk_level, by: 'rule', factors: rule.churn_factors };
}
