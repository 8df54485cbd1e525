/**
 * Goes through what is due, again and again: every so often and whenever asked, never twice at a time, and once more at the end
 * where it was asked meanwhile or a round has come across more than it took.
 */
export class Rounds {
  readonly #everyMs: number;
  readonly #round: () => Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #going: Promise<void> | undefined;
  #isAsked = false;
  #isClosed = false;

  /** @param round Takes what is due. @returns whether there may be more. */
  constructor(everyMs: number, round: () => Promise<boolean>) {
    this.#everyMs = everyMs;
    this.#round = round;
  }

  get isStarted(): boolean {
    return this.#timer !== undefined;
  }

  /** Begins with what a former run left. */
  start(): void {
    this.#timer = setInterval(() => void this.now(), this.#everyMs);
    void this.now();
  }

  /** Resolves once nothing is due. */
  async now(): Promise<void> {
    this.#isAsked = true;
    this.#going ??= this.#go().finally(() => {
      this.#going = undefined;
    });
    await this.#going;
  }

  /** Waits for the round that is going on; there is none after it. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#isClosed = true;
    await this.#going;
  }

  async #go(): Promise<void> {
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      this.#isAsked = (await this.#round()) || this.#isAsked;
    }
  }
}
