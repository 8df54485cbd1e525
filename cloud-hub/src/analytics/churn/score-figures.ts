/** How good scores are, against what came of it: each outcome is 1 or 0. */

/** Of all pairs of one who left and one who stayed, in how many the one who left has the higher score; a tie counts half. */
export function areaUnderCurve(scores: Float64Array, outcome: Uint8Array): number {
  const order = Uint32Array.from(scores.keys()).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
  let [ranks, left] = [0, 0];
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[at] ?? 0]) end += 1;
    const middle = (at + end + 1) / 2;
    for (; at < end; at += 1) {
      if (outcome[order[at] ?? 0] !== 1) continue;
      ranks += middle;
      left += 1;
    }
  }
  const stayed = order.length - left;
  return left === 0 || stayed === 0 ? Number.NaN : (ranks - (left * (left + 1)) / 2) / (left * stayed);
}

export interface Confusion {
  readonly found: number;
  readonly missed: number;
  readonly wronglyNamed: number;
  readonly rightlyPassed: number;
}

/** Who has that score or more is named. */
export function confusion(scores: Float64Array, outcome: Uint8Array, threshold: number): Confusion {
  let [found, missed, wronglyNamed, rightlyPassed] = [0, 0, 0, 0];
  scores.forEach((score, at) => {
    const [isNamed, left] = [score >= threshold, outcome[at] === 1];
    if (left && isNamed) found += 1;
    else if (left) missed += 1;
    else if (isNamed) wronglyNamed += 1;
    else rightlyPassed += 1;
  });
  return { found, missed, wronglyNamed, rightlyPassed };
}

export function f1({ found, missed, wronglyNamed }: Confusion): number {
  return found === 0 ? 0 : (2 * found) / (2 * found + missed + wronglyNamed);
}

export function balancedAccuracy({ found, missed, wronglyNamed, rightlyPassed }: Confusion): number {
  return (found / (found + missed) + rightlyPassed / (wronglyNamed + rightlyPassed)) / 2;
}

export const accuracy = ({ found, missed, wronglyNamed, rightlyPassed }: Confusion): number =>
  (found + rightlyPassed) / (found + missed + wronglyNamed + rightlyPassed);

/** The score from which on naming people is best by that measure; the lowest of equals. */
export function bestThreshold(
  scores: Float64Array,
  outcome: Uint8Array,
  measure: (confusion: Confusion) => number,
): number {
  const order = Uint32Array.from(scores.keys()).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const left = outcome.reduce((sum, is) => sum + is, 0);
  let [found, named] = [0, 0];
  let best = { threshold: Number.POSITIVE_INFINITY, value: Number.NEGATIVE_INFINITY };
  order.forEach((row, at) => {
    found += outcome[row] ?? 0;
    named += 1;
    if (scores[order[at + 1] ?? -1] === scores[row]) return;
    const wronglyNamed = named - found;
    const value = measure({
      ...{ found, missed: left - found, wronglyNamed },
      rightlyPassed: order.length - left - wronglyNamed,
    });
    if (value >= best.value) best = { threshold: scores[row] ?? 0, value };
  });
  return best.threshold;
}

/**
 * How far what scores promise is from what came, on average over everybody: the expected calibration error.
 *
 * @param by Ten bins of equal width, as is usual; or of equal numbers of people, which shows more where most scores are small.
 */
export function calibrationError(chances: Float64Array, outcome: Uint8Array, by: 'width' | 'people'): number {
  const bins = 10;
  const order = Uint32Array.from(chances.keys());
  if (by === 'people') order.sort((one, other) => (chances[one] ?? 0) - (chances[other] ?? 0));
  const [promised, came] = [new Float64Array(bins), new Float64Array(bins)];
  order.forEach((row, at) => {
    const chance = chances[row] ?? 0;
    const bin = Math.min(bins - 1, Math.floor(by === 'width' ? chance * bins : (at * bins) / order.length));
    promised[bin] = (promised[bin] ?? 0) + chance;
    came[bin] = (came[bin] ?? 0) + (outcome[row] ?? 0);
  });
  return promised.reduce((sum, part, bin) => sum + Math.abs(part - (came[bin] ?? 0)), 0) / order.length;
}

/** Mean of the loss of each row, in nats. */
export function logLoss(chances: Float64Array, outcome: Uint8Array): number {
  let sum = 0;
  chances.forEach((chance, at) => {
    const safe = Math.min(1 - 1e-12, Math.max(1e-12, chance));
    sum -= Math.log(outcome[at] === 1 ? safe : 1 - safe);
  });
  return sum / chances.length;
}
