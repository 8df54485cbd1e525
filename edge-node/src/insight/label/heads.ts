import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';

/** What the labels' table answers, in the order of its outputs; `turns` first, for lines of which nothing else is known. */
export const turns = ['ends', 'danger'] as const;

export const heads = [
  { name: 'turns', kind: 'each', codes: turns },
  { name: 'intent', kind: 'one', codes: intents },
  { name: 'sentiment', kind: 'one', codes: sentiments },
  { name: 'emotion', kind: 'one', codes: emotions },
  { name: 'topics', kind: 'each', codes: topics },
] as const;
export type HeadName = (typeof heads)[number]['name'];

export const outputCount = heads.reduce((sum, { codes }) => sum + codes.length, 0);

/** Where the outputs of each head stand. */
export const placeOf = Object.fromEntries(
  heads.map(({ name }, at) => {
    const from = heads.slice(0, at).reduce((sum, { codes }) => sum + codes.length, 0);
    return [name, { from, to: from + (heads[at]?.codes.length ?? 0) }];
  }),
) as Record<HeadName, { from: number; to: number }>;

export const scoresFor = (name: HeadName, scores: Float64Array): Float64Array =>
  scores.slice(placeOf[name].from, placeOf[name].to);
