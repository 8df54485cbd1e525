import { describe, expect, test } from 'vitest';
import { chirp, echoOf } from './echo.ts';
import { levelOf } from './level.ts';

const rate = 24_000;
const played = chirp(rate);
/** The same every time: a room's hum and hiss. */
const room = (loudness: number) => {
  let seed = 7;
  return Int16Array.from({ length: rate }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round((seed / 1_073_741_824 - 1) * loudness);
  });
};
const withEcho = (heard: Int16Array, gain: number, lag: number) => {
  const mixed = Int16Array.from(heard);
  for (const [index, sample] of played.entries()) mixed[lag + index]! += Math.round(sample * gain);
  return mixed;
};

describe('the echo test', () => {
  test('passes in a room where nothing of it comes back', () => {
    expect(echoOf(played, room(400), rate)).toMatchObject({ verdict: 'quiet' });
  });

  test('finds an echo at half its loudness, and how late it comes', () => {
    const found = echoOf(played, withEcho(room(400), 0.5, 2_400), rate);
    expect(found).toMatchObject({ verdict: 'echo', lagMs: 100 });
    expect(found).toHaveProperty('echoDb', -6);
  });

  test('lets an echo pass that no one would hear', () => {
    expect(echoOf(played, withEcho(room(40), 0.005, 2_400), rate)).toMatchObject({ verdict: 'quiet' });
  });

  test('says nothing of a microphone that hears nothing at all', () => {
    expect(echoOf(played, new Int16Array(rate), rate)).toEqual({ verdict: 'deaf' });
  });
});

test('a meter shows the loudest moment beside the loudness', () => {
  expect(levelOf(Int16Array.of(0, 0, 0, -16_384))).toEqual({ rms: 0.25, peak: 0.5 });
});
