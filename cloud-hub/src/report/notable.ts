import type { Insight, Saying } from '../../protocol/reports.ts';

/** Insights that a reader in a hurry gets. */
const summaryLength = 3;
/** Smaller changes are not worth a word, whatever their certainty. */
const shareMin = 0.1;
const scoredMin = 5;
const moodChangeMin = 0.1;

/** Whether a count has changed by more than weeks differ by chance: a tenth, and two standard deviations of such a difference. */
export function isNotable(now: number, before: number): boolean {
  const change = Math.abs(now - before);
  return change >= shareMin * before && change > 2 * Math.sqrt(now + before);
}

/** How far the mean has moved, where that is more than chance: two standard errors. Null otherwise. */
export function moodChange(now: readonly number[], before: readonly number[]): number | null {
  if (now.length < scoredMin || before.length < scoredMin) return null;
  const [one, other] = [spreadOf(now), spreadOf(before)];
  const change = one.mean - other.mean;
  const error = Math.sqrt(one.variance / now.length + other.variance / before.length);
  return Math.abs(change) >= moodChangeMin && Math.abs(change) > 2 * error ? change : null;
}

function spreadOf(scores: readonly number[]): { mean: number; variance: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { mean, variance: scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1) };
}

export const byWeight = (insights: readonly Insight[]): Insight[] =>
  insights.toSorted((one, other) => other.weight - one.weight);

export const summaryOf = (insights: readonly Insight[]): Saying[] =>
  insights.slice(0, summaryLength).map(({ code, parameters }) => ({ code, parameters }));

/** To hundredths: what is kept and compared has no rest of arithmetic. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
