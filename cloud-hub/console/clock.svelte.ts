/** The hub's clock, a second at a time: this machine's own may be wrong. */
class Clock {
  #here = $state.raw(Date.now());
  #hubAhead = $state.raw(0);
  /** Unix ms. */
  readonly now = $derived(this.#here + this.#hubAhead);

  constructor() {
    setInterval(() => (this.#here = Date.now()), 1_000);
  }

  /** @param hubTime What the hub's clock says now, Unix ms. */
  set(hubTime: number): void {
    this.#here = Date.now();
    this.#hubAhead = hubTime - this.#here;
  }
}

export const clock = new Clock();
