/** Zero crossings of the kernel on each side: steep enough for speech. */
const reach = 12;

/**
 * Turns a stream of one rate into another, block by block, for a sound card that does not run at the rate of speech. What it
 * gives lags behind by half its kernel.
 */
export class Resampler {
  readonly #step: number;
  readonly #cutoff: number;
  readonly #half: number;
  #held: Float32Array;
  /** Where the next sample lies among those held. */
  #position: number;

  constructor(fromRate: number, toRate: number) {
    this.#step = fromRate / toRate;
    this.#cutoff = Math.min(1, toRate / fromRate);
    this.#half = Math.ceil(reach / this.#cutoff);
    this.#held = new Float32Array(this.#half);
    this.#position = this.#half;
  }

  push(block: Float32Array): Float32Array {
    const held = new Float32Array(this.#held.length + block.length);
    held.set(this.#held);
    held.set(block, this.#held.length);
    const made: number[] = [];
    while (this.#position + this.#half < held.length) {
      made.push(this.#at(held));
      this.#position += this.#step;
    }
    const done = Math.max(0, Math.floor(this.#position) - this.#half);
    this.#held = held.slice(done);
    this.#position -= done;
    return Float32Array.from(made);
  }

  #at(held: Float32Array): number {
    const middle = Math.floor(this.#position);
    let sum = 0;
    let weights = 0;
    for (let index = Math.max(0, middle - this.#half + 1); index <= middle + this.#half; index += 1) {
      const weight = this.#kernel(index - this.#position);
      sum += (held[index] ?? 0) * weight;
      weights += weight;
    }
    return weights === 0 ? 0 : sum / weights;
  }

  /** A sinc under a Hann window. */
  #kernel(distance: number): number {
    const x = distance * this.#cutoff;
    if (Math.abs(x) >= reach) return 0;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach));
  }
}
