/** How loud a block is, from 0 to 1: what a meter shows and its highest point. */
export interface Level {
  readonly rms: number;
  readonly peak: number;
}

export function levelOf(samples: Int16Array): Level {
  let squares = 0;
  let peak = 0;
  for (const sample of samples) {
    const value = Math.abs(sample) / 32_768;
    squares += value * value;
    peak = Math.max(peak, value);
  }
  return { rms: samples.length === 0 ? 0 : Math.sqrt(squares / samples.length), peak };
}

/** Decibels under full scale, never below −90. */
export const decibels = (value: number): number => Math.max(-90, 20 * Math.log10(Math.max(value, 1e-9)));
