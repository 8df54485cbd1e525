import { lowest, type Ask } from './fit-converged.ts';
import { toShares, type Fitted } from './fit.ts';

/**
 * What `fitConverged` learns, of rows in which every column has a value: it goes through them without looking up columns, several
 * times as fast. Columns of small values are counted in larger steps meanwhile, as if all bent alike: downhill is then where it seems
 * to be, and half the rounds do.
 *
 * @param values By row and column.
 */
export function fitDense(values: Float32Array, width: number, ask: Ask): Fitted {
  const { outputs, rounds } = ask;
  const steps = evenSteps(values, width, ask);
  const even = values.map((value, at) => value * (steps[at % width] ?? 0));
  const dense = { values: even, width, ridges: steps.map((step) => ask.ridge * step * step) };
  const point = lowest((width + 1) * outputs, rounds, (at, slope) => lossAt(dense, ask, at, slope));
  const byOutput = point.subarray(0, width * outputs);
  return {
    weights: Float32Array.from(byOutput, (_, at) => {
      const column = Math.floor(at / outputs);
      return (byOutput[(at % outputs) * width + column] ?? 0) * (steps[column] ?? 0);
    }),
    bias: Float32Array.from(point.subarray(width * outputs)),
  };
}

interface Dense {
  readonly values: Float32Array;
  readonly width: number;
  /** What a weight costs, by column. */
  readonly ridges: Float64Array;
}

/** By which each column has to be multiplied for the loss to bend about alike in all. */
function evenSteps(values: Float32Array, width: number, { counts, ridge }: Ask): Float64Array {
  const squares = new Float64Array(width);
  for (let row = 0; row < counts.length; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = values[row * width + column] ?? 0;
      squares[column] = (squares[column] ?? 0) + (counts[row] ?? 0) * value * value;
    }
  }
  // Chances of one half bend a logarithm most: by a quarter.
  const all = counts.reduce((sum, count) => sum + count, 0) / 4;
  return squares.map((square) => Math.sqrt(all / (square / 4 + ridge)));
}

/** @param point Weights by output and column, then biases. @param slope Is overwritten. */
function lossAt({ values, width, ridges }: Dense, ask: Ask, point: Float64Array, slope: Float64Array): number {
  const { outputs, codes, counts } = ask;
  const biases = width * outputs;
  let loss = 0;
  for (let at = 0; at < biases; at += 1) {
    const [weight, ridge] = [point[at] ?? 0, ridges[at % width] ?? 0];
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
