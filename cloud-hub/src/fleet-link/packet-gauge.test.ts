import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PacketGauge, PacketRefused } from './packet-gauge.ts';

/** A packet of so many bytes after its head. */
function packet(length: number): Uint8Array {
  const head = [0x30];
  let rest = length;
  do {
    head.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Uint8Array.from([...head, ...Array.from({ length }, () => 0xff)]);
}

test('packets up to the limit pass however the network cuts them, and the first byte too many is seen in the head', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2000), { maxLength: 5 }), fc.integer({ min: 1, max: 700 }), (lengths, cut) => {
      const gauge = new PacketGauge(2000);
      const stream = Buffer.concat(lengths.map(packet));
      for (let at = 0; at < stream.length; at += cut) gauge.passed(stream.subarray(at, at + cut));
      expect(() => {
        for (const byte of packet(2001).subarray(0, 3)) gauge.passed(Uint8Array.of(byte));
      }).toThrow(PacketRefused);
    }),
  );
});

test('a length without an end is refused', () => {
  expect(() => new PacketGauge(65_536).passed(Uint8Array.of(0x10, 0x80, 0x80, 0x80, 0x80))).toThrow(PacketRefused);
});
