import type { Sentiment } from '../labels.ts';
import type { MemberFigures } from '../member-figures.ts';

/** How a whole session counts. @param score −1 to 1. */
export function sentimentOf(score: number): Sentiment {
  if (score < -0.3) return 'negative';
  return score > 0.3 ? 'positive' : 'neutral';
}

/** The arithmetic mean; null of nothing. */
export const mean = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;

/**
 * Which way the last ten sessions go: the slope of the line of least squares through them, per session.
 *
 * @param scores −1 to 1, the oldest first.
 */
export function sentimentTrend(scores: readonly number[]): MemberFigures['sentiment_trend'] {
  const last = scores.slice(-10);
  const middle = (last.length - 1) / 2;
  const spread = last.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  if (spread === 0) return 'stable';
  // Scores of few digits leave a rest in the slope that is none of theirs.
  const slope = Number((last.reduce((sum, score, index) => sum + (index - middle) * score, 0) / spread).toFixed(9));
  if (slope > 0.05) return 'improving';
  return slope < -0.05 ? 'declining' : 'stable';
}
