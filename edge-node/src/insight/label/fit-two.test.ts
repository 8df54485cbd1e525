import { expect, test } from 'vitest';
import { fitDense } from './fit-dense.ts';
import { fitTwo } from './fit-two.ts';
import { drawFrom } from './fit.ts';

test('a question with two answers is learned as if it had any number of them', () => {
  const [rows, width] = [6000, 6];
  const draw = drawFrom(5);
  const values = Float32Array.from({ length: rows * width }, () => draw() * 2 - 1);
  // Seldom a yes, and every fifteenth answer is wrong.
  const codes = Array.from({ length: rows }, (_, row) => {
    const isYes = (values[row * width] ?? 0) + (values[row * width + 1] ?? 0) > 1.1;
    return Number(row % 15 === 0 ? !isYes : isYes);
  });
  const counts = Float32Array.from(codes, (code) => (code === 1 ? 2 : 0.8));
  const two = fitTwo(values, width, { codes, counts, ridge: 0.7 });
  const any = fitDense(values, width, { outputs: 2, codes, counts, ridge: 0.7, rounds: 300 });
  expect(Math.max(...two.weights)).toBeGreaterThan(0.5);
  expect(two.weights.length).toBe(2 * width);
  for (const [at, weight] of any.weights.entries()) expect(two.weights[at]).toBeCloseTo(weight, 2);
  // To both biases the same may be added, so only what parts them is learned.
  expect((two.bias[1] ?? NaN) - (two.bias[0] ?? NaN)).toBeCloseTo((any.bias[1] ?? NaN) - (any.bias[0] ?? NaN), 2);
});

test('answers that are all the same are learned without an end to the way', () => {
  const values = Float32Array.from({ length: 40 }, (_, at) => at % 3);
  const { weights, bias } = fitTwo(values, 2, {
    codes: Array.from({ length: 20 }, () => 0),
    counts: new Float32Array(20).fill(1),
    ridge: 1,
  });
  expect([...weights, ...bias].every(Number.isFinite)).toBe(true);
  expect(bias[0]).toBeGreaterThan(bias[1] ?? Infinity);
});
