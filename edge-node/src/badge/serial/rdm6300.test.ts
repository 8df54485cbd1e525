import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reading } from '../reader.ts';
import { encodeRdm6300, Rdm6300Decoder } from './rdm6300.ts';

const hexNumber = fc
  .bigInt({ min: 0n, max: 0xff_ffff_ffffn })
  .map((number) => number.toString(16).toUpperCase().padStart(10, '0'));

/** The frame of card 0001427789 (facility 21, card 51533) as a reader sends it. */
const frame = Buffer.from('02304230303135433934443941 03'.replaceAll(' ', ''), 'hex');
const card: Reading = { kind: 'badge', number: { form: 'em40', hex: '0B0015C94D' } };
const causes = (readings: Reading[]): string[] =>
  readings.flatMap((reading) => (reading.kind === 'noise' ? [reading.cause] : []));

test('the frame of a known card gives its number', () => {
  expect(new Rdm6300Decoder().push(frame)).toEqual([card]);
});

test('the frame written for a number is the one a reader sends', () => {
  expect(Buffer.from(encodeRdm6300('0B0015C94D')).equals(frame)).toBe(true);
});

test('a frame fed one byte at a time gives its number at the last byte, not before', () => {
  const decoder = new Rdm6300Decoder();
  const readings = [...frame].map((byte) => decoder.push(Uint8Array.of(byte)));
  expect(readings.slice(0, -1).flat()).toEqual([]);
  expect(readings.at(-1)).toEqual([card]);
});

test('any numbers, cut anywhere, come out whole and in order', () => {
  fc.assert(
    fc.property(fc.array(hexNumber, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 20 })), (numbers, cuts) => {
      const bytes = Buffer.concat(numbers.map((number) => encodeRdm6300(number)));
      const decoder = new Rdm6300Decoder();
      const readings: Reading[] = [];
      let from = 0;
      for (const cut of [...cuts, bytes.length]) {
        readings.push(...decoder.push(bytes.subarray(from, from + cut)));
        from += cut;
      }
      expect(readings).toEqual(numbers.map((hex) => ({ kind: 'badge', number: { form: 'em40', hex } })));
    }),
  );
});

test('any single damaged byte of a frame is never taken for another card, and the next frame is read', () => {
  fc.assert(
    fc.property(hexNumber, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 255 }), (hex, at, damage) => {
      const damaged = Uint8Array.from(encodeRdm6300(hex));
      damaged[at] = (damaged[at] ?? 0) ^ damage;
      const decoder = new Rdm6300Decoder();
      const wrong = decoder
        .push(damaged)
        .filter((reading) => reading.kind === 'badge' && reading.number.hex !== hex.toUpperCase());
      expect(wrong).toEqual([]);
      expect(decoder.push(frame).at(-1)).toEqual(card);
    }),
  );
});

test('a wrong checksum is noise, and its cause does not repeat the number', () => {
  const damaged = Uint8Array.from(frame);
  damaged[12] = 0x42;
  const heard = causes(new Rdm6300Decoder().push(damaged));
  expect(heard).toEqual(['The checksum of a frame was wrong.']);
  expect(heard.join()).not.toContain('0B0015C9');
});

test('a frame broken off by the next one is noise, and the next one is read', () => {
  const readings = new Rdm6300Decoder().push(Buffer.concat([frame.subarray(0, 6), frame]));
  expect(causes(readings)).toEqual(['A frame began before the former one had ended.']);
  expect(readings.at(-1)).toEqual(card);
});

test('a byte that is no digit, and a missing end, are noise', () => {
  expect(causes(new Rdm6300Decoder().push(Buffer.from('023042ff', 'hex')))).toHaveLength(1);
  expect(causes(new Rdm6300Decoder().push(Buffer.concat([frame.subarray(0, 13), Buffer.from('A')])))).toEqual([
    'A frame did not end after its 12 digits.',
  ]);
});
