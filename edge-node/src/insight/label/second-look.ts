import { emotions, sentiments } from '@jarvis-edge/sync/labels.ts';
import type { Utterance } from './corpus.ts';
import { fitConverged } from './fit-converged.ts';
import { toChance, toShares } from './fit.ts';
import { scoresFor } from './heads.ts';

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
const rounds = 30;
/** Below 1 a class of few lines counts for more than its lines. */
const evenness = 0.7;
const scale = 3;

function featuresFrom(scores: Float64Array): number[] {
  const shares = (name: 'intent' | 'sentiment' | 'emotion'): Float64Array => {
    const own = scoresFor(name, scores);
    toShares(own);
    return own;
  };
  const [intent, mood, feeling] = [shares('intent'), shares('sentiment'), shares('emotion')];
  const turns = scoresFor('turns', scores).map(toChance);
  const features = [...intent, ...mood, ...feeling, ...turns];
  for (const name of ['turns', 'intent', 'sentiment', 'emotion'] as const) {
    for (const score of scoresFor(name, scores)) features.push(score / scale);
  }
  for (const score of scoresFor('topics', scores)) features.push(toChance(score));
  for (const one of mood) for (const other of intent) features.push(one * other);
  for (const one of feeling) for (const other of mood) features.push(one * other);
  return features;
}

const codeOf = (name: LookName, line: Utterance): string => {
  if (name === 'ends') return line.intent === 'farewell' ? 'ends' : 'goes on';
  if (name === 'danger') return line.intent === 'emergency' ? 'danger' : 'calm';
  return line[name];
};

export function learnSecondLook(judged: readonly Judged[]): SecondLook {
  const features = judged.map(({ scores }) => featuresFrom(scores));
  const width = features[0]?.length ?? 0;
  const rows = {
    starts: Uint32Array.from({ length: judged.length + 1 }, (_, row) => row * width),
    columns: Uint32Array.from({ length: judged.length * width }, (_, at) => at % width),
    values: Float32Array.from(features.flat()),
    width,
  };
  const learned = looks.map(({ name, codes }) => {
    const right = judged.map(({ line }) => (codes as readonly string[]).indexOf(codeOf(name, line)));
    const sums = codes.map((_, code) => right.filter((each) => each === code).length);
    const counts = Float32Array.from(
      right,
      (code) => (right.length / codes.length / (sums[code] ?? 1)) ** (1 - evenness),
    );
    const { weights, bias } = fitConverged(rows, { outputs: codes.length, codes: right, counts, ridge, rounds });
    return [name, Float32Array.of(...weights, ...bias)] as const;
  });
  return Object.fromEntries(learned) as Record<LookName, Float32Array>;
}

export function lookAgain(scores: Float64Array, look: SecondLook): Chances {
  const features = featuresFrom(scores);
  const chances = looks.map(({ name, codes }) => {
    const weights = look[name];
    const found = new Float64Array(codes.length);
    for (let k = 0; k < codes.length; k += 1) {
      let sum = weights[features.length * codes.length + k] ?? 0;
      for (let at = 0; at < features.length; at += 1)
        sum += (features[at] ?? 0) * (weights[at * codes.length + k] ?? 0);
      found[k] = sum;
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
