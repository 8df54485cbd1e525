import type { Timers } from '@jarvis-edge/edge-node/voice/broker/timers.ts';

/** Time that passes so many times as fast as it does: sockets are real, and nobody waits a real minute for a member to leave. */
export function fastTime(factor: number): Timers {
  const startedAt = performance.now();
  return {
    now: () => (performance.now() - startedAt) * factor,
    after(ms, work) {
      const timer = setTimeout(work, ms / factor);
      return () => clearTimeout(timer);
    },
  };
}

export const pause = (timers: Timers, ms: number): Promise<void> =>
  new Promise((resolve) => void timers.after(ms, resolve));
