import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { type Found, likeliest } from './heads.ts';

/** What was said, and by which tier: 0 is always there, 1 is a model that was flashed. */
export interface TieredLabels extends Labels {
  readonly tier: 0 | 1;
}

/**
 * The labels of tier 0 with what a model found in place of theirs.
 *
 * Goodbyes and calls for help that tier 0 hears stand, and no model makes a goodbye: who ends a conversation, and who is in
 * danger, was proved for tier 0 and for no model that somebody may flash.
 */
export function refine(labels: Labels, { intent, sentiment, emotion }: Found, model: string): TieredLabels {
  const isSettled = labels.ends_conversation || labels.intent === 'emergency' || labels.intent === 'farewell';
  const meant = intent === undefined || isSettled ? undefined : likeliest(intent);
  return {
    ...labels,
    ...(meant !== undefined && meant.code !== 'farewell' && { intent: meant.code, confidence: meant.probability }),
    ...(sentiment !== undefined && {
      sentiment: likeliest(sentiment).code,
      score: (sentiment.get('positive') ?? 0) - (sentiment.get('negative') ?? 0),
    }),
    ...(emotion !== undefined && { emotion: likeliest(emotion).code }),
    tier: 1,
    model: `${model}+${labels.model}`,
  };
}
