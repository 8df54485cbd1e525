import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Heard } from './features.ts';
import type { Part, PartResult } from './parts.ts';

/** Each holds the corpus: more of them than this would not fit beside other work. */
const threadsMax = 4;

interface Waiting {
  readonly part: Part;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that learn parts, as many as there are cores. */
export class PartThreads implements AsyncDisposable {
  readonly #waiting: Waiting[] = [];
  readonly #threads: readonly Worker[];
  readonly #idle: Set<Worker>;

  /** @param heard What the grammar hears in each line, in the order of the corpus. */
  constructor(heard: readonly Heard[]) {
    const count = Math.min(threadsMax, availableParallelism());
    this.#threads = Array.from(
      { length: count },
      () => new Worker(new URL('./part-thread.ts', import.meta.url), { workerData: heard }),
    );
    this.#idle = new Set(this.#threads);
  }

  learn<P extends Part>(part: P): Promise<PartResult[P['kind']]> {
    const { promise, resolve, reject } = Promise.withResolvers<PartResult[P['kind']]>();
    this.#waiting.push({ part, resolve: resolve as (result: unknown) => void, reject });
    this.#next();
    return promise;
  }

  #next(): void {
    const [thread] = this.#idle;
    const waiting = thread === undefined ? undefined : this.#waiting.shift();
    if (thread === undefined || waiting === undefined) return;
    this.#idle.delete(thread);
    const failed = (error: Error): void => waiting.reject(error);
    thread.once('error', failed);
    thread.once('message', (result: unknown) => {
      thread.off('error', failed);
      this.#idle.add(thread);
      waiting.resolve(result);
      this.#next();
    });
    thread.postMessage(waiting.part);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }
}
