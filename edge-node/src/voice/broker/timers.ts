/** Time that passes by itself, and can be made to pass by a test. */
export interface Timers {
  /** Monotonic, ms. */
  now(): number;
  /** @returns what cancels it. */
  after(ms: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
