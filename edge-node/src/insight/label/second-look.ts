import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import type { Utterance } from './corpus.ts';
import { fitDense } from './fit-dense.ts';
import { fitTwo } from './fit-two.ts';
import { toChance, toShares } from './fit.ts';
import { scoresFor, turns } from './heads.ts';

/** Questions weighed again by all that was said of an utterance: an intent has moods of its own, a goodbye is nothing else. */
export const looks = [
  { name: 'ends', codes: ['goes on', 'ends'] },
  { name: 'danger', codes: ['calm', 'danger'] },
  { name: 'sentiment', codes: sentiments },
  { name: 'emotion', codes: emotions },
] as const;
type LookName = (typeof looks)[number]['name'];
/** By look: one weight by feature and code, then one bias by code. */
export type SecondLook = Readonly<Record<LookName, Float32Array>>;
/** How likely each code is, by look. */
export type Chances = Readonly<Record<LookName, Float64Array>>;

/** An utterance, and what a model says of it that has not heard its author. */
export interface Judged {
  readonly line: Utterance;
  readonly scores: Float64Array;
}

const ridge = 3;
const rounds = 15;
/** Below 1 a class of few lines counts for more than its lines. */
const evenness = 0.7;
const scale = 3;

/** Scores, chances, and chances of one question times those of another. Plain loops: it is done for every utterance. */
function featuresFrom(scores: Float64Array): Float64Array {
  const [intent, mood, feeling] = [
    sharesOf('intent', scores),
    sharesOf('sentiment', scores),
    sharesOf('emotion', scores),
  ];
  const features = new Float64Array(featureCount);
  features.set(intent);
  features.set(mood, intent.length);
  features.set(feeling, intent.length + mood.length);
  let next = intent.length + mood.length + feeling.length;
  next = addChances(features, next, scoresFor('turns', scores));
  for (const name of asked) {
    for (const score of scoresFor(name, scores)) {
      features[next] = score / scale;
      next += 1;
    }
  }
  next = addChances(features, next, scoresFor('topics', scores));
  next = addProducts(features, next, mood, intent);
  addProducts(features, next, feeling, mood);
  return features;
}

function sharesOf(name: 'intent' | 'sentiment' | 'emotion', scores: Float64Array): Float64Array {
  const own = scoresFor(name, scores);
  toShares(own);
  return own;
}

/** @returns where the next feature stands. */
function addChances(features: Float64Array, from: number, scores: Float64Array): number {
  for (let at = 0; at < scores.length; at += 1) features[from + at] = toChance(scores[at] ?? 0);
  return from + scores.length;
}

/** @returns where the next feature stands. */
function addProducts(features: Float64Array, from: number, ones: Float64Array, others: Float64Array): number {
  let next = from;
  for (let one = 0; one < ones.length; one += 1) {
    for (let other = 0; other < others.length; other += 1) {
      features[next] = (ones[one] ?? 0) * (others[other] ?? 0);
      next += 1;
    }
  }
  return next;
}

const asked = ['turns', 'intent', 'sentiment', 'emotion'] as const;
const featureCount =
  2 * (turns.length + intents.length + sentiments.length + emotions.length) +
  topics.length +
  sentiments.length * (intents.length + emotions.length);

const codeOf = (name: LookName, line: Utterance): string => {
  if (name === 'ends') return line.intent === 'farewell' ? 'ends' : 'goes on';
  if (name === 'danger') return line.intent === 'emergency' ? 'danger' : 'calm';
  return line[name];
};

export function learnSecondLook(judged: readonly Judged[]): SecondLook {
  const values = new Float32Array(judged.length * featureCount);
  for (const [row, { scores }] of judged.entries()) values.set(featuresFrom(scores), row * featureCount);
  const learned = looks.map(({ name, codes }) => {
    const right = judged.map(({ line }) => (codes as readonly string[]).indexOf(codeOf(name, line)));
    const sums = codes.map((_, code) => right.filter((each) => each === code).length);
    const counts = Float32Array.from(
      right,
      (code) => (right.length / codes.length / (sums[code] ?? 1)) ** (1 - evenness),
    );
    const rows = { codes: right, counts, ridge };
    const { weights, bias } =
      codes.length === 2
        ? fitTwo(values, featureCount, rows)
        : fitDense(values, featureCount, { ...rows, outputs: codes.length, rounds });
    return [name, Float32Array.of(...weights, ...bias)] as const;
  });
  return Object.fromEntries(learned) as Record<LookName, Float32Array>;
}

export function lookAgain(scores: Float64Array, look: SecondLook): Chances {
  const features = featuresFrom(scores);
  const chances = looks.map(({ name, codes }) => {
    const weights = look[name];
    const count = codes.length;
    const found = new Float64Array(weights.subarray(features.length * count));
    for (let feature = 0, at = 0; feature < features.length; feature += 1, at += count) {
      const value = features[feature] ?? 0;
      for (let k = 0; k < count; k += 1) found[k] = (found[k] ?? 0) + value * (weights[at + k] ?? 0);
    }
    toShares(found);
    return [name, found] as const;
  });
  return Object.fromEntries(chances) as Record<LookName, Float64Array>;
}

/** As it stands in the model's description: base64 of 32-bit floats. */
export type WrittenLook = Readonly<Record<LookName, string>>;

export const writtenLook = (look: SecondLook): WrittenLook =>
  byLook((name) => Buffer.from(look[name].buffer).toString('base64'));

export const readLook = (look: WrittenLook): SecondLook =>
  byLook((name) => new Float32Array(Uint8Array.from(Buffer.from(look[name], 'base64')).buffer));

const byLook = <Value>(of: (name: LookName) => Value): Record<LookName, Value> =>
  Object.fromEntries(looks.map(({ name }) => [name, of(name)])) as Record<LookName, Value>;
