import { pieceIds, wordsOf } from './pieces.ts';
import { figuresOf, type Layer, meanOf, type SmallModel, tokensMax } from './small-model.ts';
import { learnVocabulary, special } from './vocabulary.ts';

export interface Line {
  readonly text: string;
  /** By the name of the output. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface TrainingOptions {
  readonly pieces: number;
  readonly width: number;
  readonly rounds: number;
  /** By the name of the output. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

const rate = 0.12;
/** How many of the pieces a line is learned without, each time other ones. */
const leftOut = 0.2;

/** Learns table and heads together, line after line; the same lines give the same model. */
export function train(lines: readonly Line[], { pieces, width, rounds, labels }: TrainingOptions): SmallModel {
  const random = mulberry32(20_261_121);
  const vocabulary = learnVocabulary(
    lines.flatMap(({ text }) => wordsOf(text)),
    pieces,
  );
  const fresh = (length: number, spread: number): Float32Array =>
    Float32Array.from({ length }, () => (random() * 2 - 1) * spread);
  const table = fresh(vocabulary.pieces.length * width, 0.5);
  const heads: Record<string, Layer> = {};
  for (const [name, codes] of Object.entries(labels)) {
    const bias = new Float32Array(codes.length);
    heads[name] = { weights: fresh(codes.length * width, 0.1), bias, labels: codes };
  }
  const model: SmallModel = { vocabulary, width, table, heads };
  const known = lines.map((line) => ({ ...line, ids: pieceIds(line.text, vocabulary, tokensMax) }));
  const steps = new Steps(model);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(known, random);
    for (const { ids, labels: right } of known) {
      const kept = ids.filter((id) => id === special.begin || random() >= leftOut);
      learn(model, { ids: kept, right, steps, step: rate * (1 - (0.9 * round) / rounds) });
    }
  }
  return model;
}

interface Lesson {
  readonly ids: readonly number[];
  readonly right: Line['labels'];
  readonly steps: Steps;
  readonly step: number;
}

function learn({ table, width, heads }: SmallModel, { ids, right, steps, step }: Lesson): void {
  const mean = meanOf({ table, width }, ids);
  const back = new Float64Array(width);
  for (const [name, layer] of Object.entries(heads)) {
    const { weights, bias, labels } = layer;
    const target = labels.indexOf(right[name] ?? '');
    if (target < 0) continue;
    for (const [label, probability] of softmax(figuresOf(layer, mean)).entries()) {
      const slope = probability - (label === target ? 1 : 0);
      bias[label] = (bias[label] ?? 0) - step * 0.1 * slope;
      for (const [at, figure] of mean.entries()) {
        const place = label * width + at;
        back[at] = (back[at] ?? 0) + slope * (weights[place] ?? 0);
        steps.move(weights, place, slope * figure, step);
      }
    }
  }
  for (const id of ids) {
    for (const [at, slope] of back.entries()) steps.move(table, id * width + at, slope / ids.length, step);
  }
}

/** AdaGrad: what has often been moved moves less. */
class Steps {
  readonly #sums = new Map<Float32Array, Float64Array>();

  constructor({ table, heads }: SmallModel) {
    for (const figures of [table, ...Object.values(heads).map(({ weights }) => weights)]) {
      this.#sums.set(figures, new Float64Array(figures.length));
    }
  }

  move(figures: Float32Array, at: number, slope: number, step: number): void {
    const sums = this.#sums.get(figures) ?? new Float64Array(figures.length);
    const sum = (sums[at] ?? 0) + slope * slope;
    sums[at] = sum;
    figures[at] = (figures[at] ?? 0) - (step * slope) / (Math.sqrt(sum) + 1e-8);
  }
}

function softmax(figures: Float64Array): Float64Array {
  const highest = Math.max(...figures);
  const weights = figures.map((figure) => Math.exp(figure - highest));
  const sum = weights.reduce((so, weight) => so + weight, 0);
  return weights.map((weight) => weight / sum);
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [items[at] as Item, items[other] as Item];
    items[at] = two;
    items[other] = one;
  }
}

/** In [0, 1), always the same from the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
