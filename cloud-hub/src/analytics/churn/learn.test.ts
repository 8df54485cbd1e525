import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededChance } from './chance.ts';
import { learnEncoding, type Column } from './columns.ts';
import { crossValidate, dealFolds } from './cross-validate.ts';
import { chancesOf, contributionsOf, learn } from './learn.ts';
import { chanceOf, fitLogistic, logitOf, refitLogistic } from './logistic.ts';
import {
  areaUnderCurve,
  balancedAccuracy,
  bestThreshold,
  calibrationError,
  confusion,
  f1,
  logLoss,
} from './score-figures.ts';

const rowsOf = (outcome: Uint8Array): Uint32Array => Uint32Array.from(outcome.keys());

/** Four rows of one and one of the other on either side of a single yes-or-no column. */
const table = {
  x: Float64Array.of(...Array<number>(5).fill(0), ...Array<number>(5).fill(1)),
  outcome: Uint8Array.of(1, 0, 0, 0, 0, 1, 1, 1, 1, 0),
};

test('weights are those that can be worked out by hand', () => {
  const matrix = { values: table.x, width: 1 };
  const { weights, bias } = fitLogistic(matrix, table.outcome, { ridge: 0 });
  // One in five, and four in five: log-odds of −ln 4 and ln 4.
  expect(bias).toBeCloseTo(-Math.log(4), 8);
  expect(weights[0]).toBeCloseTo(2 * Math.log(4), 8);
  expect(chanceOf(logitOf({ weights, bias }, matrix, 7))).toBeCloseTo(0.8, 8);
  const ridged = fitLogistic(matrix, table.outcome, { ridge: 1 });
  // Where the slope of the loss is nothing: the ridge holds against what the rows pull.
  const pull = 5 * chanceOf(ridged.bias + (ridged.weights[0] ?? 0)) - 4;
  expect(ridged.weights[0]).toBeCloseTo(-pull, 8);
  expect(ridged.weights[0]).toBeLessThan(weights[0] ?? 0);
});

test('a column that parts everybody is held by the ridge, and one that says nothing new takes nothing', () => {
  const values = Float64Array.of(0, 0, 1, 1);
  const outcome = Uint8Array.of(0, 0, 1, 1);
  expect(fitLogistic({ values, width: 1 }, outcome, { ridge: 0.1 }).weights[0]).toBeGreaterThan(3);
  const twice = fitLogistic({ values: Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1), width: 2 }, outcome, { ridge: 0.1 });
  expect(twice.weights[0]).toBeCloseTo(twice.weights[1] ?? 0, 6);
});

/** Somebody leaves by how far a figure is from 5, by a word, and by chance. */
function sample(count: number, seed: number): { columns: Column[]; outcome: Uint8Array; truth: Float64Array } {
  const random = seededChance(seed);
  const distance = Float64Array.from({ length: count }, () => random() * 10);
  const words = Array.from(distance, () => (random() < 0.3 ? 'alone' : random() < 0.1 ? null : 'with friends'));
  const noise = Float64Array.from(distance, () => (random() < 0.2 ? Number.NaN : random()));
  const truth = distance.map((value, at) =>
    chanceOf(-3 + Math.abs(value - 5) + (words[at] === 'alone' ? 1 : words[at] === null ? -1 : 0)),
  );
  return {
    columns: [
      { kind: 'figures', name: 'distance', values: distance },
      { kind: 'words', name: 'company', values: words },
      { kind: 'figures', name: 'noise', values: noise },
    ],
    outcome: Uint8Array.from(truth, (chance) => (random() < chance ? 1 : 0)),
    truth,
  };
}

test('a fit to a part of the rows is the same the short way', () => {
  const { columns, outcome } = sample(400, 1);
  const values = Float64Array.from(columns.flatMap((column) => (column.kind === 'figures' ? [...column.values] : [])));
  const matrix = { values: values.map((value) => value || 0), width: 2 };
  const part = rowsOf(outcome).filter((row) => row % 3 !== 0);
  const whole = fitLogistic(matrix, outcome, { ridge: 1 });
  const long = fitLogistic(matrix, outcome, { ridge: 1, rows: part });
  const short = refitLogistic(matrix, outcome, { ridge: 1, rows: part, whole });
  expect(short.bias).toBeCloseTo(long.bias, 3);
  short.weights.forEach((weight, at) => expect(weight).toBeCloseTo(long.weights[at] ?? 0, 3));
});

