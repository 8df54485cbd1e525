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
import type { Evidence } from './evidence.ts';
import type { Heard } from './features.ts';
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
const withoutTopics: ReadonlySet<Intent> = new Set<Intent>(['out_of_scope', 'lost_property']);

/** What somebody else has to do or to tell. */
const wishes: readonly LabelledIntent[] = [
  ...(['ask_hours', 'ask_classes', 'book_class', 'cancel_booking', 'my_bookings', 'membership_info'] as const),
  ...(['freeze_membership', 'cancel_membership', 'report_issue', 'ask_facility', 'ask_human'] as const),
  ...(['guest_pass', 'lost_property'] as const),
];
const wishFrom = 0.6;
/** So many of those who say a plain goodbye last, and wish nothing before it, go: of authors who were left out. */
const bidding = 0.985;

const going = { endsFrom: 0.5, dangerBelow: 0.2 };

/** Whoever says goodbye this surely, in words that sound of danger no more than this, is going: "I've left pasta on the hob". */
export const isGoing = (ends: number, danger: number): boolean => ends >= going.endsFrom && danger < going.dangerBelow;

/** What a second look makes of an utterance, and the grammar of what is said in so many words. */
export interface Weighed extends Chances {
  readonly goodbye: boolean;
  /** Nothing was said by which one could tell. */
  readonly isBlank: boolean;
}

/** Few words that no grammar hears danger in are in danger only if they say so this surely: "fire" does, "my daughter" does not. */
const scantDangerFrom = 0.6;
const [no, yes] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
const unmoved = {
  sentiment: Float64Array.from(sentiments, (each) => (each === 'neutral' ? 1 : 0)),
  emotion: Float64Array.from(emotions, (each) => (each === 'neutral' ? 1 : 0)),
};

/**
 * Whoever calls for rescue is in danger and stays, whatever a model says. Of "18" and "euh" it says as much as of nothing at all: that
 * is no call for help, and no goodbye.
 */
export function weighed(chances: Chances, heard: Heard | undefined, evidence: Evidence): Weighed {
  const goodbye = heard?.goodbye === true && !heard.rescue;
  if (heard?.rescue === true) return { ...chances, danger: yes, ends: no, goodbye, isBlank: false };
  const isHeard = heard !== undefined && (heard.alarm !== 'none' || heard.leave || heard.goodbye);
  if (evidence === 'none' && !isHeard) return { ...unmoved, danger: no, ends: no, goodbye, isBlank: true };
  const isDoubtful = evidence !== 'enough' && !isHeard && (chances.danger[1] ?? 0) < scantDangerFrom;
  return { ...chances, ...(isDoubtful && { danger: no }), goodbye, isBlank: false };
}

/** @param scores What the labels' table says of an utterance. */
export function decide(scores: Float64Array, said: Weighed, trust: Trust): Decided {
  const { sentiment: moods, emotion: feelings } = said;
  const decided = decideIntent(scores, said, trust);
  return {
    ...decided,
    sentiment: sentiments[indexOfMost(moods)] ?? 'neutral',
    score: (moods[2] ?? 0) - (moods[0] ?? 0),
    emotion: emotions[indexOfMost(feelings)] ?? 'neutral',
    topics: said.isBlank || withoutTopics.has(decided.likeliest) ? [] : topicsFrom(scores, trust.topicFrom),
  };
}

export function topicsFrom(scores: Float64Array, from: number): Topic[] {
  const said = scoresFor('topics', scores);
  return topics.filter((_, at) => toChance(said[at] ?? 0) >= from);
}

export function decideIntent(
  scores: Float64Array,
  said: Pick<Weighed, 'ends' | 'danger' | 'goodbye' | 'isBlank'>,
  trust: Omit<Trust, 'topicFrom'>,
): Pick<Decided, 'intent' | 'likeliest' | 'confidence'> {
  const shares = intentShares(scores, trust);
  const isBidden = said.goodbye && !isWished(shares);
  const [ends, danger] = [Math.max(said.ends[1] ?? 0, isBidden ? bidding : 0), said.danger[1] ?? 0];
  const isDanger = danger >= trust.dangerFrom && !isGoing(ends, danger);
  const isLeave = !isDanger && ends >= trust.endsFrom;
  if (!isLeave) shares[farewell] = 0;
  if (danger === 0) shares[emergency] = 0;
  const found = isDanger ? emergency : isLeave ? farewell : indexOfMost(shares);
  const likeliest = intents[found] ?? 'out_of_scope';
  const confidence = isDanger ? Math.max(danger, shares[emergency] ?? 0) : isLeave ? ends : (shares[found] ?? 0);
  const isKnown = isDanger || isLeave || (confidence >= trust.knownFrom && !said.isBlank);
  return { intent: isKnown ? likeliest : 'unknown', likeliest, confidence };
}

/** "Book me into spin, bye" wants something done before the goodbye. */
const isWished = (shares: Float64Array): boolean =>
  wishes.some((wish) => (shares[intents.indexOf(wish)] ?? 0) >= wishFrom);

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
