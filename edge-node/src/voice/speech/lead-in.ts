/** Below this a voice has not begun. */
const begunAt = 200;

/** Cuts the silence before a voice begins, up to a few milliseconds so that its first sound is whole. */
export class LeadIn {
  readonly #keptSamples: number;
  #waiting: Int16Array | undefined = new Int16Array(0);

  /** @param keptSamples Of silence, before the first sound. */
  constructor(keptSamples: number) {
    this.#keptSamples = keptSamples;
  }

  push(samples: Int16Array): Int16Array {
    if (this.#waiting === undefined) return samples;
    const heard = new Int16Array(this.#waiting.length + samples.length);
    heard.set(this.#waiting);
    heard.set(samples, this.#waiting.length);
    const begins = heard.findIndex((sample) => Math.abs(sample) >= begunAt);
    if (begins === -1) {
      this.#waiting = heard.slice(Math.max(0, heard.length - this.#keptSamples));
      return new Int16Array(0);
    }
    this.#waiting = undefined;
    return heard.slice(Math.max(0, begins - this.#keptSamples));
  }
}
