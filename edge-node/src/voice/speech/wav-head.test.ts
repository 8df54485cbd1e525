import { expect, test } from 'vitest';
import { readWavHead } from './wav-head.ts';

interface Format {
  coding?: number;
  channels?: number;
  rate?: number;
  bits?: number;
  before?: Buffer;
}

function wav({ coding = 1, channels = 1, rate = 22_050, bits = 16, before = Buffer.alloc(0) }: Format = {}): Buffer {
  const format = Buffer.alloc(24);
  format.write('fmt ');
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(coding, 8);
  format.writeUInt16LE(channels, 10);
  format.writeUInt32LE(rate, 12);
  format.writeUInt16LE(bits, 22);
  const data = Buffer.from('data\u0000\u0000\u0000\u0000ab', 'latin1');
  return Buffer.concat([Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVE', 'latin1'), before, format, data]);
}

const note = Buffer.from('LIST\u0003\u0000\u0000\u0000abc\u0000', 'latin1');

test('a head is read whichever way it is cut, also with notes before it', () => {
  for (const whole of [wav(), wav({ before: note })]) {
    for (let length = 0; length < whole.length - 2; length += 1) {
      expect(readWavHead(whole.subarray(0, length))).toEqual({ kind: 'more' });
    }
    expect(readWavHead(whole)).toEqual({ kind: 'head', sampleRate: 22_050, dataAt: whole.length - 2 });
  }
});

test.each([
  ['two channels', wav({ channels: 2 })],
  ['eight bits', wav({ bits: 8 })],
  ['floating point', wav({ coding: 3 })],
  ['an impossible rate', wav({ rate: 12 })],
  ['another format', Buffer.from('OggS and what follows')],
  [
    'samples before their format',
    Buffer.concat([Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVEdata\u0000\u0000\u0000\u0000', 'latin1')]),
  ],
  [
    'a head without an end',
    Buffer.concat([
      Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVELIST\u0000\u0000\u0010\u0000', 'latin1'),
      Buffer.alloc(64),
    ]),
  ],
])('%s is refused', (_, bytes) => {
  expect(readWavHead(bytes).kind).toBe('refused');
});
