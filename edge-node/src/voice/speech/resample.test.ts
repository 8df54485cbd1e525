import { expect, test } from 'vitest';
import { Resampler } from './resample.ts';

const sine = (hz: number, rate: number, seconds: number, level = 16_000): Int16Array =>
  Int16Array.from({ length: Math.round(rate * seconds) }, (_, index) =>
    Math.round(level * Math.sin((2 * Math.PI * hz * index) / rate)),
  );

function resampled(samples: Int16Array, fromHz: number, toHz: number, pieceSamples = samples.length): Int16Array {
  const resampler = new Resampler(fromHz, toHz);
  const pieces: number[] = [];
  for (let at = 0; at < samples.length; at += pieceSamples) {
    for (const sample of resampler.push(samples.subarray(at, at + pieceSamples))) pieces.push(sample);
  }
  for (const sample of resampler.end()) pieces.push(sample);
  return Int16Array.from(pieces);
}

/** The level of one frequency in the middle of a sound, and where in its wave it is. */
function toneAt(samples: Int16Array, hz: number, rate: number): { level: number; phase: number } {
  const [from, count] = [Math.floor(samples.length / 4), Math.floor(samples.length / 2)];
  let [re, im, weights] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / count);
    const angle = (2 * Math.PI * hz * (from + index)) / rate;
    re += weight * (samples[from + index] ?? 0) * Math.sin(angle);
    im += weight * (samples[from + index] ?? 0) * Math.cos(angle);
    weights += weight;
  }
  return { level: (2 * Math.hypot(re, im)) / weights, phase: Math.atan2(im, re) };
}

test.each([
  [22_050, 24_000],
  [16_000, 24_000],
  [44_100, 24_000],
  [24_000, 16_000],
])('a tone keeps its pitch, its level and its place from %i to %i Hz', (from, to) => {
  for (const hz of [100, 440, 3_000, 6_000]) {
    const { level, phase } = toneAt(resampled(sine(hz, from, 1), from, to), hz, to);
    expect(level / 16_000).toBeGreaterThan(0.99);
    expect(level / 16_000).toBeLessThan(1.01);
    expect(Math.abs(phase)).toBeLessThan(0.01);
  }
});

test('a tone leaves no mirror image that one could hear', () => {
  const made = resampled(sine(9_000, 22_050, 1), 22_050, 24_000);
  // 22,050 − 9,000 = 13,050 Hz, which shows as 24,000 − 13,050 Hz.
  expect(20 * Math.log10(toneAt(made, 10_950, 24_000).level / 16_000)).toBeLessThan(-60);
  const fromHigh = resampled(sine(15_000, 44_100, 1), 44_100, 24_000);
  expect(20 * Math.log10(toneAt(fromHigh, 9_000, 24_000).level / 16_000)).toBeLessThan(-60);
});

test('after a minute it has not drifted by a sample', () => {
  const made = resampled(sine(1_000, 22_050, 60), 22_050, 24_000, 4_410);
  expect(made).toHaveLength(24_000 * 60);
  const lastSecond = made.subarray(-24_000);
  const { level, phase } = toneAt(lastSecond, 1_000, 24_000);
  expect(level / 16_000).toBeGreaterThan(0.99);
  expect(Math.abs(phase)).toBeLessThan(0.01);
});

test('where the pieces are cut makes no difference', () => {
  const spoken = sine(437, 22_050, 0.2);
  const whole = resampled(spoken, 22_050, 24_000);
  for (const pieceSamples of [1, 7, 147, 441, 1_000]) {
    expect(resampled(spoken, 22_050, 24_000, pieceSamples)).toEqual(whole);
  }
});

test('the loudest sound is bent at the limit, never turned around', () => {
  const made = resampled(
    Int16Array.from({ length: 4_000 }, (_, index) => (Math.floor(index / 50) % 2 === 0 ? 32_767 : -32_768)),
    22_050,
    24_000,
  );
  for (let index = 4; index < 50; index += 1) expect(made[index]).toBeGreaterThan(20_000);
});

test('what has the right rate passes as it is, and nothing becomes nothing', () => {
  const spoken = sine(437, 24_000, 0.05);
  expect(resampled(spoken, 24_000, 24_000)).toEqual(spoken);
  expect(resampled(new Int16Array(0), 22_050, 24_000)).toHaveLength(0);
});
