import { SimulatedTime } from '@jarvis-edge/edge-node/voice/broker/test/simulated-time.ts';
import type { Timers } from '@jarvis-edge/edge-node/voice/broker/timers.ts';

const stepMs = 20;
/** Turns of the event loop in a step: what was written to a socket comes to its other end, and the answer back. */
const turns = 4;

/** Time that passes in steps, with real sockets between them: a machine that stalls is no fault of the line. */
export class SteppedTime extends SimulatedTime {
  #isStopped = false;

  /** Until stopped. */
  async run(): Promise<void> {
    while (!this.#isStopped) {
      this.pass(stepMs);
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    }
  }

  stop(): void {
    this.#isStopped = true;
  }
}

export const pause = (timers: Timers, ms: number): Promise<void> =>
  new Promise((resolve) => void timers.after(ms, resolve));
