import type { Sentiment } from '@jarvis-edge/sync/labels.ts';

const face = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9.4v.3M15 9.4v.3';

/** How a mood is drawn, beside its word. */
export const moodDrawings = {
  negative: `${face}M8.5 16a4 4 0 0 1 7 0`,
  neutral: `${face}M8.5 15h7`,
  positive: `${face}M8.5 14a4 4 0 0 0 7 0`,
} as const satisfies Record<Sentiment, string>;

export const moodTones = { negative: 'attention', neutral: 'quiet', positive: 'good' } as const;
