import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import type { Utterance } from './corpus.ts';
import { fitDense } from './fit-dense.ts';
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
const rounds = 50;
/** Below 1 a class of few lines counts for more than its lines. */
const evenness = 0.7;
const scale = 3;

/** Scores, chances, and chances of one question times those of another. */
function featuresFrom(scores: Float64Array): Float64Array {
  const shares = (name: 'intent' | 'sentiment' | 'emotion'): Float64Array => {
    const own = scoresFor(name, scores);
    toShares(own);
    return own;
  };
  const [intent, mood, feeling] = [shares('intent'), shares('sentiment'), shares('emotion')];
  const features = new Float64Array(featureCount);
  let next = 0;
  const add = (values: Float64Array, of: (value: number) => number): void => {
    for (let at = 0; at < values.length; at += 1, next += 1) features[next] = of(values[at] ?? 0);
  };
  for (const own of [intent, mood, feeling]) add(own, (share) => share);
  add(scoresFor('turns', scores), toChance);
  for (const name of asked) add(scoresFor(name, scores), (score) => score / scale);
  add(scoresFor('topics', scores), toChance);
  for (const one of mood) add(intent, (other) => one * other);
  for (const one of feeling) add(mood, (other) => one * other);
  return features;
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
    const { weights, bias } = fitDense(values, featureCount, {
      ...{ outputs: codes.length, codes: right, counts, ridge, rounds },
    });
    return [name, Float32Array.of(...weights, ...bias)] as const;
  });
  return Object.fromEntries(learned) as Record<LookName, Float32Array>;
}

export function lookAgain(scores: Float64Array, look: SecondLook): Chances {
  const features = featuresFrom(scores);
  const chances = looks.map(({ name, codes }) => {
    const weights = look[name];
    const count = codes.length;
    const found = Float64Array.from(weights.subarray(features.length * count));
    let at = 0;
    for (const feature of features) {
      for (let k = 0; k < count; k += 1) found[k] = (found[k] ?? 0) + feature * (weights[at + k] ?? 0);
      at += count;
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
