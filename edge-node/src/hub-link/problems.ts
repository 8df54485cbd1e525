import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** Something between box and hub that does not work now, and is tried again. */
export interface Problem {
  /** Which part, such as `upload` or `members`. */
  readonly what: string;
  readonly cause: string;
  /** What a person can do; null where only waiting helps. */
  readonly remedy: string | null;
  /** Unix ms. */
  readonly since: number;
}

/** What does not work now, each told once when it begins and kept in view until it works again. */
export class Problems {
  readonly #now: () => number;
  readonly #began: (problem: Problem, error: unknown) => void;
  readonly #byPart = new Map<string, Problem>();

  constructor(now: () => number, began: (problem: Problem, error: unknown) => void) {
    this.#now = now;
    this.#began = began;
  }

  failed(what: string, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error);
    if (this.#byPart.get(what)?.cause === cause) return;
    const remedy = error instanceof RequestRefused ? error.remedy : null;
    const problem: Problem = { what, cause, remedy, since: this.#now() };
    this.#byPart.set(what, problem);
    this.#began(problem, error);
  }

  worked(what: string): void {
    this.#byPart.delete(what);
  }

  /** Nothing else counts any more. */
  only(what: string, error: unknown): void {
    for (const other of this.#byPart.keys()) if (other !== what) this.#byPart.delete(other);
    this.failed(what, error);
  }

  get current(): Problem[] {
    return [...this.#byPart.values()];
  }
}
