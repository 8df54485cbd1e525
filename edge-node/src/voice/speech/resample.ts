/** Taps on each side of a sample, at the lower of both rates. */
const halfTaps = 12;
/** Of the window: side lobes about 70 dB down. */
const kaiserBeta = 7;
/** Of the lower rate's band: what is left for the filter to fall within. */
const passed = 0.9;
const silent = new Int16Array(0);

/**
 * Changes the rate of PCM16 that comes in pieces. Where the pieces are cut makes no difference, and after any time the output is
 * as long as it should be to a sample: positions are counted in whole numbers.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #half: number;
  /** A filter for each position of an output sample between two input samples. */
  readonly #phases: readonly Float64Array[];
  /** Input from sample number `#keptFrom` on; before the first sample it was silent. */
  #kept: Int16Array;
  #keptFrom: number;
  #given = 0;
  #made = 0;

  /** @param fromHz @param toHz Whole numbers. */
  constructor(fromHz: number, toHz: number) {
    const shared = greatestDivisor(fromHz, toHz);
    this.#up = toHz / shared;
    this.#down = fromHz / shared;
    const narrow = Math.min(1, toHz / fromHz);
    this.#half = Math.ceil(halfTaps / narrow);
    this.#phases = fromHz === toHz ? [] : filters(this.#up, this.#half, narrow * passed);
    this.#kept = new Int16Array(this.#half);
    this.#keptFrom = -this.#half;
  }

  push(samples: Int16Array): Int16Array {
    if (this.#phases.length === 0) return samples;
    this.#given += samples.length;
    return this.#make(samples, this.#given - this.#half);
  }

  /** What is left when nothing more comes. */
  end(): Int16Array {
    if (this.#phases.length === 0) return silent;
    return this.#make(new Int16Array(this.#half), this.#given);
  }

  /** @param before Output up to this place of the input. */
  #make(samples: Int16Array, before: number): Int16Array {
    const kept = new Int16Array(this.#kept.length + samples.length);
    kept.set(this.#kept);
    kept.set(samples, this.#kept.length);
    const count = Math.max(0, Math.ceil((before * this.#up) / this.#down) - this.#made);
    const made = new Int16Array(count);
    for (let index = 0; index < count; index += 1) {
      const position = this.#made * this.#down;
      const whole = Math.floor(position / this.#up);
      made[index] = this.#sample(kept, whole - this.#half + 1 - this.#keptFrom, position % this.#up);
      this.#made += 1;
    }
    const next = Math.floor((this.#made * this.#down) / this.#up) - this.#half + 1;
    const dropped = Math.min(kept.length, Math.max(0, next - this.#keptFrom));
    this.#kept = kept.slice(dropped);
    this.#keptFrom += dropped;
    return made;
  }

  #sample(kept: Int16Array, from: number, phase: number): number {
    const filter = this.#phases[phase] ?? [];
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap += 1) sum += (kept[from + tap] ?? 0) * (filter[tap] ?? 0);
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
}

/** What was once reckoned: it takes longer than the sound of a word. */
const filtersByShape = new Map<string, readonly Float64Array[]>();

/** @param band Of the input's own band: 1 is all of it. */
function filters(up: number, half: number, band: number): readonly Float64Array[] {
  const shape = `${up} ${half} ${band}`;
  const known = filtersByShape.get(shape);
  if (known !== undefined) return known;
  const made = Array.from({ length: up }, (_, phase) => {
    const filter = new Float64Array(half * 2);
    for (let tap = 0; tap < filter.length; tap += 1) {
      const distance = tap - half + 1 - phase / up;
      filter[tap] = band * sinc(band * distance) * kaiser(distance / half);
    }
    const level = filter.reduce((sum, each) => sum + each, 0);
    return filter.map((each) => each / level);
  });
  filtersByShape.set(shape, made);
  return made;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(kaiserBeta * Math.sqrt(1 - x * x)) / bessel(kaiserBeta);
}

/** The modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let index = 1; term > sum * 1e-12; index += 1) {
    term *= (x / (2 * index)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
