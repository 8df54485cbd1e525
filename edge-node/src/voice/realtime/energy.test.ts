import { expect, test } from 'vitest';
import type { Change } from './energy.ts';
import { listen, quiet } from './energy.ts';

const settings = { threshold: 0.5, prefixPaddingMs: 300, silenceMs: 500 };

/** A tone of the given peak. */
function tone(ms: number, peak: number): Buffer {
  const pcm = Buffer.alloc(ms * 48);
  for (let at = 0; at < ms * 24; at += 1) pcm.writeInt16LE(Math.round(peak * Math.sin(at / 10)), at * 2);
  return pcm;
}

function changes(pcm: Buffer, pieceBytes = pcm.length): Change[] {
  const all: Change[] = [];
  let energy = quiet;
  for (let at = 0; at < pcm.length; at += pieceBytes) {
    const heard = listen(energy, pcm.subarray(at, at + pieceBytes), settings);
    energy = heard.energy;
    all.push(...heard.changes);
  }
  return all;
}

const talk = Buffer.concat([tone(1000, 0), tone(600, 8000), tone(300, 0), tone(400, 8000), tone(800, 0)]);

test('speech begins with its first sound, less the padding, and ends after the silence; a pause is part of it', () => {
  expect(changes(talk)).toEqual([
    { kind: 'started', atMs: 700 },
    { kind: 'stopped', atMs: 2800 },
  ]);
});

test('audio may be cut anywhere, even within a sample', () => {
  expect(changes(talk, 7)).toEqual(changes(talk));
});

test('a click, and a hum below the threshold, are no speech', () => {
  expect(changes(Buffer.concat([tone(40, 20_000), tone(500, 0), tone(1000, 300)]))).toEqual([]);
});
