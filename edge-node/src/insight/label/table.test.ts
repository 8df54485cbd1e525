import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureList } from './feature-list.ts';
import { columnOf, slotsOf } from './slot-columns.ts';
import { columnsOf, scoresOf, toTable, withMost, wordsFor } from './table.ts';

function listOf(...words: string[]): FeatureList {
  const list = new FeatureList();
  for (const word of words) list.addText(1, word);
  list.closeGroup('words');
  return list;
}

const lists = [listOf('yoga'), listOf('yoga', 'demain'), listOf('yoga', 'euh'), listOf('demain')];

test('of a table that may hold only so many columns, those stay that tell most', () => {
  const columns = columnsOf(lists, 1);
  const [yoga = 0] = listOf('yoga').slots;
  const [maybe = 0] = listOf('euh').slots;
  // Two outputs a column: "yoga" speaks for the first, "euh" hardly for any, "demain" for the second.
  const weights = new Float32Array(columns.bySlot.count * 2).fill(0);
  for (const slot of slotsOf(columns.bySlot)) {
    const at = columnOf(columns.bySlot, slot) * 2;
    if (slot === yoga) weights[at] = 5;
    else if (slot === maybe) weights[at] = 0.01;
    else weights[at + 1] = -2;
  }
  const fitted = { weights, bias: Float32Array.of(0.5, 0) };
  const whole = toTable(columns, fitted);
  const kept = withMost(columns, fitted, 2);
  const smaller = toTable(kept.columns, kept.fitted);
  expect(smaller.columns.count).toBe(2);
  expect(columnOf(smaller.columns, maybe)).toBe(-1);
  for (const list of lists.slice(0, 2)) expect(scoresOf(smaller, list)).toEqual(scoresOf(whole, list));
  expect([...scoresOf(smaller, listOf('euh'))]).toEqual([0.5, 0]);
});

test('where there is room for all, all stay', () => {
  const columns = columnsOf(lists, 1);
  const fitted = { weights: new Float32Array(columns.bySlot.count).fill(1), bias: Float32Array.of(0) };
  const kept = withMost(columns, fitted, 100);
  expect([...slotsOf(kept.columns.bySlot)]).toEqual([...slotsOf(columns.bySlot)]);
  expect(kept.fitted.weights).toEqual(fitted.weights);
});

test('a score is the sum of the weights of what is seen, by what each group is worth, however many there are', () => {
  const cases = fc.record({
    outputs: fc.integer({ min: 1, max: 46 }),
    words: fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 900 }),
    letters: fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 20 }),
    weights: fc.infiniteStream(fc.integer({ min: -127, max: 127 })),
  });
  fc.assert(
    fc.property(cases, ({ outputs, words, letters, weights }) => {
      const list = new FeatureList();
      for (const code of words) list.addCode(1, code);
      list.closeGroup('words');
      for (const code of letters) list.addCode(2, code);
      list.closeGroup('meanings');
      const bySlot = columnsOf([list], 1).bySlot;
      const table = {
        ...{ outputs, columns: bySlot, words: new Int32Array(bySlot.count * wordsFor(outputs)) },
        ...{ steps: new Float32Array(outputs).fill(0.5), bias: new Float32Array(outputs).fill(0.25) },
      };
      const bytes = new Int8Array(table.words.buffer);
      const width = 4 * wordsFor(outputs);
      const expected = new Float64Array(outputs);
      let at = 0;
      for (const { to, value } of list.groups) {
        for (; at < to; at += 1) {
          const row = columnOf(bySlot, list.slots[at] ?? 0) * width;
          for (let k = 0; k < outputs; k += 1) {
            const weight = weights.next().value ?? 0;
            bytes[row + k] = weight;
            expected[k] = (expected[k] ?? 0) + value * weight;
          }
        }
      }
      const scores = scoresOf(table, list);
      for (const [k, sum] of expected.entries()) expect(scores[k]).toBeCloseTo(sum * 0.5 + 0.25, 8);
    }),
    { numRuns: 50 },
  );
});
