/** How many wrong tries an address has in a window of time; right ones are not counted. */
export class AttemptLimit {
  readonly #tries: number;
  readonly #windowMs: number;
  readonly #failedAt = new Map<string, number[]>();

  constructor({ tries, windowMs }: { tries: number; windowMs: number }) {
    this.#tries = tries;
    this.#windowMs = windowMs;
  }

  /** How long that address has to wait, ms; 0 when it may try now. */
  waitMs(address: string, now: number): number {
    const recent = this.#recent(address, now);
    const [oldest] = recent.slice(-this.#tries);
    return recent.length < this.#tries || oldest === undefined ? 0 : oldest + this.#windowMs - now;
  }

  failed(address: string, now: number): void {
    for (const known of this.#failedAt.keys()) {
      if (this.#recent(known, now).length === 0) this.#failedAt.delete(known);
    }
    this.#failedAt.set(address, [...this.#recent(address, now), now].slice(-this.#tries));
  }

  #recent(address: string, now: number): number[] {
    return (this.#failedAt.get(address) ?? []).filter((at) => at > now - this.#windowMs);
  }
}
