import { expect, test } from 'vitest';
import { Framer } from './framer.ts';

test('a microphone’s blocks become frames of 20 ms that say when each began', () => {
  const framer = new Framer(480, 24_000);
  const frames = [];
  let value = 0;
  for (let block = 0; block < 15; block += 1) {
    const samples = Float32Array.from({ length: 128 }, () => (value++ % 1_000) / 32_768);
    frames.push(...framer.push(samples, (block * 128 * 1_000_000) / 24_000));
  }
  expect(frames.map(({ atUs }) => Math.round(atUs))).toEqual([0, 20_000, 40_000, 60_000]);
  expect(frames.flatMap(({ samples }) => [...samples])).toEqual(Array.from({ length: 1_920 }, (_, n) => n % 1_000));
});

test('too loud is cut, never turned round', () => {
  const [frame] = new Framer(4, 24_000).push(Float32Array.of(2, -2, 1, -1), 0);
  expect([...(frame?.samples ?? [])]).toEqual([32_767, -32_768, 32_767, -32_768]);
});

test('a frame in a block without a break keeps the block’s own time', () => {
  const framer = new Framer(480, 24_000);
  framer.push(new Float32Array(400), 1_000_000);
  const [frame] = framer.push(new Float32Array(128), 5_000_000);
  expect(Math.round(frame?.atUs ?? 0)).toBe(5_000_000 - Math.round((400 * 1_000_000) / 24_000));
});
