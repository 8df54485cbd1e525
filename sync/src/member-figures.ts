import { z } from 'zod';

/** Why a member may leave, as codes: `parameters` say how much, screens put it into words. */
export const churnReasons = ['no_visit', 'negative_sessions', 'low_engagement', 'membership_ends'] as const;
export type ChurnReason = (typeof churnReasons)[number];

/**
 * What the learned score looks at, as codes of its factors; days are of 24 hours.
 *
 * - `rhythm`: visits against the member's own habit: visits (in 28 days), usual (in 28 days; null while unknown).
 * - `absence`: days since the last visit against the usual gap: days, usual_gap (days; null while unknown).
 * - `tenure`: days since joining: days.
 * - `contract_end`: days until the membership ends: days (null: without end, or not known).
 * - `classes`: kept and missed or cancelled, in 56 days: kept, missed.
 * - `talks`: in 28 days: count.
 * - `mood`: of 90 days: mean (−1 to 1; null without a session), negative (count).
 */
export const learnedFactors = ['rhythm', 'absence', 'tenure', 'contract_end', 'classes', 'talks', 'mood'] as const;
export type LearnedFactor = (typeof learnedFactors)[number];

export const churnLevels = ['low', 'medium', 'high', 'critical'] as const;
export type ChurnLevel = (typeof churnLevels)[number];

const Factor = z.object({
  /** One of `churnReasons` for the owners' rule; the name of a feature for the learned score. */
  code: z.string(),
  /** How much it adds: to the score for the rule, to the log-odds against the average member for the learned score. */
  weight: z.number(),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export type ChurnFactor = z.infer<typeof Factor>;

/** What one row of `member_analytics` holds in `figures`. Times are Unix ms, scores 0 to 1 unless said. */
export const MemberFigures = z.object({
  total_sessions: z.int(),
  mean_session_ms: z.number().nullable(),
  last_conversation_at: z.number().nullable(),
  conversation_frequency: z.enum(['daily', 'weekly', 'monthly', 'rare']),
  /** −1 to 1, of 90 days; null without a session. */
  mean_sentiment: z.number().nullable(),
  sentiment_trend: z.enum(['improving', 'stable', 'declining']),
  negative_sessions: z.int(),
  positive_sessions: z.int(),
  engagement_score: z.number(),
  days_since_last_visit: z.number().nullable(),
  visits_per_week: z.number(),
  visit_count: z.int(),
  /** By the owners' rule. */
  churn_risk_score: z.number(),
  churn_risk_level: z.enum(churnLevels),
  churn_factors: z.array(Factor),
  /** Beside the rule, where the franchise has enough history and the model beats the rule on held-back months. */
  learned: z
    .object({ score: z.number(), level: z.enum(churnLevels), factors: z.array(Factor), model: z.string() })
    .nullable(),
});
export type MemberFigures = z.infer<typeof MemberFigures>;
