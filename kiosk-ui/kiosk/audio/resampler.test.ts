import { expect, test } from 'vitest';
import { Resampler } from './resampler.ts';

const sine = (hertz: number, rate: number, length: number) =>
  Float32Array.from({ length }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate));
const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);

function through(from: number, to: number, samples: Float32Array): Float32Array {
  const resampler = new Resampler(from, to);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += 128) out.push(...resampler.push(samples.subarray(at, at + 128)));
  return Float32Array.from(out);
}

test.each([
  [48_000, 24_000],
  [44_100, 24_000],
  [24_000, 48_000],
])('speech from %i to %i samples a second keeps its length and its loudness', (from, to) => {
  const out = through(from, to, sine(440, from, from));
  expect(Math.abs(out.length - to)).toBeLessThan(80);
  expect(loudness(out.subarray(100, out.length - 100))).toBeCloseTo(Math.SQRT1_2, 2);
});

test('what is too high for the slower rate is not folded into the voice', () => {
  const out = through(48_000, 24_000, sine(17_000, 48_000, 48_000));
  expect(loudness(out.subarray(100, out.length - 100))).toBeLessThan(0.01);
});

test('blocks of any size give the same stream', () => {
  const samples = sine(700, 48_000, 4_800);
  const whole = [...new Resampler(48_000, 24_000).push(samples)];
  expect([...through(48_000, 24_000, samples)]).toEqual(whole);
});
