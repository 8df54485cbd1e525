/** Runs so many pieces of work at a time, lets some wait in line, and turns the rest away. */
export class FewAtOnce {
  readonly #atOnce: number;
  readonly #inLine: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ atOnce, inLine }: { atOnce: number; inLine: number }) {
    this.#atOnce = atOnce;
    this.#inLine = inLine;
  }

  /** @returns undefined when the line is full. */
  run<Result>(work: () => Promise<Result>): Promise<Result> | undefined {
    if (this.#running >= this.#atOnce && this.#waiting.length >= this.#inLine) return undefined;
    return this.#inTurn(work);
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#atOnce) await new Promise<void>((next) => this.#waiting.push(next));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
