import type { BadgeForm } from '@jarvis-edge/sync/badge-number.ts';

/** Sooner than a profile that was read grows too old, ms. */
const roundEveryMs = 4 * 60_000;
/** After a change, others often follow, ms. */
const afterChangeMs = 1000;
/** Between two slices taps go first: a tap that comes meanwhile waits for so many look-ups at most. */
const badgesAtOnce = 20;

export interface ReadAheadDeps {
  /** Reads some badges after the one named. @returns Where to go on, or undefined at the end. */
  readonly readSome: (form: BadgeForm, after: string, limit: number) => string | undefined;
  /** What the readers of this box report. */
  readonly form: BadgeForm;
}

/** Keeps whom the badges of the gym name in memory, in slices that no tap waits for. */
export class ReadAhead {
  readonly #deps: ReadAheadDeps;
  #round: NodeJS.Timeout | undefined;
  #slice: NodeJS.Immediate | undefined;

  constructor(deps: ReadAheadDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#readFrom('');
  }

  /** Call when profiles were forgotten. */
  changed(): void {
    clearImmediate(this.#slice);
    this.#beginIn(afterChangeMs);
  }

  stop(): void {
    clearImmediate(this.#slice);
    clearTimeout(this.#round);
  }

  #beginIn(ms: number): void {
    clearTimeout(this.#round);
    this.#round = setTimeout(() => this.#readFrom(''), ms);
  }

  #readFrom(after: string): void {
    const next = this.#deps.readSome(this.#deps.form, after, badgesAtOnce);
    if (next === undefined) this.#beginIn(roundEveryMs);
    else this.#slice = setImmediate(() => this.#readFrom(next));
  }
}
