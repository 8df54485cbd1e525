import type { DoorOutput } from './output.ts';

/** Stands where a relay would: remembers that it was open, and for how long. Chosen by the output `simulated`. */
export class SimulatedDoor implements DoorOutput {
  readonly #setTimer: typeof setTimeout;
  #timer: NodeJS.Timeout | undefined;
  #pulses = 0;

  constructor(setTimer: typeof setTimeout = setTimeout) {
    this.#setTimer = setTimer;
  }

  get isOpen(): boolean {
    return this.#timer !== undefined;
  }

  get pulses(): number {
    return this.#pulses;
  }

  async pulse(pulseMs: number): Promise<void> {
    clearTimeout(this.#timer);
    this.#pulses += 1;
    this.#timer = this.#setTimer(() => {
      this.#timer = undefined;
    }, pulseMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
