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
  // Of each column its weights, and behind them its slopes: what is read together lies together.
  const both = new Float32Array(2 * width * size).map((_, at) => (Math.floor(at / size) % 2 === 0 ? 0 : slopeStart));
  const bias = new Float32Array(size);
  const biasSlopes = new Float32Array(size).fill(slopeStart);
  const draw = drawFrom(options.seed);
  const order = Uint32Array.from({ length: starts.length - 1 }, (_, at) => at);
  const sums = new Float64Array(width * size);
  const biasSums = new Float64Array(size);
  const seen = new SeenFeatures(rows);
  const chances = new Chances(longestOf(starts));
  const moves = new Float64Array(size * size);
  const wrong = new Uint8Array(size);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, draw);
    const rate = options.rate * (1 - epoch / options.epochs);
    const learn = (at: number, slope: number): void => {
      const weight = both[at] ?? 0;
      const full = slope + options.ridge * weight;
      const steep = (both[at + size] ?? 0) + full * full;
      both[at + size] = steep;
      both[at] = weight - (rate * full) / Math.sqrt(steep);
    };
    for (let turn = 0; turn < order.length; turn += 1) {
      const sentence = order[turn] ?? 0;
      const [from, to] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
      seen.draw(from, to, options.left, draw);
      for (let at = 0; at < to - from; at += 1) {
        const factor = chances.factor(at);
        factor.set(bias);
        const end = seen.ends[at] ?? 0;
        for (let index = seen.startOf(at); index < end; index += 1) {
          const [first, value] = [2 * (seen.columns[index] ?? 0) * size, seen.values[index] ?? 0];
          for (let k = 0; k < size; k += 1) factor[k] = (factor[k] ?? 0) + value * (both[first + k] ?? 0);
        }
        toFactors(factor);
      }
      for (const [before, { column, value }] of steps.entries()) {
        for (let k = 0; k < size; k += 1) {
          const at = before * size + k;
          moves[at] = allowed[at] === 1 ? Math.exp(value * (both[2 * column * size + k] ?? 0)) : 0;
        }
      }
      const { pairs } = chances.weigh(to - from, moves);
      for (let at = 0; at < to - from; at += 1) {
        const own = chances.share(at);
        const code = codes[from + at] ?? 0;
        own[code] = (own[code] ?? 0) - 1;
        const before = at === 0 ? 0 : (codes[from + at - 1] ?? 0);
        pairs[before * size + code] = (pairs[before * size + code] ?? 0) - 1;
        let wrongs = 0;
        for (let k = 0; k < size; k += 1) {
          if (Math.abs(own[k] ?? 0) < errorMin) continue;
          wrong[wrongs] = k;
          wrongs += 1;
        }
        const end = seen.ends[at] ?? 0;
        for (let index = seen.startOf(at); index < end; index += 1) {
          const [first, value] = [2 * (seen.columns[index] ?? 0) * size, seen.values[index] ?? 0];
          for (let each = 0; each < wrongs; each += 1) {
            const k = wrong[each] ?? 0;
            learn(first + k, value * (own[k] ?? 0));
          }
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
          if (Math.abs(slope) >= errorMin) learn(2 * column * size + k, value * slope);
        }
      }
    }
    if (epoch * 2 < options.epochs) continue;
    averaged += 1;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (both[2 * at - (at % size)] ?? 0);
    for (let k = 0; k < size; k += 1) biasSums[k] = (biasSums[k] ?? 0) + (bias[k] ?? 0);
  }
  return {
    weights: Float32Array.from(sums, (sum) => sum / averaged),
    bias: Float32Array.from(biasSums, (sum) => sum / averaged),
  };
}

const longestOf = (starts: readonly number[]): number =>
  starts.reduce((most, start, at) => Math.max(most, (starts[at + 1] ?? start) - start), 1);

/** The features of one sentence that this look at it does not leave out. */
class SeenFeatures {
  readonly #rows: Rows;
  columns = new Uint32Array(1024);
  values = new Float64Array(1024);
  /** By token: where its features end; they begin where those of the one before end. */
  readonly ends: number[] = [];

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  startOf(at: number): number {
    return at === 0 ? 0 : (this.ends[at - 1] ?? 0);
  }

