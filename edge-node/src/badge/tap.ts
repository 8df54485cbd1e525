/** How long a badge must be away from a reader before its next reading is a tap of its own, ms. */
export const awayMs = 3000;

/**
 * Tells taps from the readings that a reader repeats while a badge is held: one tap from the first reading until the
 * badge has been away for a while. Two badges held together are one tap each, not an endless alternation.
 */
export class HeldBadges {
  /** In the order last seen. */
  readonly #lastSeenMs = new Map<string, number>();

  /**
   * @param badge Names the badge, at one reader.
   * @param nowMs A clock that never goes back, ms.
   * @returns Whether this reading begins a tap.
   */
  isTap(badge: string, nowMs: number): boolean {
    for (const [other, seenMs] of this.#lastSeenMs) {
      if (nowMs - seenMs < awayMs) break;
      this.#lastSeenMs.delete(other);
    }
    const held = this.#lastSeenMs.delete(badge);
    this.#lastSeenMs.set(badge, nowMs);
    return !held;
  }
}
