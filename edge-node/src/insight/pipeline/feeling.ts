import { sentimentOf } from '@jarvis-edge/sync/analytics/session-sentiment.ts';
import type { Emotion, Labels, Sentiment } from '@jarvis-edge/sync/labels.ts';

export type Felt = Pick<Labels, 'intent' | 'score' | 'emotion'>;

export interface Feeling {
  /** −1 to 1. */
  readonly score: number;
  readonly sentiment: Sentiment;
  readonly emotion: Emotion;
  /** How the mood went from the first half of what was said to the second, hellos and goodbyes left out. */
  readonly turn: { readonly from: Sentiment; readonly to: Sentiment };
}

/** What a turn without any feeling counts beside one that is all feeling. */
const plainShare = 0.15;
/** What a turn counts beside the one after it: how somebody leaves says more than how they came. */
const fading = 0.9;
/** Hellos and goodbyes are politeness. */
const politeShare = 0.25;
/** An emotion that so much of what was said does not carry is not that of the conversation. */
const emotionShare = 0.25;

/**
 * The mood of a whole conversation: the mean of the scores, in which each counts by how sure the model is of a feeling,
 * which is how far the score is from 0, and by how late it was said. Ten questions about the timetable do not hide that
 * somebody was angry twice.
 *
 * @param said In that order; one at least.
 */
export function feelingOf(said: readonly Felt[]): Feeling {
  const weighed = said.map((each, at): Weighed => {
    const { intent, score, emotion } = each;
    return { intent, score, emotion, weight: weightOf(each) * fading ** (said.length - 1 - at) };
  });
  const score = Number(meanOf(weighed).toFixed(4));
  const meant = weighed.some(isMeant) ? weighed.filter(isMeant) : weighed;
  const half = Math.ceil(meant.length / 2);
  return {
    score,
    sentiment: sentimentOf(score),
    emotion: emotionOf(weighed),
    turn: {
      from: sentimentOf(meanOf(meant.slice(0, half))),
      to: sentimentOf(meanOf(meant.slice(meant.length - half))),
    },
  };
}

interface Weighed extends Felt {
  readonly weight: number;
}

const isMeant = ({ intent }: Felt): boolean => intent !== 'greeting' && intent !== 'farewell';

const weightOf = (felt: Felt): number => (plainShare + Math.abs(felt.score)) * (isMeant(felt) ? 1 : politeShare);

const totalOf = (said: readonly Weighed[]): number => said.reduce((sum, { weight }) => sum + weight, 0);

const meanOf = (said: readonly Weighed[]): number =>
  said.reduce((sum, { score, weight }) => sum + score * weight, 0) / totalOf(said);

function emotionOf(said: readonly Weighed[]): Emotion {
  const weights = new Map<Emotion, number>();
  for (const { emotion, weight } of said) weights.set(emotion, (weights.get(emotion) ?? 0) + weight);
  weights.delete('neutral');
  const [strongest] = [...weights].toSorted(([, one], [, other]) => other - one);
  return strongest !== undefined && strongest[1] >= emotionShare * totalOf(said) ? strongest[0] : 'neutral';
}