test('what was only ever seen in one month is fitted without that month too', () => {
  const random = seededChance(11);
  const values = Float64Array.from({ length: 1200 }, (_, at) => (at % 2 === 0 ? Number(at < 400) : random()));
  const outcome = Uint8Array.from({ length: 600 }, (_, row) => (random() < (row < 200 ? 0.6 : 0.2) ? 1 : 0));
  const matrix = { values, width: 2 };
  const whole = fitLogistic(matrix, outcome, { ridge: 1 });
  for (const part of [rowsOf(outcome).filter((row) => row >= 200), rowsOf(outcome).filter((row) => row < 300)]) {
    const long = fitLogistic(matrix, outcome, { ridge: 1, rows: part });
    const short = refitLogistic(matrix, outcome, { ridge: 1, rows: part, whole });
    short.weights.forEach((weight, at) => expect(weight).toBeCloseTo(long.weights[at] ?? 0, 3));
  }
});

test('a risk that falls and rises again is learned, within two hundredths of what could be known, with honest chances', () => {
  const { columns, outcome } = sample(3000, 2);
  const learned = learn({ columns, outcome }, rowsOf(outcome), dealFolds(outcome, 4, 1));
  const fresh = sample(3000, 3);
  const chances = chancesOf(learned, fresh.columns, 3000);
  const allowed = areaUnderCurve(fresh.truth, fresh.outcome);
  expect(areaUnderCurve(chances, fresh.outcome)).toBeGreaterThan(allowed - 0.02);
  expect(calibrationError(chances, fresh.outcome, 'people')).toBeLessThan(0.03);
  expect(learn({ columns, outcome }, rowsOf(outcome), dealFolds(outcome, 4, 1)), 'twice the same').toEqual(learned);
  expect(JSON.parse(JSON.stringify(learned)), 'kept and read again').toEqual(learned);
});

test('what each column adds makes up the whole, from the average member on', () => {
  const { columns, outcome } = sample(500, 4);
  const learned = learn({ columns, outcome }, rowsOf(outcome), dealFolds(outcome, 4, 1));
  const parts = contributionsOf(learned, columns, 500);
  const chances = chancesOf(learned, columns, 500);
  const rests = Array.from(chances, (chance, row) => {
    const sum = [...parts.values()].reduce((one, values) => one + (values[row] ?? 0), 0);
    return Math.log(chance / (1 - chance)) - sum;
  });
  for (const rest of rests) expect(rest).toBeCloseTo(rests[0] ?? 0, 6);
  for (const values of parts.values()) expect(values.reduce((sum, value) => sum + value, 0) / 500).toBeCloseTo(0, 6);
});

test('a column that came to be missing, or says what was never said, still gives a chance', () => {
  const { columns, outcome } = sample(500, 5);
  const learned = learn({ columns, outcome }, rowsOf(outcome), dealFolds(outcome, 4, 1));
  const odd: Column[] = [
    { kind: 'figures', name: 'distance', values: Float64Array.of(1e9) },
    { kind: 'words', name: 'company', values: ['with a dog'] },
  ];
  const [chance] = chancesOf(learned, odd, 1);
  expect(chance).toBeGreaterThan(0);
  expect(chance).toBeLessThan(1);
});

test('columns that say nothing are not learned from, and words of many kinds are names', () => {
  const rows = Uint32Array.from({ length: 100 }, (_, row) => row);
  const words = (of: (row: number) => string): Column => ({ kind: 'words', name: 'w', values: [...rows].map(of) });
  const figures = (of: (row: number) => number): Column => ({
    ...{ kind: 'figures', name: 'f', values: Float64Array.from(rows, of) },
  });
  expect(
    [words(() => 'same'), words((row) => `name ${row}`), figures(() => 3)].map((one) => learnEncoding(one, rows, 4)),
  ).toEqual([undefined, undefined, undefined]);
  expect(
    learnEncoding(
      figures((row) => row % 3),
      rows,
      4,
    ),
  ).toMatchObject({ knots: [1], isMissingAtTimes: false });
  expect(
    learnEncoding(
      figures((row) => row),
      rows,
      4,
    ),
  ).toMatchObject({ knots: [20, 40, 60, 80] });
});

