import { decibels } from './level.ts';

/** What the test plays: short enough to be no nuisance, wide enough that no room swallows it. */
export const chirpMs = 400;

/** A tone that rises from 400 to 3,600 Hz, fading in and out. */
export function chirp(rate: number): Int16Array<ArrayBuffer> {
  const length = Math.round((chirpMs / 1000) * rate);
  const samples = new Int16Array(length);
  const [low, high] = [400, 3600];
  for (let index = 0; index < length; index += 1) {
    const t = index / rate;
    const seconds = length / rate;
    const phase = 2 * Math.PI * (low * t + ((high - low) * t * t) / (2 * seconds));
    const edge = Math.min(1, index / (rate * 0.02), (length - index) / (rate * 0.02));
    samples[index] = Math.round(Math.sin(phase) * edge * 16_384);
  }
  return samples;
}

export type EchoVerdict =
  /** The microphone does not hear the loudspeaker: a member may interrupt by speaking. */
  | { readonly verdict: 'quiet'; readonly echoDb: number }
  | { readonly verdict: 'echo'; readonly echoDb: number; readonly lagMs: number }
  /** Not even a room's own noise came: nothing is known. */
  | { readonly verdict: 'deaf' };

/** An echo weaker than this starts no turn of its own. */
const harmlessDb = -35;
/** Below this it may be chance. */
const certainDb = 8;

/**
 * How much of what was played came back: the chirp is looked for at every lag, and what is found is measured against what was
 * played.
 */
export function echoOf(played: Int16Array, heard: Int16Array, rate: number): EchoVerdict {
  if (!heard.some((sample) => sample !== 0)) return { verdict: 'deaf' };
  let energy = 0;
  for (const sample of played) energy += sample * sample;
  let best = 0;
  let bestLag = 0;
  let sum = 0;
  let lags = 0;
  // Every second sample and every second lag: the chirp stays far below a quarter of the rate.
  for (let lag = 0; lag + played.length <= heard.length; lag += 2) {
    let product = 0;
    for (let index = 0; index < played.length; index += 2) product += (played[index] ?? 0) * (heard[lag + index] ?? 0);
    const gain = Math.abs((product * 2) / energy);
    sum += gain;
    lags += 1;
    if (gain > best) [best, bestLag] = [gain, lag];
  }
  if (lags === 0) return { verdict: 'deaf' };
  const echoDb = Math.round(decibels(best));
  const aboveChanceDb = decibels(best) - decibels(sum / lags);
  return echoDb > harmlessDb && aboveChanceDb > certainDb
    ? { verdict: 'echo', echoDb, lagMs: Math.round((bestLag / rate) * 1000) }
    : { verdict: 'quiet', echoDb };
}
