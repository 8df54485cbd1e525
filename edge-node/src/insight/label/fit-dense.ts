import { lowest, type Ask } from './fit-converged.ts';
import { toShares, type Fitted } from './fit.ts';

/**
 * What `fitConverged` learns, of rows in which every column has a value: it goes through them without looking up columns, several
 * times as fast.
 * @param values By row and column.
 */
export function fitDense(values: Float32Array, width: number, ask: Ask): Fitted {
  const { outputs, rounds } = ask;
  const point = lowest((width + 1) * outputs, rounds, (at, slope) => lossAt(values, width, ask, at, slope));
  const byOutput = point.subarray(0, width * outputs);
  return {
    weights: Float32Array.from(byOutput, (_, at) => byOutput[(at % outputs) * width + Math.floor(at / outputs)] ?? 0),
    bias: Float32Array.from(point.subarray(width * outputs)),
  };
}

/** @param point Weights by output and column, then biases. @param slope Is overwritten. */
function lossAt(values: Float32Array, width: number, ask: Ask, point: Float64Array, slope: Float64Array): number {
  const { outputs, codes, counts, ridge } = ask;
  const biases = width * outputs;
  let loss = 0;
  for (let at = 0; at < biases; at += 1) {
    const weight = point[at] ?? 0;
    loss += (ridge / 2) * weight * weight;
    slope[at] = ridge * weight;
  }
  slope.fill(0, biases);
  const scores = new Float64Array(outputs);
  for (let row = 0; row < codes.length; row += 1) {
    const begin = row * width;
    for (let k = 0; k < outputs; k += 1) {
      const from = k * width;
      let sum = point[biases + k] ?? 0;
      for (let at = 0; at < width; at += 1) sum += (values[begin + at] ?? 0) * (point[from + at] ?? 0);
      scores[k] = sum;
    }
    toShares(scores);
    const [count, code] = [counts[row] ?? 0, codes[row] ?? 0];
    loss -= count * Math.log(Math.max(scores[code] ?? 0, 1e-12));
    for (let k = 0; k < outputs; k += 1) {
      const off = count * ((scores[k] ?? 0) - (k === code ? 1 : 0));
      const from = k * width;
      for (let at = 0; at < width; at += 1)
        slope[from + at] = (slope[from + at] ?? 0) + (values[begin + at] ?? 0) * off;
      slope[biases + k] = (slope[biases + k] ?? 0) + off;
    }
  }
  return loss;
}
