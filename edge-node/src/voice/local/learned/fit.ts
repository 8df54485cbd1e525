import { spread, weighed, type Features } from './features.ts';

/** What was said, whether it is one, and how much it counts. */
export interface Example {
  readonly features: Features;
  readonly is: boolean;
  readonly weight: number;
}

export interface Linear {
  readonly weights: Float64Array;
  readonly bias: number;
}

interface FitOptions {
  readonly slotCount: number;
  /** How much weights cost: the larger, the more even they stay. */
  readonly ridge: number;
  readonly rounds: number;
}

const remembered = 8;
const shrinkMax = 30;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/** a + factor × b */
const plus = (a: Float64Array, factor: number, b: Float64Array): Float64Array => {
  const sum = new Float64Array(a.length);
  for (let at = 0; at < a.length; at += 1) sum[at] = (a[at] ?? 0) + factor * (b[at] ?? 0);
  return sum;
};

/**
 * Logistic regression with a ridge, by L-BFGS: the same examples give the same weights. The bias is the last parameter and costs
 * nothing.
 * @see Nocedal and Wright, Numerical Optimization, algorithm 7.4.
 */
export function fit(examples: readonly Example[], { slotCount, ridge, rounds }: FitOptions): Linear {
  const lossAt = (point: Float64Array): { loss: number; slope: Float64Array } => {
    const slope = new Float64Array(slotCount + 1);
    let loss = 0;
    for (let at = 0; at < slotCount; at += 1) {
      const weight = point[at] ?? 0;
      loss += (ridge / 2) * weight * weight;
      slope[at] = ridge * weight;
    }
    for (const { features, is, weight } of examples) {
      const score = weighed(features, point) + (point[slotCount] ?? 0);
      const signed = is ? score : -score;
      loss += weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed);
      const pull = (is ? -weight : weight) / (1 + Math.exp(signed));
      spread(features, pull, slope);
      slope[slotCount] = (slope[slotCount] ?? 0) + pull;
    }
    return { loss, slope };
  };

  let point: Float64Array = new Float64Array(slotCount + 1);
  let here = lossAt(point);
  const moves: { step: Float64Array; turn: Float64Array; inverse: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const direction = downhill(here.slope, moves);
    const descent = dot(direction, here.slope);
    if (descent > -1e-9) break;
    let length = round === 0 ? 1 / Math.sqrt(dot(here.slope, here.slope)) : 1;
    let next = plus(point, length, direction);
    let there = lossAt(next);
    for (let tries = 0; there.loss > here.loss + 1e-4 * length * descent && tries < shrinkMax; tries += 1) {
      length /= 2;
      next = plus(point, length, direction);
      there = lossAt(next);
    }
    const step = plus(next, -1, point);
    const turn = plus(there.slope, -1, here.slope);
    const bend = dot(step, turn);
    if (bend > 1e-12) moves.push({ step, turn, inverse: 1 / bend });
    if (moves.length > remembered) moves.shift();
    [point, here] = [next, there];
  }
  return { weights: point.slice(0, slotCount), bias: point[slotCount] ?? 0 };
}

function downhill(
  slope: Float64Array,
  moves: readonly { step: Float64Array; turn: Float64Array; inverse: number }[],
): Float64Array {
  let direction = plus(new Float64Array(slope.length), -1, slope);
  const shares: number[] = [];
  for (const { step, turn, inverse } of [...moves].reverse()) {
    const share = inverse * dot(step, direction);
    shares.unshift(share);
    direction = plus(direction, -share, turn);
  }
  const last = moves.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.turn, last.turn));
    direction = direction.map((each) => each * scale);
  }
  for (const [at, { step, turn, inverse }] of moves.entries()) {
    const back = inverse * dot(turn, direction);
    direction = plus(direction, (shares[at] ?? 0) - back, step);
  }
  return direction;
}

const lineRounds = 25;

/** The slope and offset that make odds true, by Newton's method. */
export function fitLine(judged: readonly { readonly odds: number; readonly is: boolean }[]): {
  slope: number;
  offset: number;
} {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < lineRounds; round += 1) {
    let [pullSlope, pullOffset, bendSlope, bendBoth, bendOffset] = [0, 0, 1e-6, 0, 1e-6];
    for (const { odds, is } of judged) {
      const chance = 1 / (1 + Math.exp(-(slope * odds + offset)));
      const pull = (is ? 1 : 0) - chance;
      const bend = chance * (1 - chance);
      pullSlope += pull * odds;
      pullOffset += pull;
      bendSlope += bend * odds * odds;
      bendBoth += bend * odds;
      bendOffset += bend;
    }
    const size = bendSlope * bendOffset - bendBoth * bendBoth;
    slope += (bendOffset * pullSlope - bendBoth * pullOffset) / size;
    offset += (bendSlope * pullOffset - bendBoth * pullSlope) / size;
  }
  return { slope, offset };
}
