import { numberIn, textIn, type Facts } from './insight-facts.ts';
import type { InsightWords } from './insight-words-fr.ts';

/** More than these an alert does not say: the member's own page does. */
const saidMax = 3;

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null;

/** Why an alert says that somebody may leave, the heaviest first, by the score that raised it. */
export function alertReasons(facts: Facts, t: InsightWords['risk']): string[] {
  const factors = Array.isArray(facts['factors']) ? facts['factors'].filter(isFacts) : [];
  const say = facts['by'] === 'learned' ? t.learnedReason : t.ruleReason;
  const weightOf = (factor: Facts): number => numberIn(factor, 'weight') ?? 0;
  return factors
    .filter((factor) => textIn(factor, 'code') !== null && weightOf(factor) > 0)
    .toSorted((one, other) => weightOf(other) - weightOf(one))
    .slice(0, saidMax)
    .map((factor) => say(textIn(factor, 'code') ?? '', isFacts(factor['parameters']) ? factor['parameters'] : {}));
}
