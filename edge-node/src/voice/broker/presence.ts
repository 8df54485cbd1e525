import type { Timers } from './timers.ts';

/** As the product says: so long without a word or a touch, then a warning of so long. */
export const quietMs = 30_000;
export const warningMs = 15_000;

export interface PresenceDeps {
  readonly timers: Timers;
  /** @param leftMs null: somebody is there after all. */
  readonly warn: (leftMs: number | null) => void;
  readonly gone: () => void;
}

/** Whether somebody is still in front of the screen. It counts only while JARVIS waits for them. */
export class Presence {
  readonly #deps: PresenceDeps;
  #cancel: (() => void) | undefined;
  #isWarned = false;

  constructor(deps: PresenceDeps) {
    this.#deps = deps;
  }

  /** A word or a touch. */
  note(): void {
    const wasCounting = this.#cancel !== undefined;
    this.#stop();
    if (wasCounting) this.#start();
  }

  /** Whether JARVIS waits for the member: its own speech and thought are not their silence. */
  waits(isWaiting: boolean): void {
    if (!isWaiting) this.#stop();
    else if (this.#cancel === undefined) this.#start();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #start(): void {
    const { timers, warn, gone } = this.#deps;
    this.#cancel = timers.after(quietMs, () => {
      this.#isWarned = true;
      this.#cancel = timers.after(warningMs, gone);
      warn(warningMs);
    });
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.#isWarned) return;
    this.#isWarned = false;
    this.#deps.warn(null);
  }
}
