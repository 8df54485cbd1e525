/**
 * How long to wait before the next try: doubled each time up to a limit, then a random half of it taken off, so that a
 * thousand boxes whose hub comes back do not all call in the same instant.
 *
 * @param attempt 1 after the first failure.
 * @param random In [0, 1).
 * @returns Milliseconds.
 */
export function backoffMs(attempt: number, limits: { firstMs: number; maxMs: number }, random: number): number {
  const ceiling = Math.min(limits.maxMs, limits.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(ceiling * (0.5 + random / 2));
}
