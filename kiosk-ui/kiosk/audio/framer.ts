export interface Captured {
  /** Of its first sample, µs. */
  readonly atUs: number;
  readonly samples: Int16Array<ArrayBuffer>;
}

/** Cuts what a microphone hears into frames of one size, PCM16. */
export class Framer {
  readonly #size: number;
  readonly #sampleUs: number;
  #frame: Int16Array<ArrayBuffer>;
  #filled = 0;

  /** @param rate Samples a second. */
  constructor(size: number, rate: number) {
    this.#size = size;
    this.#sampleUs = 1_000_000 / rate;
    this.#frame = new Int16Array(size);
  }

  /**
   * @param block Values from −1 to 1; beyond, they are cut.
   * @param atUs When its first sample was captured.
   */
  push(block: Float32Array, atUs: number): Captured[] {
    const frames: Captured[] = [];
    for (const [index, value] of block.entries()) {
      this.#frame[this.#filled] = Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)));
      this.#filled += 1;
      if (this.#filled < this.#size) continue;
      frames.push({ atUs: atUs + (index + 1 - this.#size) * this.#sampleUs, samples: this.#frame });
      this.#frame = new Int16Array(this.#size);
      this.#filled = 0;
    }
    return frames;
  }
}
