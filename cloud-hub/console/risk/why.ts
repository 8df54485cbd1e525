import { proof } from '../../protocol/proof.ts';
import type { Night } from '../../protocol/verdicts.ts';
import type { RiskWords } from './words-fr.ts';

/** Why the learned score is used or not, in words. */
export function whyOf({ verdict, learned, rule, ...known }: Night, t: RiskWords['why']): string {
  switch (verdict) {
    case 'used':
      return t.used;
    case 'too_few_months':
      return t.tooFewMonths(known.monthsLearned);
    case 'too_few_outcomes':
      return t.tooFewOutcomes(known.outcomesLearned, known.outcomesJudged);
    case 'no_better_than_rule': {
      const isAhead = (learned?.auc ?? 0) >= (rule?.auc ?? 0) + proof.aheadMin;
      const error = learned?.calibrationError ?? 0;
      return isAhead && error > proof.calibrationErrorMax ? t.badlyCalibrated(error) : t.noBetter;
    }
  }
}
