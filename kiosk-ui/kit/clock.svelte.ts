/** The server's clock, a second at a time: this machine's own may be wrong. */
class Clock {
  #here = $state.raw(Date.now());
  #serverAhead = $state.raw(0);
  /** Unix ms. */
  readonly now = $derived(this.#here + this.#serverAhead);

  constructor() {
    setInterval(() => (this.#here = Date.now()), 1_000);
  }

  /** @param serverTime What the server's clock says now, Unix ms. */
  set(serverTime: number): void {
    this.#here = Date.now();
    this.#serverAhead = serverTime - this.#here;
  }
}

export const clock = new Clock();
