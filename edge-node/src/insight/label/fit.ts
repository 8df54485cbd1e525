/** Rows of a sparse matrix: those of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface Rows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly width: number;
}

/** Outputs that answer one question. */
export interface Head {
  /** `one`: exactly one output is right; `each`: every output is right or wrong by itself. */
  readonly kind: 'one' | 'each';
  readonly outputs: number;
  /** 1 where right, by row and output. */
  readonly targets: Float32Array;
  /** How much a row counts. */
  readonly counts: Float32Array;
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  /** How much weights cost: the larger, the more even they stay. */
  readonly ridge: number;
  /** The share of features that each look at a row leaves out, so that none is relied upon alone. */
  readonly left: number;
  readonly seed: number;
}

export interface Fitted {
  /** By column and output. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

const slopeStart = 1e-3;
/** An output that is off by less teaches nothing: what is right already would be learned by heart, and most of the time spent. */
const offFrom = 0.01;

/**
 * Logistic regression of all heads at once, by adaptive gradient descent in an order drawn from the seed: the same rows give the
 * same weights, bit by bit. Rows count for the first heads only as far as their `reach` goes.
 * @param reach How many outputs a row teaches, by row.
 * @see Duchi, Hazan and Singer, Adaptive Subgradient Methods.
 */
export function fitHeads(rows: Rows, heads: readonly Head[], reach: Uint16Array, options: FitOptions): Fitted {
  const { starts, columns, values, width } = rows;
  const outputs = heads.reduce((sum, head) => sum + head.outputs, 0);
  // Of each column its weights, and behind them its slopes: what is read together lies together.
  const both = new Float32Array(2 * width * outputs).map((_, at) =>
    Math.floor(at / outputs) % 2 === 0 ? 0 : slopeStart,
  );
  const bias = new Float32Array(outputs);
  const biasSlopes = new Float32Array(outputs).fill(slopeStart);
  const scores = new Float64Array(outputs);
  const draw = drawFrom(options.seed);
  const off = new Uint8Array(outputs);
  const seen = new Uint32Array(starts.reduce((most, from, row) => Math.max(most, (starts[row + 1] ?? from) - from), 0));
  const order = Uint32Array.from(reach, (_, row) => row);
  const { ridge, left } = options;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, draw);
    const rate = options.rate * (1 - epoch / options.epochs);
    for (let turn = 0; turn < order.length; turn += 1) {
      const row = order[turn] ?? 0;
      const until = reach[row] ?? 0;
      const [begin, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      let seenCount = 0;
      for (let at = begin; at < end; at += 1) {
        if (left > 0 && draw() < left) continue;
        seen[seenCount] = at;
        seenCount += 1;
      }
      for (let k = 0; k < until; k += 1) scores[k] = bias[k] ?? 0;
      for (let index = 0; index < seenCount; index += 1) {
        const at = seen[index] ?? 0;
        const value = (values[at] ?? 0) / (1 - left);
        const from = 2 * (columns[at] ?? 0) * outputs;
        for (let k = 0; k < until; k += 1) scores[k] = (scores[k] ?? 0) + value * (both[from + k] ?? 0);
      }
      toErrors(scores, heads, row, until);
      let offCount = 0;
      for (let k = 0; k < until; k += 1) {
        if (Math.abs(scores[k] ?? 0) < offFrom) continue;
        off[offCount] = k;
        offCount += 1;
      }
      for (let index = 0; index < seenCount; index += 1) {
        const at = seen[index] ?? 0;
        const value = (values[at] ?? 0) / (1 - left);
        const from = 2 * (columns[at] ?? 0) * outputs;
        for (let each = 0; each < offCount; each += 1) {
          const here = from + (off[each] ?? 0);
          const weight = both[here] ?? 0;
          const slope = value * (scores[off[each] ?? 0] ?? 0) + ridge * weight;
          const steep = (both[here + outputs] ?? 0) + slope * slope;
          both[here + outputs] = steep;
          both[here] = weight - (rate * slope) / Math.sqrt(steep);
        }
      }
      for (let k = 0; k < until; k += 1) {
        const slope = scores[k] ?? 0;
        const steep = (biasSlopes[k] ?? 0) + slope * slope;
        biasSlopes[k] = steep;
        bias[k] = (bias[k] ?? 0) - (rate * slope) / Math.sqrt(steep);
      }
    }
  }
  const weights = Float32Array.from({ length: width * outputs }, (_, at) => both[2 * at - (at % outputs)] ?? 0);
  return { weights, bias };
}

/** Replaces what the outputs say by how far they are off. */
function toErrors(scores: Float64Array, heads: readonly Head[], row: number, until: number): void {
  let from = 0;
  for (const { kind, outputs, targets, counts } of heads) {
    if (from >= until) return;
    const count = counts[row] ?? 0;
    const own = scores.subarray(from, from + outputs);
    if (kind === 'one') toShares(own);
    for (let k = 0; k < outputs; k += 1) {
      const chance = kind === 'one' ? (own[k] ?? 0) : toChance(own[k] ?? 0);
      own[k] = count * (chance - (targets[row * outputs + k] ?? 0));
    }
    from += outputs;
  }
}

/** Makes scores chances that sum to 1. */
export function toShares(scores: Float64Array): void {
  let most = -Infinity;
  for (let k = 0; k < scores.length; k += 1) most = Math.max(most, scores[k] ?? 0);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const share = Math.exp((scores[k] ?? 0) - most);
    scores[k] = share;
    sum += share;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] ?? 0) / sum;
}

export const toChance = (score: number): number => 1 / (1 + Math.exp(-score));

/** Numbers from 0 to 1 that look drawn, the same for the same seed. */
export function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffle(order: Uint32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
