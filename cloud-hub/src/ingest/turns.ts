/** Work for one key is done in the order in which it was asked for, one after the other. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param work May pass the turn on before it has ended. */
  async take<Result>(key: string, work: (passOn: () => void) => Promise<Result>): Promise<Result> {
    const passed = Promise.withResolvers<void>();
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(() => work(passed.resolve));
    const ended = Promise.race([passed.promise, turn.catch(() => undefined)]);
    this.#last.set(key, ended);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    }
  }
}
