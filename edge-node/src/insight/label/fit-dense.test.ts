import { expect, test } from 'vitest';
import { fitConverged } from './fit-converged.ts';
import { fitDense } from './fit-dense.ts';
import { drawFrom } from './fit.ts';

test('rows without gaps teach what they teach where each value names its column', () => {
  const [rows, width, outputs] = [200, 7, 3];
  const draw = drawFrom(3);
  const values = Float32Array.from({ length: rows * width }, () => draw() * 2 - 1);
  // Which of the first three columns is largest, with every tenth answer wrong.
  const codes = Array.from({ length: rows }, (_, row) => {
    const own = [...values.subarray(row * width, row * width + outputs)];
    return row % 10 === 0 ? row % outputs : own.indexOf(Math.max(...own));
  });
  const ask = { outputs, codes, counts: new Float32Array(rows).fill(1), ridge: 0.5, rounds: 200 };
  const sparse = fitConverged(
    {
      starts: Uint32Array.from({ length: rows + 1 }, (_, row) => row * width),
      columns: Uint32Array.from({ length: rows * width }, (_, at) => at % width),
      values,
      width,
    },
    ask,
  );
  const dense = fitDense(values, width, ask);
  expect(Math.max(...dense.weights)).toBeGreaterThan(1);
  expect(dense.weights.length).toBe(width * outputs);
  for (const [at, weight] of dense.weights.entries()) expect(weight).toBeCloseTo(sparse.weights[at] ?? NaN, 3);
  for (const [k, bias] of dense.bias.entries()) expect(bias).toBeCloseTo(sparse.bias[k] ?? NaN, 3);
});
