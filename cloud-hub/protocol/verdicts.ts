import * as z from 'zod/mini';

/** How the risk of leaving is reckoned, night by night, as the console tells it to owners. Times are Unix ms. */

/** Null: it could not be told. */
const Figure = z.nullable(z.number());
/** How well scores told who would leave, each 0 to 1. */
const Quality = z.object({
  /** Of two members of whom one left, how often the one with the higher score. */
  auc: Figure,
  f1: Figure,
  balancedAccuracy: Figure,
});

export const verdicts = ['used', 'too_few_months', 'too_few_outcomes', 'no_better_than_rule'] as const;

export const Night = z.object({
  at: z.int(),
  verdict: z.enum(verdicts),
  monthsLearned: z.int(),
  monthsJudged: z.int(),
  /** Members who left. */
  outcomesLearned: z.int(),
  outcomesJudged: z.int(),
  /** Null where too little was known to judge. */
  rule: z.nullable(Quality),
  /** `calibrationError`: how far the chances were from what came, 0 to 1. */
  learned: z.nullable(z.extend(Quality, { calibrationError: Figure })),
});
export type Night = z.infer<typeof Night>;

/** `GET /api/risk-verdicts`: of each franchise and independent gym of theirs the last nights, the newest first. */
export const VerdictQuery = z.object({
  tenantId: z.optional(z.uuid()),
  nights: z.prefault(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(31)), 14),
});
export const VerdictPage = z.object({
  /** `id` of the franchise, or of the independent gym. */
  tenants: z.array(z.object({ id: z.string(), name: z.string(), nights: z.array(Night) })),
});
export type VerdictPage = z.infer<typeof VerdictPage>;
