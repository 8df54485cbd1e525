import { expect, test } from 'vitest';
import { OutgoingFrames } from './outgoing-frames.ts';

const frame = (n: number) => Uint8Array.of(n, 0, 0, 0, 0, 0, 0, 0, 0, 0);

test('while the line keeps up, every frame goes at once', () => {
  const frames = new OutgoingFrames(500);
  expect(frames.push(frame(1), 0)).toEqual([frame(1)]);
  expect(frames.push(frame(2), 20)).toEqual([frame(2)]);
  expect(frames.dropped).toBe(0);
});

test('frames that wait go in their order as soon as the line moves', () => {
  const frames = new OutgoingFrames(500);
  expect(frames.push(frame(1), 100)).toEqual([]);
  expect(frames.push(frame(2), 100)).toEqual([]);
  expect(frames.push(frame(3), 0)).toEqual([frame(1), frame(2), frame(3)]);
});

test('beyond one second the oldest are given up, and counted', () => {
  const frames = new OutgoingFrames(100);
  for (let n = 1; n <= 10; n += 1) expect(frames.push(frame(n), 60)).toEqual([]);
  expect(frames.dropped).toBe(6);
  const sent = [1, 2].flatMap(() => frames.push(frame(11), 0));
  expect(sent[0]).toEqual(frame(7));
});
