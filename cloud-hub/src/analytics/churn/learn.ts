import { encode, learnEncoding, scale, sourcesOf, spreadOf, type Column, type Encoding } from './columns.ts';
import { chanceOf, fitLogistic, logitOf, refitLogistic, type Fit, type Matrix } from './logistic.ts';
import { balancedAccuracy, bestThreshold, f1, logLoss } from './score-figures.ts';

/** A table of which each row came out one way or the other. */
export interface Table {
  readonly columns: readonly Column[];
  /** 1 or 0. */
  readonly outcome: Uint8Array;
}

/** All that is needed to score a row and to say why; plain figures, so that it can be kept as JSON. */
export interface Learned {
  readonly encodings: readonly Encoding[];
  /** Of each figure in the training: the average row. */
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
  /** Log-odds become honest by `slope * logit + offset`. */
  readonly calibration: { readonly slope: number; readonly offset: number };
  readonly ridge: number;
  /** The chances from which on naming a row was best in the training. */
  readonly thresholds: { readonly balanced: number; readonly f1: number };
}

export interface LearnOptions {
  /** In how many places the effect of a column may bend. */
  readonly bendsMax?: number;
  /** What weights may cost; the best is chosen. */
  readonly ridges?: readonly number[];
}

const usualRidges = [1, 30] as const;
const usualBends = 10;

/**
 * Fits, calibrates and chooses on these rows alone.
 *
 * @param groups By row: what is held back together, such as a month. How much weights cost, how honest the chances are and
 *   from which chance on to name somebody are all judged on rows that were held back.
 */
export function learn(
  { columns, outcome }: Table,
  rows: Uint32Array,
  groups: ArrayLike<number>,
  { bendsMax = usualBends, ridges = usualRidges }: LearnOptions = {},
): Learned {
  const encodings = columns.flatMap((column) => learnEncoding(column, rows, bendsMax) ?? []);
  const raw = encode(columns, encodings, outcome.length);
  const { means, spreads } = spreadOf(raw, rows);
  const matrix = scale(raw, spreads);
  const came = Uint8Array.from(rows, (row) => outcome[row] ?? 0);

  let best: { ridge: number; whole: Fit; logits: Float64Array; loss: number } | undefined;
  for (const ridge of ridges) {
    const start = best && { start: best.whole };
    const whole = fitLogistic(matrix, outcome, { ridge, rows, ...start });
    const logits = heldBack(matrix, outcome, { ridge, rows, groups, whole });
    const loss = logLoss(logits.map(chanceOf), came);
    if (best === undefined || loss < best.loss) best = { ridge, whole, logits, loss };
  }
  if (best === undefined) throw new Error('There is no ridge to choose from.');
  const { whole, logits, ridge } = best;
  const calibrating = fitLogistic({ values: logits, width: 1 }, came, { ridge: 1e-6 });
  const calibration = { slope: Math.max(0, calibrating.weights[0] ?? 1), offset: calibrating.bias };
  const chances = logits.map((logit) => chanceOf(calibration.slope * logit + calibration.offset));
  return {
    ...{ encodings, means, spreads, weights: [...whole.weights], bias: whole.bias, calibration, ridge },
    thresholds: {
      balanced: bestThreshold(chances, came, balancedAccuracy),
      f1: bestThreshold(chances, came, f1),
    },
  };
}

/** Log-odds of each row by a fit that has not seen its group. */
function heldBack(
  matrix: Matrix,
  outcome: Uint8Array,
  parts: { ridge: number; rows: Uint32Array; groups: ArrayLike<number>; whole: Fit },
): Float64Array {
  const { ridge, rows, groups, whole } = parts;
  const logits = new Float64Array(rows.length);
  for (const group of new Set([...rows].map((row) => groups[row]))) {
    const others = rows.filter((row) => groups[row] !== group);
    const model = refitLogistic(matrix, outcome, { ridge, rows: others, whole });
    rows.forEach((row, at) => {
      if (groups[row] === group) logits[at] = logitOf(model, matrix, row);
    });
  }
  return logits;
}

/** The chance of each row. @param columns By the names that the model learned; one that is not there is missing throughout. */
export function chancesOf(learned: Learned, columns: readonly Column[], height: number): Float64Array {
  const { encodings, spreads, weights, bias, calibration } = learned;
  const matrix = scale(encode(columns, encodings, height), spreads);
  const model = { weights: Float64Array.from(weights), bias };
  return Float64Array.from({ length: height }, (_, row) =>
    chanceOf(calibration.slope * logitOf(model, matrix, row) + calibration.offset),
  );
}

/** By column: how much it adds to the log-odds of each row, against the average row of the training. */
export function contributionsOf(
  learned: Learned,
  columns: readonly Column[],
  height: number,
): ReadonlyMap<string, Float64Array> {
  const { encodings, means, spreads, weights, calibration } = learned;
  const { values, width } = encode(columns, encodings, height);
  const byColumn = new Map<string, Float64Array>();
  sourcesOf(encodings).forEach((name, at) => {
    const sums = byColumn.get(name) ?? new Float64Array(height);
    byColumn.set(name, sums);
    const [weight, mean] = [((weights[at] ?? 0) * calibration.slope) / (spreads[at] ?? 1), means[at] ?? 0];
    for (let row = 0; row < height; row += 1) {
      sums[row] = (sums[row] ?? 0) + weight * ((values[row * width + at] ?? 0) - mean);
    }
  });
  return byColumn;
}
