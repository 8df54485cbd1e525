import type { Night, VerdictPage } from '../../protocol/verdicts.ts';
import { id, startedAt } from './fixtures.ts';

const day = 86_400_000;

const night = (nightsAgo: number, changes: Partial<Night> = {}): Night => ({
  at: startedAt - 9 * 3_600_000 - nightsAgo * day,
  verdict: 'used',
  ...{ monthsLearned: 5, monthsJudged: 2, outcomesLearned: 243, outcomesJudged: 87 },
  rule: { auc: 0.714 + nightsAgo / 500, f1: 0.31, balancedAccuracy: 0.664 },
  learned: { auc: 0.868 - nightsAgo / 100, f1: 0.482, balancedAccuracy: 0.789, calibrationError: 0.018 },
  ...changes,
});
const notJudged = { rule: null, learned: null } as const;

/** Of each client: one whose score is used, and one of each reason why it is not. */
export const verdicts = (): VerdictPage['tenants'] => [
  {
    id: id(2, 5),
    name: 'Atelier du mouvement',
    nights: [
      night(0, { ...notJudged, verdict: 'too_few_months', monthsLearned: 1, outcomesLearned: 4, outcomesJudged: 2 }),
    ],
  },
  {
    id: id(1, 1),
    name: 'Forme',
    nights: [
      ...[0, 1, 2, 3, 4].map((nightsAgo) => night(nightsAgo)),
      night(5, {
        verdict: 'no_better_than_rule',
        learned: { auc: 0.719, f1: 0.3, balancedAccuracy: 0.66, calibrationError: 0.03 },
      }),
      night(6, { ...notJudged, verdict: 'too_few_outcomes', outcomesLearned: 96 }),
    ],
  },
  {
    id: id(1, 2),
    name: 'Vitalité Méditerranée',
    nights: [night(0, { ...notJudged, verdict: 'too_few_outcomes', outcomesLearned: 31, outcomesJudged: 12 })],
  },
];
/** Better than the rule, but its chances cannot be told as chances. */
export const badlyCalibrated = (): VerdictPage['tenants'] => [
  {
    id: id(1, 1),
    name: 'Forme',
    nights: [
      night(0, {
        verdict: 'no_better_than_rule',
        learned: { auc: 0.84, f1: 0.45, balancedAccuracy: 0.77, calibrationError: 0.083 },
      }),
    ],
  },
];
