import type { Timers } from '../timers.ts';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Time that passes at a test's word. */
export class SimulatedTime implements Timers {
  #nowMs = 0;
  /** The next first. */
  readonly #timers: Timer[] = [];

  now(): number {
    return this.#nowMs;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.#nowMs + Math.max(0, ms), work };
    const later = this.#timers.findIndex(({ at }) => at > timer.at);
    this.#timers.splice(later < 0 ? this.#timers.length : later, 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  pass(ms: number): void {
    const until = this.#nowMs + ms;
    for (;;) {
      const [next] = this.#timers;
      if (next === undefined || next.at > until) break;
      this.#timers.shift();
      this.#nowMs = Math.max(this.#nowMs, next.at);
      next.work();
    }
    this.#nowMs = until;
  }

  get waiting(): number {
    return this.#timers.length;
  }
}
