import { drawFrom, shuffle, type Fitted, type FitOptions, type Rows } from '../fit.ts';
import { mayFollow, tags } from './chain.ts';

export interface Chains {
  /** A row for each token, sentence after sentence. */
  readonly rows: Rows;
  /** Where each sentence begins, and after the last one where it ends. */
  readonly starts: readonly number[];
  /** The right tag of each token. */
  readonly codes: readonly number[];
  /** The column of each tag as the one before, and what stands in it. */
  readonly steps: readonly { readonly column: number; readonly value: number }[];
}

const slopeStart = 1e-3;
/** Less than this is no error worth learning from. */
const errorMin = 1e-4;
const size = tags.length;
const allowed = Float64Array.from({ length: size * size }, (_, at) =>
  mayFollow(Math.floor(at / size), at % size) ? 1 : 0,
);

/**
 * Chances of whole sentences of tags, by adaptive gradient descent in an order drawn from the seed; weights are averaged over the
 * second half of the way.
 * @see Lafferty, McCallum and Pereira, Conditional Random Fields.
 */
export function fitChain({ rows, starts, codes, steps }: Chains, options: FitOptions): Fitted {
  const { width } = rows;
  const weights = new Float32Array(width * size);
  const slopes = new Float32Array(width * size).fill(slopeStart);
  const bias = new Float32Array(size);
  const biasSlopes = new Float32Array(size).fill(slopeStart);
  const draw = drawFrom(options.seed);
  const order = Uint32Array.from({ length: starts.length - 1 }, (_, at) => at);
  const sums = new Float64Array(width * size);
  const biasSums = new Float64Array(size);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, draw);
    const rate = options.rate * (1 - epoch / options.epochs);
    const learn = (at: number, slope: number): void => {
      const full = slope + options.ridge * (weights[at] ?? 0);
      const steep = (slopes[at] ?? 0) + full * full;
      slopes[at] = steep;
      weights[at] = (weights[at] ?? 0) - (rate * full) / Math.sqrt(steep);
    };
    for (const sentence of order) {
      const [from, to] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
      const seen = seenOf(rows, from, to, options.left, draw);
      const factors = seen.map((features) => {
        const scores = Float64Array.from(bias);
        for (const { column, value } of features) {
          for (let k = 0; k < size; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[column * size + k] ?? 0);
        }
        const most = Math.max(...scores);
        return scores.map((score) => Math.exp(score - most));
      });
      const moves = new Float64Array(size * size);
      for (const [before, { column, value }] of steps.entries()) {
        for (let k = 0; k < size; k += 1) {
          const at = before * size + k;
          moves[at] = allowed[at] === 1 ? Math.exp(value * (weights[column * size + k] ?? 0)) : 0;
        }
      }
      const { shares, pairs } = chancesOf(factors, moves);
      for (let at = from; at < to; at += 1) {
        const own = shares[at - from];
        if (own === undefined) continue;
        const code = codes[at] ?? 0;
        own[code] = (own[code] ?? 0) - 1;
        const before = at === from ? 0 : (codes[at - 1] ?? 0);
        pairs[before * size + code] = (pairs[before * size + code] ?? 0) - 1;
        const wrong = [...own.keys()].filter((k) => Math.abs(own[k] ?? 0) >= errorMin);
        for (const { column, value } of seen[at - from] ?? []) {
          for (const k of wrong) learn(column * size + k, value * (own[k] ?? 0));
        }
        for (let k = 0; k < size; k += 1) {
          const slope = own[k] ?? 0;
          const steep = (biasSlopes[k] ?? 0) + slope * slope;
          biasSlopes[k] = steep;
          bias[k] = (bias[k] ?? 0) - (rate * slope) / Math.sqrt(steep);
        }
      }
      for (const [before, { column, value }] of steps.entries()) {
        for (let k = 0; k < size; k += 1) {
          const slope = pairs[before * size + k] ?? 0;
          if (Math.abs(slope) >= errorMin) learn(column * size + k, value * slope);
        }
      }
    }
    if (epoch * 2 < options.epochs) continue;
    averaged += 1;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0);
    for (let k = 0; k < size; k += 1) biasSums[k] = (biasSums[k] ?? 0) + (bias[k] ?? 0);
  }
  return {
    weights: Float32Array.from(sums, (sum) => sum / averaged),
    bias: Float32Array.from(biasSums, (sum) => sum / averaged),
  };
}

interface Feature {
  readonly column: number;
  readonly value: number;
}

function seenOf(rows: Rows, from: number, to: number, left: number, draw: () => number): Feature[][] {
  return Array.from({ length: to - from }, (_, at) => {
    const features: Feature[] = [];
    const end = rows.starts[from + at + 1] ?? 0;
    for (let index = rows.starts[from + at] ?? 0; index < end; index += 1) {
      if (left > 0 && draw() < left) continue;
      features.push({ column: rows.columns[index] ?? 0, value: (rows.values[index] ?? 0) / (1 - left) });
    }
    return features;
  });
}

/** How likely each tag is at each token, and how often each is expected to follow each. */
function chancesOf(
  factors: readonly Float64Array[],
  moves: Float64Array,
): { shares: Float64Array[]; pairs: Float64Array } {
  const forward: Float64Array[] = [];
  let before = new Float64Array(size);
  before[0] = 1;
  const start = before;
  for (const factor of factors) {
    const next = new Float64Array(size);
    for (let k = 0; k < size; k += 1) {
      let sum = 0;
      for (let j = 0; j < size; j += 1) sum += (before[j] ?? 0) * (moves[j * size + k] ?? 0);
      next[k] = sum * (factor[k] ?? 0);
    }
    evenOut(next);
    forward.push(next);
    before = next;
  }
  const pairs = new Float64Array(size * size);
  const shares: Float64Array[] = [];
  let after = new Float64Array(size).fill(1);
  for (let at = factors.length - 1; at >= 0; at -= 1) {
    const factor = factors[at] ?? after;
    const share = (forward[at] ?? after).map((value, k) => value * (after[k] ?? 0));
    evenOut(share);
    shares[at] = share;
    const reached = factor.map((value, k) => value * (after[k] ?? 0));
    const earlier = at === 0 ? start : (forward[at - 1] ?? start);
    const own = new Float64Array(size * size);
    let sum = 0;
    const next = new Float64Array(size);
    for (let j = 0; j < size; j += 1) {
      for (let k = 0; k < size; k += 1) {
        const worth = (moves[j * size + k] ?? 0) * (reached[k] ?? 0);
        next[j] = (next[j] ?? 0) + worth;
        own[j * size + k] = worth * (earlier[j] ?? 0);
        sum += worth * (earlier[j] ?? 0);
      }
    }
    for (let pair = 0; pair < own.length; pair += 1) pairs[pair] = (pairs[pair] ?? 0) + (own[pair] ?? 0) / sum;
    evenOut(next);
    after = next;
  }
  return { shares, pairs };
}

function evenOut(values: Float64Array): void {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += values[k] ?? 0;
  for (let k = 0; k < values.length; k += 1) values[k] = (values[k] ?? 0) / sum;
}
