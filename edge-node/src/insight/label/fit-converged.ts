import { toShares, type Fitted, type Rows } from './fit.ts';

export interface Ask {
  readonly outputs: number;
  /** Which output is right, by row. */
  readonly codes: readonly number[];
  /** How much a row counts. */
  readonly counts: Float32Array;
  /** How much weights cost: the larger, the more even they stay. */
  readonly ridge: number;
  readonly rounds: number;
}

const remembered = 8;
const shrinkMax = 20;

/**
 * Logistic regression with a ridge, by L-BFGS until it moves no more: for the hundreds of lines of a small corpus, where `fitHeads`
 * would stop short.
 * @see Nocedal and Wright, Numerical Optimization, algorithm 7.4.
 */
export function fitConverged(rows: Rows, ask: Ask): Fitted {
  const point = lowest((rows.width + 1) * ask.outputs, ask.rounds, (at, slope) => lossAt(rows, ask, at, slope));
  const biases = rows.width * ask.outputs;
  return { weights: Float32Array.from(point.subarray(0, biases)), bias: Float32Array.from(point.subarray(biases)) };
}

/** What a point costs; its slope there is written into the second array. */
export type Loss = (point: Float64Array, slope: Float64Array) => number;

/** Goes downhill from zero for so many rounds, or until it moves no more. */
export function lowest(size: number, rounds: number, lossOf: Loss): Float64Array {
  let point = new Float64Array(size);
  let slope = new Float64Array(size);
  let loss = lossOf(point, slope);
  const moves: Move[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const direction = downhill(slope, moves);
    const descent = dot(direction, slope);
    if (descent > -1e-7) break;
    let length = round === 0 ? 1 / Math.sqrt(dot(slope, slope)) : 1;
    const nextSlope = new Float64Array(size);
    let next = plus(point, length, direction);
    let nextLoss = lossOf(next, nextSlope);
    for (let tries = 0; nextLoss > loss + 1e-4 * length * descent && tries < shrinkMax; tries += 1) {
      length /= 2;
      next = plus(point, length, direction);
      nextLoss = lossOf(next, nextSlope);
    }
    const step = plus(next, -1, point);
    const turn = plus(nextSlope, -1, slope);
    const bend = dot(step, turn);
    if (bend > 1e-12) moves.push({ step, turn, inverse: 1 / bend });
    if (moves.length > remembered) moves.shift();
    [point, slope, loss] = [next, nextSlope, nextLoss];
  }
  return point;
}

/** @param slope Is overwritten. */
function lossAt(rows: Rows, ask: Ask, point: Float64Array, slope: Float64Array): number {
  const { outputs, codes, counts, ridge } = ask;
  const biases = rows.width * outputs;
  let loss = 0;
  for (let at = 0; at < biases; at += 1) {
    const weight = point[at] ?? 0;
    loss += (ridge / 2) * weight * weight;
    slope[at] = ridge * weight;
  }
  slope.fill(0, biases);
  const scores = new Float64Array(outputs);
  for (let row = 0; row < codes.length; row += 1) {
    const [begin, end] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
    for (let k = 0; k < outputs; k += 1) scores[k] = point[biases + k] ?? 0;
    for (let at = begin; at < end; at += 1) {
      const [value, from] = [rows.values[at] ?? 0, (rows.columns[at] ?? 0) * outputs];
      for (let k = 0; k < outputs; k += 1) scores[k] = (scores[k] ?? 0) + value * (point[from + k] ?? 0);
    }
    toShares(scores);
    const [count, code] = [counts[row] ?? 0, codes[row] ?? 0];
    loss -= count * Math.log(Math.max(scores[code] ?? 0, 1e-12));
    for (let k = 0; k < outputs; k += 1) scores[k] = count * ((scores[k] ?? 0) - (k === code ? 1 : 0));
    for (let at = begin; at < end; at += 1) {
      const [value, onto] = [rows.values[at] ?? 0, (rows.columns[at] ?? 0) * outputs];
      for (let k = 0; k < outputs; k += 1) slope[onto + k] = (slope[onto + k] ?? 0) + value * (scores[k] ?? 0);
    }
    for (let k = 0; k < outputs; k += 1) slope[biases + k] = (slope[biases + k] ?? 0) + (scores[k] ?? 0);
  }
  return loss;
}

interface Move {
  readonly step: Float64Array;
  readonly turn: Float64Array;
  readonly inverse: number;
}

function downhill(slope: Float64Array, moves: readonly Move[]): Float64Array {
  const direction = slope.map((each) => -each);
  const shares: number[] = [];
  for (const { step, turn, inverse } of moves.toReversed()) {
    const share = inverse * dot(step, direction);
    shares.unshift(share);
    addTo(direction, -share, turn);
  }
  const last = moves.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.turn, last.turn));
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (const [at, { step, turn, inverse }] of moves.entries()) {
    addTo(direction, (shares[at] ?? 0) - inverse * dot(turn, direction), step);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addTo(a: Float64Array, factor: number, b: Float64Array): void {
  for (let at = 0; at < a.length; at += 1) a[at] = (a[at] ?? 0) + factor * (b[at] ?? 0);
}

/** a + factor × b */
function plus(a: Float64Array, factor: number, b: Float64Array): Float64Array<ArrayBuffer> {
  const sum = a.slice();
  addTo(sum, factor, b);
  return sum;
}
