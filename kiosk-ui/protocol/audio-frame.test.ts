import { expect, test } from 'vitest';
import { audioKind, decodeFrame, encodeFrame, frameBytes, type AudioFrame } from './audio-frame.ts';

const frame: AudioFrame = {
  kind: audioKind.captured,
  last: false,
  sequence: 4_000_000_000,
  atUs: 1_795_257_600_123_456,
  pcm: new Uint8Array(960).map((_, index) => index),
};

test('a frame comes out as it went in, at any place of a larger buffer', () => {
  expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  const padded = new Uint8Array(1_000);
  padded.set(encodeFrame(frame), 3);
  expect(decodeFrame(padded.subarray(3, 3 + frameBytes))).toEqual(frame);
  expect(decodeFrame(encodeFrame({ ...frame, last: true, pcm: new Uint8Array(0) }))).toMatchObject({ last: true });
});

test('the head is laid out as the protocol says', () => {
  const bytes = Buffer.from(encodeFrame({ ...frame, kind: audioKind.played, last: true, sequence: 258, atUs: 3 }));
  expect(bytes.subarray(0, 16).toString('hex')).toBe('02010000020100000300000000000000');
});

test.each([
  ['too short for its head', new Uint8Array(15)],
  ['longer than 20 ms', encodeFrame({ ...frame, pcm: new Uint8Array(962) })],
  ['half a sample', encodeFrame({ ...frame, pcm: new Uint8Array(7) })],
  ['of an unknown kind', encodeFrame({ ...frame, kind: 3 as never })],
])('a message %s is no frame', (_, bytes) => {
  expect(decodeFrame(bytes)).toBeUndefined();
});

test('a flag that nobody knows makes it no frame', () => {
  const bytes = encodeFrame(frame);
  bytes[1] = 0x80;
  expect(decodeFrame(bytes)).toBeUndefined();
});
