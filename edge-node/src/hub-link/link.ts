/** Whether box and hub can reach each other. */
export interface LinkState {
  readonly state: 'up' | 'down';
  /** Unix ms. */
  readonly since: number;
  /** Why the last exchange failed, in English; null while up. */
  readonly cause: string | null;
}

/** What every exchange with the hub shows of the cable, put together. */
export class Link {
  readonly #now: () => number;
  readonly #changed: (link: LinkState) => void;
  #state: LinkState;

  /** @param now Unix ms. */
  constructor(now: () => number, changed: (link: LinkState) => void) {
    this.#now = now;
    this.#changed = changed;
    this.#state = { state: 'down', since: now(), cause: 'The hub has not been reached yet.' };
  }

  get state(): LinkState {
    return this.#state;
  }

  /** @param error What an exchange failed with; undefined when the hub answered. */
  exchanged(error: unknown): void {
    const state = error === undefined ? 'up' : 'down';
    const cause = error === undefined ? null : error instanceof Error ? error.message : String(error);
    if (state === this.#state.state) {
      this.#state = { ...this.#state, cause };
      return;
    }
    this.#state = { state, since: this.#now(), cause };
    this.#changed(this.#state);
  }
}
