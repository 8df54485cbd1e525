import type { Ask } from './fit-converged.ts';
import type { Fitted } from './fit.ts';

const roundsMax = 40;
/** What a step would still gain of the loss, where it stops. */
const nearly = 0.02;
const halvingsMax = 20;
/** The bend is taken from every so many rows: it only sets the steps, and where they lead is told by all rows. */
const bendEvery = 12;

/**
 * What `fitDense` learns of questions with two answers, by Newton's method: a goodbye is one line of twelve, and what is rare
 * converges slowly by slopes alone.
 *
 * @param values By row and column.
 * @see Nocedal and Wright, Numerical Optimization, chapter 7.1: inexact Newton methods.
 */
export function fitTwo(values: Float32Array, width: number, ask: Omit<Ask, 'outputs' | 'rounds'>): Fitted {
  const size = width + 1;
  let point = new Float64Array(size);
  let slope = new Float64Array(size);
  let loss = lossAt(values, width, ask, { point, slope });
  for (let round = 0; round < roundsMax; round += 1) {
    const step = solve(rootOf(bendAt(values, width, ask, point), size), slope, size);
    const gain = step.reduce((sum, part, at) => sum + part * (slope[at] ?? 0), 0);
    if (gain < nearly) break;
    let length = 1;
    const nextSlope = new Float64Array(size);
    let next = minus(point, length, step);
    let nextLoss = lossAt(values, width, ask, { point: next, slope: nextSlope });
    for (let tries = 0; nextLoss > loss - 1e-4 * length * gain && tries < halvingsMax; tries += 1) {
      length /= 2;
      next = minus(point, length, step);
      nextLoss = lossAt(values, width, ask, { point: next, slope: nextSlope });
    }
    if (nextLoss >= loss) break;
    [point, slope, loss] = [next, nextSlope, nextLoss];
  }
  // Two answers share one line of weights: what speaks for one speaks against the other.
  const halves = Float32Array.from(
    { length: 2 * size },
    (_, at) => (at % 2 === 0 ? -0.5 : 0.5) * (point[at >> 1] ?? 0),
  );
  return { weights: halves.slice(0, 2 * width), bias: halves.slice(2 * width) };
}

type Rows = Omit<Ask, 'outputs' | 'rounds'>;

/** A weight stands in both answers by one half of it: it costs half of what each of theirs does. */
const ridgeOf = ({ ridge }: Rows): number => ridge / 2;

/** @param slope Is overwritten. */
function lossAt(
  values: Float32Array,
  width: number,
  rows: Rows,
  { point, slope }: { point: Float64Array; slope: Float64Array },
): number {
  const ridge = ridgeOf(rows);
  let loss = 0;
  for (let at = 0; at < width; at += 1) {
    const weight = point[at] ?? 0;
    loss += (ridge / 2) * weight * weight;
    slope[at] = ridge * weight;
  }
  slope[width] = 0;
  for (let row = 0; row < rows.codes.length; row += 1) {
    const [logit, is, count] = [logitOf(values, width, row, point), rows.codes[row] ?? 0, rows.counts[row] ?? 0];
    loss += count * (Math.max(logit, 0) - is * logit + Math.log1p(Math.exp(-Math.abs(logit))));
    const pull = count * (1 / (1 + Math.exp(-logit)) - is);
    for (let at = 0, from = row * width; at < width; at += 1) {
      slope[at] = (slope[at] ?? 0) + pull * (values[from + at] ?? 0);
    }
    slope[width] = (slope[width] ?? 0) + pull;
  }
  return loss;
}

function logitOf(values: Float32Array, width: number, row: number, point: Float64Array): number {
  let logit = point[width] ?? 0;
  for (let at = 0, from = row * width; at < width; at += 1) logit += (values[from + at] ?? 0) * (point[at] ?? 0);
  return logit;
}

/** The lower half of the second derivatives, row by row in full width. */
function bendAt(values: Float32Array, width: number, rows: Rows, point: Float64Array): Float64Array {
  const size = width + 1;
  const bend = new Float64Array(size * size);
  const row = new Float64Array(size);
  row[width] = 1;
  for (let at = 0; at < rows.codes.length; at += bendEvery) {
    const chance = 1 / (1 + Math.exp(-logitOf(values, width, at, point)));
    const heft = bendEvery * (rows.counts[at] ?? 0) * Math.max(chance * (1 - chance), 1e-9);
    for (let column = 0; column < width; column += 1) row[column] = values[at * width + column] ?? 0;
    for (let one = 0; one < size; one += 1) {
      const own = heft * (row[one] ?? 0);
      if (own === 0) continue;
      for (let other = 0, cell = one * size; other <= one; other += 1, cell += 1) {
        bend[cell] = (bend[cell] ?? 0) + own * (row[other] ?? 0);
      }
    }
  }
  for (let at = 0; at < width; at += 1) bend[at * size + at] = (bend[at * size + at] ?? 0) + ridgeOf(rows);
  bend[width * size + width] = (bend[width * size + width] ?? 0) + 1e-9;
  return bend;
}

/** The lower triangle whose square is the matrix, in its place (Cholesky). */
function rootOf(matrix: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) {
        sum -= (matrix[row * size + at] ?? 0) * (matrix[column * size + at] ?? 0);
      }
      matrix[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[column * size + column] ?? 1);
    }
  }
  return matrix;
}

/** What the squared root times it gives the wanted. */
function solve(root: Float64Array, wanted: Float64Array, size: number): Float64Array {
  const found = wanted.slice();
  for (let row = 0; row < size; row += 1) {
    let sum = found[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (root[row * size + at] ?? 0) * (found[at] ?? 0);
    found[row] = sum / (root[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = found[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) sum -= (root[at * size + row] ?? 0) * (found[at] ?? 0);
    found[row] = sum / (root[row * size + row] ?? 1);
  }
  return found;
}

const minus = (point: Float64Array, length: number, step: Float64Array): Float64Array<ArrayBuffer> =>
  Float64Array.from(point, (value, at) => value - length * (step[at] ?? 0));
