import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';

/** A model that takes nothing for anything: what the rules hear stands. */
export const noLabels: LabelUtterance = (_text, lang = 'fr') => ({
  ...{ lang, intent: 'unknown', sentiment: 'neutral', score: 0, emotion: 'neutral', topics: [], slots: {} },
  ...{ ends_conversation: false, confidence: 0, model: 'none' },
});
