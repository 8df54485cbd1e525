import type { ChurnFactor, ChurnLevel, MemberFigures } from '../member-figures.ts';

export interface ShownRisk {
  readonly score: number;
  readonly level: ChurnLevel;
  readonly by: 'rule' | 'learned';
  readonly factors: readonly ChurnFactor[];
}

/** The risk that lists sort by: the learned score where there is one, else the owners' rule. */
export function shownRisk({ learned, ...rule }: MemberFigures): ShownRisk {
  if (learned !== null) return { score: learned.score, level: learned.level, by: 'learned', factors: learned.factors };
  return { score: rule.churn_risk_score, level: rule.churn_risk_level, by: 'rule', factors: rule.churn_factors };
}
