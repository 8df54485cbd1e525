/**
 * Whether a token request comes from the box that asked last. Each request of a box carries a higher counter than any
 * before; a copy of its disk repeats one that was used already.
 */
export function isStale(counter: number, lastCounter: number): boolean {
  return counter <= lastCounter;
}