test('the area under the curve counts pairs in the right order, ties by half', () => {
  const outcome = Uint8Array.of(1, 1, 0, 0);
  expect(areaUnderCurve(Float64Array.of(0.9, 0.8, 0.2, 0.1), outcome)).toBe(1);
  expect(areaUnderCurve(Float64Array.of(0.9, 0.2, 0.8, 0.1), outcome)).toBe(0.75);
  expect(areaUnderCurve(Float64Array.of(0.5, 0.5, 0.5, 0.5), outcome)).toBe(0.5);
  expect(areaUnderCurve(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 1))).toBeNaN();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { minLength: 2, maxLength: 40 }),
      (drawn) => {
        const [left, stayed] = [drawn.filter(([, is]) => is), drawn.filter(([, is]) => !is)];
        fc.pre(left.length > 0 && stayed.length > 0);
        const pairs = left.flatMap(([one]) => stayed.map(([other]) => (one > other ? 1 : one === other ? 0.5 : 0)));
        const area = areaUnderCurve(
          Float64Array.from(drawn, ([score]) => score),
          Uint8Array.from(drawn, ([, is]) => (is ? 1 : 0)),
        );
        expect(area).toBeCloseTo(pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length, 12);
      },
    ),
  );
});

test('the figures of a naming that can be counted on fingers', () => {
  const [scores, outcome] = [Float64Array.of(0.9, 0.7, 0.6, 0.4, 0.2), Uint8Array.of(1, 1, 0, 1, 0)];
  const named = confusion(scores, outcome, 0.6);
  expect(named).toEqual({ found: 2, missed: 1, wronglyNamed: 1, rightlyPassed: 1 });
  expect(f1(named)).toBeCloseTo(2 / 3, 12);
  expect(balancedAccuracy(named)).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
  expect(bestThreshold(scores, outcome, f1)).toBe(0.4);
  expect(bestThreshold(scores, outcome, balancedAccuracy)).toBe(0.7);
  expect(bestThreshold(scores, outcome, () => 1)).toBe(0.2);
  expect(f1(confusion(scores, outcome, 2))).toBe(0);
  expect(logLoss(Float64Array.of(0.5, 0.25), Uint8Array.of(1, 0))).toBeCloseTo((Math.log(2) + Math.log(4 / 3)) / 2, 12);
});

test('chances that come true have no calibration error, and boasts have theirs', () => {
  const outcome = Uint8Array.from({ length: 100 }, (_, at) => (at % 4 === 0 ? 1 : 0));
  const all = (chance: number): Float64Array => new Float64Array(100).fill(chance);
  expect(calibrationError(all(0.25), outcome, 'width')).toBeCloseTo(0, 12);
  expect(calibrationError(all(0.65), outcome, 'width')).toBeCloseTo(0.4, 12);
  expect(calibrationError(all(1), outcome, 'people')).toBeCloseTo(0.75, 12);
  // Two wrongs that make a right in one wide bin: one of ten in each bin where a fifth was promised, and none where four were.
  const small = Float64Array.from({ length: 100 }, (_, at) => (at < 50 ? 0.02 : 0.08));
  const came = Uint8Array.from({ length: 100 }, (_, at) => (at < 50 && at % 10 === 0 ? 1 : 0));
  expect(calibrationError(small, came, 'width')).toBeCloseTo(0, 12);
  expect(calibrationError(small, came, 'people')).toBeCloseTo(0.08, 12);
});

test('folds are dealt evenly, the same each time, and another way by another seed', () => {
  const outcome = Uint8Array.from({ length: 50 }, (_, at) => (at < 10 ? 1 : 0));
  const folds = dealFolds(outcome, 5, 1);
  for (let fold = 0; fold < 5; fold += 1) {
    const rows = [...outcome.keys()].filter((row) => folds[row] === fold);
    expect([rows.length, rows.filter((row) => outcome[row] === 1).length]).toEqual([10, 2]);
  }
  expect(dealFolds(outcome, 5, 1)).toEqual(folds);
  expect(dealFolds(outcome, 5, 2)).not.toEqual(folds);
});

test('five folds report what rows that were never seen were given', () => {
  const { columns, outcome } = sample(600, 6);
  const figures = crossValidate({ columns, outcome });
  expect(figures).toMatchObject({ rows: 600, folds: 5 });
  expect(figures.auc).toBeGreaterThan(0.7);
  const random = seededChance(9);
  const shuffled = crossValidate({ columns, outcome: outcome.map(() => (random() < 0.3 ? 1 : 0)) });
  expect(shuffled.auc, 'nothing to be learned').toBeLessThan(0.57);
  expect(shuffled.auc).toBeGreaterThan(0.43);
});