  draw(from: number, to: number, left: number, draw: () => number): void {
    const { starts, columns, values } = this.#rows;
    const [begin, end] = [starts[from] ?? 0, starts[to] ?? 0];
    if (end - begin > this.columns.length) {
      this.columns = new Uint32Array((end - begin) * 2);
      this.values = new Float64Array((end - begin) * 2);
    }
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const next = starts[at + 1] ?? 0;
      for (let index = starts[at] ?? 0; index < next; index += 1) {
        if (left > 0 && draw() < left) continue;
        this.columns[count] = columns[index] ?? 0;
        this.values[count] = (values[index] ?? 0) / (1 - left);
        count += 1;
      }
      this.ends[at - from] = count;
    }
  }
}

function toFactors(scores: Float64Array): void {
  let most = -Infinity;
  for (let k = 0; k < size; k += 1) most = Math.max(most, scores[k] ?? 0);
  for (let k = 0; k < size; k += 1) scores[k] = Math.exp((scores[k] ?? 0) - most);
}

/** How likely each tag is at each token of a sentence, and how often each is expected to follow each. */
class Chances {
  readonly #factors: readonly Float64Array[];
  readonly #forward: readonly Float64Array[];
  readonly #shares: readonly Float64Array[];
  readonly #pairs = new Float64Array(size * size);
  readonly #own = new Float64Array(size * size);
  readonly #start = new Float64Array(size);

  constructor(longest: number) {
    const rows = (): Float64Array[] => Array.from({ length: longest }, () => new Float64Array(size));
    [this.#factors, this.#forward, this.#shares] = [rows(), rows(), rows()];
    this.#start[0] = 1;
  }

  /** To be filled before the sentence is weighed. */
  factor(at: number): Float64Array {
    return this.#factors[at] ?? new Float64Array(size);
  }

  share(at: number): Float64Array {
    return this.#shares[at] ?? new Float64Array(size);
  }

  weigh(length: number, moves: Float64Array): { readonly pairs: Float64Array } {
    for (let at = 0; at < length; at += 1) this.#goForward(at, moves);
    const [pairs, own] = [this.#pairs, this.#own];
    pairs.fill(0);
    let after = new Float64Array(size).fill(1);
    for (let at = length - 1; at >= 0; at -= 1) {
      const [factor, forward, share] = [this.factor(at), this.#forward[at] ?? this.#start, this.share(at)];
      for (let k = 0; k < size; k += 1) share[k] = (forward[k] ?? 0) * (after[k] ?? 0);
      evenOut(share);
      const earlier = at === 0 ? this.#start : (this.#forward[at - 1] ?? this.#start);
      const next = new Float64Array(size);
      let sum = 0;
      for (let j = 0; j < size; j += 1) {
        const before = earlier[j] ?? 0;
        let reached = 0;
        for (let k = 0; k < size; k += 1) {
          const worth = (moves[j * size + k] ?? 0) * (factor[k] ?? 0) * (after[k] ?? 0);
          reached += worth;
          own[j * size + k] = worth * before;
          sum += worth * before;
        }
        next[j] = reached;
      }
      for (let pair = 0; pair < own.length; pair += 1) pairs[pair] = (pairs[pair] ?? 0) + (own[pair] ?? 0) / sum;
      evenOut(next);
      after = next;
    }
    return { pairs };
  }

  #goForward(at: number, moves: Float64Array): void {
    const before = at === 0 ? this.#start : (this.#forward[at - 1] ?? this.#start);
    const [factor, next] = [this.factor(at), this.#forward[at] ?? new Float64Array(size)];
    for (let k = 0; k < size; k += 1) {
      let sum = 0;
      for (let j = 0; j < size; j += 1) sum += (before[j] ?? 0) * (moves[j * size + k] ?? 0);
      next[k] = sum * (factor[k] ?? 0);
    }
    evenOut(next);
  }
}

function evenOut(values: Float64Array): void {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += values[k] ?? 0;
  for (let k = 0; k < values.length; k += 1) values[k] = (values[k] ?? 0) / sum;
}
