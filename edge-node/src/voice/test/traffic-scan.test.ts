import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { chanceOf } from '../../../../sync/sim/chance.ts';
import { expect, test } from 'vitest';
import { type Leak, TrafficScan } from './traffic-scan.ts';

const key = 'sk-proj-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
const chance = chanceOf('traffic');
/** A second of noise, as a microphone makes it. */
const noise = Buffer.from(Array.from({ length: 48_000 }, () => Math.floor(chance() * 256)));

function scanner(): TrafficScan {
  const scan = new TrafficScan({ keys: [key] });
  for (let at = 0; at < noise.length; at += 960) scan.heard(noise.subarray(at, at + 960));
  return scan;
}
const what = (leaks: readonly Leak[]): string[] => leaks.map((leak) => leak.what);
const inLog = (text: string | Buffer): string[] =>
  what(scanner().of({ where: 'log', bytes: Buffer.from(text as string), mayCarryAudio: false }));

test('an ordinary conversation and its log hold neither key nor audio file', () => {
  const frame = encodeFrame({ kind: 1, last: false, sequence: 7, atUs: 1, pcm: noise.subarray(0, 960) });
  const message = JSON.stringify({ type: 'talk-caption', text: 'Bonjour Marie, tu veux ma clé ?' });
  const bytes = Buffer.concat([frame, Buffer.from(message)]);
  expect(scanner().of({ where: 'kiosk', bytes, mayCarryAudio: true })).toEqual([]);
  expect(inLog(`{"level":40,"msg":"the cloud is lost","session":"0193"} ${'A'.repeat(2000)}`)).toEqual([]);
});

test.each<[string, string | Buffer]>([
  ['as it is', `Authorization: Bearer ${key}`],
  ['in part', `key ${key.slice(9, 25)}…`],
  ['in base64', Buffer.from(`xy{"key":"${key}"}`).toString('base64')],
  ['in hex', Buffer.from(key).toString('hex')],
  ['in UTF-16', Buffer.from(key, 'utf16le')],
])('a planted key is found %s, in a log and within frames of audio', (_how, planted) => {
  expect(inLog(planted)).toEqual(['key']);
  const bytes = Buffer.concat([noise.subarray(0, 333), Buffer.from(planted as string), noise.subarray(0, 100)]);
  const found = scanner().of({ where: 'kiosk', bytes, mayCarryAudio: true });
  expect(what(found)).toEqual(['key']);
  expect(JSON.stringify(found)).not.toContain(key.slice(5, 20));
});

test.each<[string, Buffer]>([
  ['a WAV file', Buffer.concat([Buffer.from('RIFF\x24\x08\0\0WAVEfmt ', 'latin1'), Buffer.alloc(64)])],
  ['an Ogg file', Buffer.from('....OggS\0\x02', 'latin1')],
  ['a WebM file', Buffer.from('\x1aE\xdf\xa3\x01', 'latin1')],
  ['a WAV file in base64', Buffer.from(`"${Buffer.from('RIFF\x24\x08\0\0WAVE').toString('base64')}"`)],
])('%s is found where no audio may be', (_what, planted) => {
  expect(inLog(planted)).toEqual(['audio-file']);
});

test('audio that went over the wire is found again: raw at any place, and in base64 at any place', () => {
  for (const skip of [0, 1, 2, 3, 317]) {
    const piece = noise.subarray(5000 + skip, 5000 + skip + 800);
    expect(inLog(Buffer.concat([Buffer.alloc(skip, 7), piece]))).toEqual(['audio-heard']);
    expect(inLog(`${'x'.repeat(skip)}${piece.toString('base64')}`), `base64 after ${skip}`).toEqual(['audio-heard']);
  }
  // As long as a click, or silence: no finding.
  expect(inLog(noise.subarray(5000, 5100))).toEqual([]);
  expect(inLog(Buffer.alloc(10_000))).toEqual([]);
});

test('every file below a folder is looked at, and named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'));
  try {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'clean.db'), Buffer.alloc(100_000, 'page'));
    expect(await scanner().ofFolder(folder)).toEqual([]);
    await writeFile(join(folder, 'deep', 'box.db-wal'), Buffer.concat([Buffer.alloc(4096), Buffer.from(key), noise]));
    expect(await scanner().ofFolder(folder)).toEqual([
      { where: join(folder, 'deep', 'box.db-wal'), at: 4096, what: 'key' },
      expect.objectContaining({ what: 'audio-heard' }),
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
