import type { Reading } from './reader.ts';

/** Readings on their way from a wire's events to whoever iterates; one iterator at a time. */
export class ReadingQueue implements AsyncIterableIterator<Reading> {
  readonly #waiting: Reading[] = [];
  #end: { error: Error | undefined } | undefined;
  #wanted: PromiseWithResolvers<IteratorResult<Reading>> | undefined;

  push(readings: readonly Reading[]): void {
    if (this.#end !== undefined) return;
    this.#waiting.push(...readings);
    this.#deliver();
  }

  /** What was read before is still delivered, then iteration ends, or throws the error. */
  end(error?: Error): void {
    this.#end ??= { error };
    this.#deliver();
  }

  next(): Promise<IteratorResult<Reading>> {
    this.#wanted = Promise.withResolvers();
    const { promise } = this.#wanted;
    this.#deliver();
    return promise;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #deliver(): void {
    const wanted = this.#wanted;
    if (wanted === undefined) return;
    const reading = this.#waiting.shift();
    if (reading !== undefined) wanted.resolve({ done: false, value: reading });
    else if (this.#end === undefined) return;
    else if (this.#end.error === undefined) wanted.resolve({ done: true, value: undefined });
    else wanted.reject(this.#end.error);
    this.#wanted = undefined;
  }
}
