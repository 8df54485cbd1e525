import { Worker } from 'node:worker_threads';
import type { Outputs } from './heads.ts';
import type { ThreadData, Told } from './thread.ts';

/** Calls something once after a time. @returns what calls it off. */
export type After = (ms: number, then: () => void) => () => void;

export interface ThreadOptions extends ThreadData {
  readonly after: After;
  /** How long package and model may take to be loaded, ms. */
  readonly loadMsMax: number;
  /** How long one sentence may take, ms. */
  readonly answerMsMax: number;
  /** Told once of what the thread did that nothing of it can be used after. */
  readonly broke: (cause: string) => void;
}

/** Why no model runs. */
export class NoModel extends Error {
  override readonly name = 'NoModel';
  readonly what: 'no-package' | 'package' | 'model' | 'slow';

  constructor(what: NoModel['what'], message: string) {
    super(message);
    this.what = what;
  }
}

/** Why there is no answer; tells nothing of what was said. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

interface Waiting {
  readonly resolve: (outputs: Outputs) => void;
  readonly reject: (reason: NoAnswer) => void;
  readonly forget: () => void;
}

/** A flashed model in a thread of its own. */
export class ModelThread {
  readonly #options: ThreadOptions;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #end: string | undefined;

  /** What the model runs by, with its version. */
  readonly opened: Promise<string>;

  constructor(options: ThreadOptions) {
    this.#options = options;
    const { modelsFolder, folder, dtype, tokensMax, outputs, packageUrl } = options;
    const workerData: ThreadData = { modelsFolder, folder, dtype, tokensMax, outputs, packageUrl };
    // What other people wrote sees no key of this box, and writes nothing into its log.
    const alone = { env: {}, stdout: true, stderr: true, stdin: false };
    this.#worker = new Worker(new URL('thread.ts', import.meta.url), { ...alone, workerData });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.opened = promise;
    const forget = options.after(options.loadMsMax, () => {
      reject(new NoModel('slow', `It was not loaded within ${options.loadMsMax / 1_000} s.`));
      this.close();
    });
    const failed = (what: NoModel['what'], cause: string): void => {
      forget();
      reject(new NoModel(what, cause));
      this.#ended(cause);
    };
    this.#worker.on('message', (told: Told) => {
      if (told.kind === 'ready') {
        forget();
        resolve(told.madeBy);
      } else if (told.kind === 'not-ready') failed(told.what, told.cause);
      else if (told.kind === 'network') failed('package', 'It tried to reach a network.');
      else if (told.kind === 'answer') this.#take(told.id)?.resolve(told.outputs);
      else this.#take(told.id)?.reject(new NoAnswer(`It failed on a sentence (${told.cause}).`));
    });
    this.#worker.once('error', (error) => failed('model', `Its thread died (${(error as Error).name}).`));
    this.#worker.once('exit', (code) => failed('model', `Its thread ended (${code}).`));
  }

  /** @throws NoAnswer where it fails, takes too long, or the thread has ended. */
  ask(text: string): Promise<Outputs> {
    if (this.#end !== undefined) return Promise.reject(new NoAnswer(this.#end));
    const { after, answerMsMax } = this.#options;
    this.#asked += 1;
    const id = this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<Outputs>();
    const forget = after(answerMsMax, () =>
      this.#take(id)?.reject(new NoAnswer(`It took more than ${answerMsMax} ms for a sentence.`)),
    );
    this.#waiting.set(id, { resolve, reject, forget });
    this.#worker.postMessage({ id, text });
    return promise;
  }

  close(): void {
    this.#stop('The box stops.');
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.forget();
    return waiting;
  }

  #ended(cause: string): void {
    if (this.#end !== undefined) return;
    this.#stop(cause);
    this.#options.broke(cause);
  }

  #stop(cause: string): void {
    this.#end ??= cause;
    void this.#worker.terminate();
    for (const id of this.#waiting.keys()) this.#take(id)?.reject(new NoAnswer(cause));
  }
}
