import { asRefusal, type Refused } from './refused.ts';

/** Something that a server tells, as it last told it; what was read stays on the page while it is read anew. */
export class Loaded<T> {
  readonly #read: () => Promise<T>;
  value: T | undefined = $state.raw();
  refusal: Refused | null = $state.raw(null);
  isLoading = $state.raw(false);
  #asked = 0;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.isLoading = true;
    try {
      const value = await this.#read();
      if (asked !== this.#asked) return;
      this.value = value;
      this.refusal = null;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    } finally {
      if (asked === this.#asked) this.isLoading = false;
    }
  }

  forget(): void {
    this.#asked += 1;
    this.value = undefined;
    this.refusal = null;
    this.isLoading = false;
  }
}

/** Something that a person asked a server to do: under way, refused, or done. */
export class Deed {
  isRunning = $state.raw(false);
  refusal: Refused | null = $state.raw(null);

  /** @returns Whether it was done. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isRunning) return false;
    this.isRunning = true;
    this.refusal = null;
    try {
      await work();
      return true;
    } catch (error) {
      const refusal = asRefusal(error);
      // Who closes the question of who they are knows that nothing was done.
      if (refusal.code !== 'step-up-declined') this.refusal = refusal;
      return false;
    } finally {
      this.isRunning = false;
    }
  }
}
