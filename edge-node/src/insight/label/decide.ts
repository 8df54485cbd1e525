import {
  emotions,
  intents,
  sentiments,
  topics,
  type Emotion,
  type Intent,
  type LabelledIntent,
  type Sentiment,
  type Topic,
} from '@jarvis-edge/sync/labels.ts';
import { toChance, toShares } from './fit.ts';
import { scoresFor } from './heads.ts';
import type { Chances } from './second-look.ts';

/** What lines of authors whom a model had not heard say about how far its chances may be trusted. */
export interface Trust {
  /** Scores of intents are divided by this before they are chances. */
  readonly temperature: number;
  /** Added to the score of `out_of_scope`. */
  readonly outside: number;
  /** Less confidence than this is `unknown`. */
  readonly knownFrom: number;
  readonly endsFrom: number;
  readonly dangerFrom: number;
  readonly topicFrom: number;
}

export interface Decided {
  readonly intent: Intent;
  /** What the intent would be if the model had to say one. */
  readonly likeliest: LabelledIntent;
  readonly confidence: number;
  readonly sentiment: Sentiment;
  readonly score: number;
  readonly emotion: Emotion;
  readonly topics: readonly Topic[];
}

const [farewell, emergency, outside] = (['farewell', 'emergency', 'out_of_scope'] as const).map((each) =>
  intents.indexOf(each),
) as [number, number, number];
const rescue = { intent: 'emergency', likeliest: 'emergency', confidence: 1 } as const;
const withoutTopics: ReadonlySet<Intent> = new Set<Intent>(['out_of_scope', 'lost_property']);

const going = { endsFrom: 0.5, dangerBelow: 0.2 };

/** Whoever says goodbye this surely, in words that sound of danger no more than this, is going: "I've left pasta on the hob". */
export const isGoing = ({ ends, danger }: Pick<Chances, 'ends' | 'danger'>): boolean =>
  (ends[1] ?? 0) >= going.endsFrom && (danger[1] ?? 0) < going.dangerBelow;

/**
 * @param scores What the labels' table says of an utterance; the chances are what a second look makes of it.
 * @param isRescue Rescue is called for in so many words.
 */
export function decide(scores: Float64Array, chances: Chances, trust: Trust, isRescue = false): Decided {
  const { sentiment: moods, emotion: feelings } = chances;
  const decided = isRescue ? rescue : decideIntent(scores, chances, trust);
  return {
    ...decided,
    sentiment: sentiments[indexOfMost(moods)] ?? 'neutral',
    score: (moods[2] ?? 0) - (moods[0] ?? 0),
    emotion: emotions[indexOfMost(feelings)] ?? 'neutral',
    topics: withoutTopics.has(decided.likeliest) ? [] : topicsFrom(scores, trust.topicFrom),
  };
}

export function topicsFrom(scores: Float64Array, from: number): Topic[] {
  const said = scoresFor('topics', scores);
  return topics.filter((_, at) => toChance(said[at] ?? 0) >= from);
}

export function decideIntent(
  scores: Float64Array,
  chances: Pick<Chances, 'ends' | 'danger'>,
  trust: Omit<Trust, 'topicFrom'>,
): Pick<Decided, 'intent' | 'likeliest' | 'confidence'> {
  const [ends, danger] = [chances.ends[1] ?? 0, chances.danger[1] ?? 0];
  const shares = intentShares(scores, trust);
  const isDanger = danger >= trust.dangerFrom && !isGoing(chances);
  const isLeave = !isDanger && ends >= trust.endsFrom;
  if (!isLeave) shares[farewell] = 0;
  const found = isDanger ? emergency : isLeave ? farewell : indexOfMost(shares);
  const likeliest = intents[found] ?? 'out_of_scope';
  const confidence = isDanger ? Math.max(danger, shares[emergency] ?? 0) : isLeave ? ends : (shares[found] ?? 0);
  const isKnown = isDanger || isLeave || confidence >= trust.knownFrom;
  return { intent: isKnown ? likeliest : 'unknown', likeliest, confidence };
}

function intentShares(scores: Float64Array, { temperature, outside: more }: Omit<Trust, 'topicFrom'>): Float64Array {
  const own = scoresFor('intent', scores);
  own[outside] = (own[outside] ?? 0) + more;
  const shares = own.map((score) => score / temperature);
  toShares(shares);
  return shares;
}

export function indexOfMost(shares: Float64Array): number {
  let best = 0;
  for (let at = 1; at < shares.length; at += 1) if ((shares[at] ?? 0) > (shares[best] ?? 0)) best = at;
  return best;
}
