/** What the learned score has to show before it is used beside the owners' rule: `decisions/0003`. */
export const proof = {
  /** Members who left: enough to learn from, and to judge by. */
  outcomesMin: { learned: 100, judged: 30 },
  monthsLearnedMin: 2,
  /** By how much it has to order members better than the rule, of an area under the curve of 1. */
  aheadMin: 0.01,
  /** Chances that are further from what comes are not shown as chances. */
  calibrationErrorMax: 0.05,
} as const;
