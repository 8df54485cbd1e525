import type { Reading } from './reader.ts';

/** Readings on their way from a wire's events to whoever reads; what comes before somebody does is kept. */
export class ReadingQueue {
  readonly #waiting: Reading[] = [];
  readonly #ended = Promise.withResolvers<void>();
  #heard: ((reading: Reading) => void) | undefined;
  #isOver = false;

  constructor() {
    // A wire may be lost before anybody reads.
    this.#ended.promise.catch(() => undefined);
  }

  push(readings: readonly Reading[]): void {
    if (this.#isOver) return;
    this.#waiting.push(...readings);
    this.#deliver();
  }

  end(error?: Error): void {
    this.#isOver = true;
    if (error === undefined) this.#ended.resolve();
    else this.#ended.reject(error);
  }

  /** Each reading in the moment of its event. Resolves at the end; rejects with its error, or with what `heard` threw. */
  read(heard: (reading: Reading) => void): Promise<void> {
    this.#heard = heard;
    this.#deliver();
    return this.#ended.promise;
  }

  #deliver(): void {
    if (this.#heard === undefined) return;
    try {
      for (const reading of this.#waiting.splice(0)) this.#heard(reading);
    } catch (error) {
      this.end(error as Error);
    }
  }
}
