/** Rows of figures one after another: `values[row * width + column]`. */
export interface Matrix {
  readonly values: Float64Array;
  readonly width: number;
}

export interface Logistic {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A fit, with the root of its second derivatives: whoever fits nearly the same rows goes downhill by it. */
export interface Fit extends Logistic {
  readonly root: Float64Array;
}

export interface FitOptions {
  /** What the square of a weight costs beside the loss of one row; the bias costs nothing. */
  readonly ridge: number;
  /** Only these rows; all by default. */
  readonly rows?: Uint32Array;
  /** Where to begin. */
  readonly start?: Logistic;
}

const roundsMax = 60;
const settlingMax = 60;
const settled = 1e-9;
/** Once so little of the loss is left to win, the second derivatives hardly change any more. */
const nearly = 0.05;
const halvingsMax = 30;

interface Place {
  readonly point: Float64Array;
  readonly loss: number;
  readonly slope: Float64Array;
  /** The lower half of the second derivatives, row by row in full width. */
  readonly curve: Float64Array;
}

/**
 * Logistic regression with a ridge, by Newton's method: the same rows give the same weights to the last digit.
 *
 * @param outcome 1 or 0 for each row.
 */
export function fitLogistic({ values, width }: Matrix, outcome: Uint8Array, options: FitOptions): Fit {
  const { ridge, start } = options;
  const rows = options.rows ?? Uint32Array.from(outcome.keys());
  const size = width + 1;

  const lookAt = (point: Float64Array): Place => {
    const [slope, curve] = [new Float64Array(size), new Float64Array(size * size)];
    let loss = 0;
    for (let at = 0; at < width; at += 1) {
      const weight = point[at] ?? 0;
      loss += (ridge / 2) * weight * weight;
      slope[at] = ridge * weight;
      curve[at * size + at] = ridge;
    }
    // Of a row, only what is not zero: most of what columns are made into is zero.
    const [filled, places] = [new Float64Array(size), new Uint32Array(size)];
    for (const row of rows) {
      let [logit, count] = [point[width] ?? 0, 0];
      for (let at = 0, from = row * width; at < width; at += 1) {
        const value = values[from + at] ?? 0;
        if (value === 0) continue;
        logit += value * (point[at] ?? 0);
        filled[count] = value;
        places[count] = at;
        count += 1;
      }
      filled[count] = 1;
      places[count] = width;
      const is = outcome[row] ?? 0;
      loss += Math.max(logit, 0) - is * logit + Math.log1p(Math.exp(-Math.abs(logit)));
      const chance = 1 / (1 + Math.exp(-logit));
      const [pull, bend] = [chance - is, Math.max(chance * (1 - chance), 1e-12)];
      for (let one = 0; one <= count; one += 1) {
        const [value, place] = [filled[one] ?? 0, places[one] ?? 0];
        slope[place] = (slope[place] ?? 0) + pull * value;
        const [line, heft] = [place * size, bend * value];
        for (let other = 0; other <= one; other += 1) {
          const cell = line + (places[other] ?? 0);
          curve[cell] = (curve[cell] ?? 0) + heft * (filled[other] ?? 0);
        }
      }
    }
    return { point, loss, slope, curve };
  };

  const first = new Float64Array(size);
  if (start?.weights.length === width) {
    first.set(start.weights);
    first[width] = start.bias;
  }
  let here = lookAt(first);
  let root = rootOf(here.curve, size);
  for (let round = 0; round < roundsMax; round += 1) {
    const step = solve(root, here.slope, size);
    const descent = step.reduce((sum, part, at) => sum + part * (here.slope[at] ?? 0), 0);
    if (descent < nearly) break;
    let length = 1;
    let next = lookAt(here.point.map((value, at) => value - (step[at] ?? 0)));
    for (let halved = 0; next.loss > here.loss - 1e-4 * length * descent && halved < halvingsMax; halved += 1) {
      length /= 2;
      const shorter = length;
      next = lookAt(here.point.map((value, at) => value - shorter * (step[at] ?? 0)));
    }
    if (next.loss >= here.loss) break;
    here = next;
    root = rootOf(here.curve, size);
  }
  const begun = { weights: here.point.slice(0, width), bias: here.point[width] ?? 0, root };
  return { ...(settle({ values, width }, outcome, { ridge, rows, begun }) ?? begun), root };
}

/** Fits to a part of the rows of another fit: the same weights as `fitLogistic` gives, in a small part of its time. */
export const refitLogistic = (
  matrix: Matrix,
  outcome: Uint8Array,
  { whole, ...parts }: { ridge: number; rows: Uint32Array; whole: Fit },
): Logistic =>
  settle(matrix, outcome, { ...parts, begun: whole }) ?? fitLogistic(matrix, outcome, { ...parts, start: whole });

/**
 * Goes the rest of the way by second derivatives that are known: of these rows or of more, so that no step is too long.
 *
 * @returns undefined: it is too far, as where these rows tell nothing of what the others told.
 */
function settle(
  { values, width }: Matrix,
  outcome: Uint8Array,
  { ridge, rows, begun }: { ridge: number; rows: Uint32Array; begun: Fit },
): Logistic | undefined {
  const point = new Float64Array(width + 1);
  point.set(begun.weights);
  point[width] = begun.bias;
  for (let round = 0; round < settlingMax; round += 1) {
    const slope = new Float64Array(width + 1);
    for (let at = 0; at < width; at += 1) slope[at] = ridge * (point[at] ?? 0);
    for (const row of rows) {
      const from = row * width;
      let logit = point[width] ?? 0;
      for (let at = 0; at < width; at += 1) logit += (values[from + at] ?? 0) * (point[at] ?? 0);
      const pull = chanceOf(logit) - (outcome[row] ?? 0);
      for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + pull * (values[from + at] ?? 0);
      slope[width] = (slope[width] ?? 0) + pull;
    }
    const step = solve(begun.root, slope, width + 1);
    let descent = 0;
    for (let at = 0; at <= width; at += 1) {
      descent += (step[at] ?? 0) * (slope[at] ?? 0);
      point[at] = (point[at] ?? 0) - (step[at] ?? 0);
    }
    if (descent < settled) return { weights: point.slice(0, width), bias: point[width] ?? 0 };
  }
  return undefined;
}

/** Log-odds of one row. */
export function logitOf({ weights, bias }: Logistic, { values, width }: Matrix, row: number): number {
  let sum = bias;
  for (let at = 0, from = row * width; at < width; at += 1) sum += (values[from + at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The lower root of a symmetric, positive matrix of which the lower half is given, by Cholesky. */
function rootOf(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (root[row * size + at] ?? 0) * (root[column * size + at] ?? 0);
      // A column that says what others say already leaves nothing of its own.
      root[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-10)) : sum / (root[column * size + column] ?? 1);
    }
  }
  return root;
}

/** @param root Of the matrix, as `rootOf` gives it. */
function solve(root: Float64Array, right: Float64Array, size: number): Float64Array {
  const solved = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    let sum = solved[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (root[row * size + at] ?? 0) * (solved[at] ?? 0);
    solved[row] = sum / (root[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = solved[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) sum -= (root[at * size + row] ?? 0) * (solved[at] ?? 0);
    solved[row] = sum / (root[row * size + row] ?? 1);
  }
  return solved;
}
