import { seededChance } from './chance.ts';
import { chancesOf, learn, type Table } from './learn.ts';
import {
  accuracy,
  areaUnderCurve,
  balancedAccuracy,
  calibrationError,
  confusion,
  f1,
  logLoss,
} from './score-figures.ts';

/** Of rows that each was scored by a model that had not seen it. */
export interface Validation {
  readonly rows: number;
  readonly positives: number;
  readonly folds: number;
  readonly auc: number;
  /** From a chance of one half on, as is usual. */
  readonly f1: number;
  readonly accuracy: number;
  /** From the chance on that was best in the training rows. */
  readonly balanced_accuracy: number;
  /** In ten bins of equal width; and of equal numbers of rows. */
  readonly ece: number;
  readonly ece_equal_count: number;
  readonly log_loss: number;
}

/** A number for each row, as many of each outcome in each fold; the same seed deals the same. */
export function dealFolds(outcome: Uint8Array, folds: number, seed: number): Uint8Array {
  const dealt = new Uint8Array(outcome.length);
  const random = seededChance(seed);
  for (const is of [0, 1]) {
    const rows = [...outcome.keys()].filter((row) => outcome[row] === is);
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [rows[at], rows[other]] = [rows[other] ?? 0, rows[at] ?? 0];
    }
    rows.forEach((row, at) => (dealt[row] = at % folds));
  }
  return dealt;
}

/** Fits each fold's model on the others; within them, what is chosen is chosen on parts held back again. */
export function crossValidate(table: Table, { folds = 5, seed = 1 } = {}): Validation {
  const { columns, outcome } = table;
  const fold = dealFolds(outcome, folds, seed);
  const inner = dealFolds(outcome, 3, seed + 1);
  const chances = new Float64Array(outcome.length);
  const named = { found: 0, missed: 0, wronglyNamed: 0, rightlyPassed: 0 };
  for (let held = 0; held < folds; held += 1) {
    const training = Uint32Array.from([...outcome.keys()].filter((row) => fold[row] !== held));
    const learned = learn(table, training, inner);
    const all = chancesOf(learned, columns, outcome.length);
    const testing = [...outcome.keys()].filter((row) => fold[row] === held);
    for (const row of testing) chances[row] = all[row] ?? 0;
    const part = confusion(
      Float64Array.from(testing, (row) => all[row] ?? 0),
      Uint8Array.from(testing, (row) => outcome[row] ?? 0),
      learned.thresholds.balanced,
    );
    named.found += part.found;
    named.missed += part.missed;
    named.wronglyNamed += part.wronglyNamed;
    named.rightlyPassed += part.rightlyPassed;
  }
  const atHalf = confusion(chances, outcome, 0.5);
  return {
    rows: outcome.length,
    positives: outcome.reduce((sum, is) => sum + is, 0),
    folds,
    auc: areaUnderCurve(chances, outcome),
    f1: f1(atHalf),
    accuracy: accuracy(atHalf),
    balanced_accuracy: balancedAccuracy(named),
    ece: calibrationError(chances, outcome, 'width'),
    ece_equal_count: calibrationError(chances, outcome, 'people'),
    log_loss: logLoss(chances, outcome),
  };
}
