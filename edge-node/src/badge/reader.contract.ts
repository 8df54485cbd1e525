import { expect, test } from 'vitest';
import type { OpenReader, Reading } from './reader.ts';
import { ReaderLost } from './reader.ts';
import { encodeRdm6300 } from './serial/rdm6300.ts';

/** A wire under test: what the far end can do to it. */
export interface TestWire extends AsyncDisposable {
  readonly open: OpenReader;
  send(bytes: Uint8Array): void;
  unplug(): void;
  plug(): void;
}

/** What every reader promises, whatever its wire. */
export function badgeReaderContract(name: string, newWire: () => Promise<TestWire>): void {
  const first = encodeRdm6300('0B0015C941');
  const second = encodeRdm6300('0B0015C942');
  const take = async (readings: AsyncIterator<Reading>): Promise<Reading | undefined> => {
    const { done, value } = await readings.next();
    return done ? undefined : value;
  };
  const hexOf = (reading: Reading | undefined): string | undefined =>
    reading?.kind === 'badge' ? reading.number.hex : reading?.cause;

  test(`${name} gives its badges in the order read`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const readings = reader.readings()[Symbol.asyncIterator]();
    wire.send(first);
    wire.send(second);
    expect([hexOf(await take(readings)), hexOf(await take(readings))]).toEqual(['0B0015C941', '0B0015C942']);
    await reader.close();
  });

  test(`${name} joins a frame that arrives in two pieces, and passes over a damaged one`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const readings = reader.readings()[Symbol.asyncIterator]();
    const damaged = Uint8Array.from(first);
    damaged[4] = 0x45;
    wire.send(damaged);
    expect(hexOf(await take(readings))).toContain('checksum');
    wire.send(second.subarray(0, 5));
    wire.send(second.subarray(5));
    expect(hexOf(await take(readings))).toBe('0B0015C942');
    await reader.close();
  });

  test(`${name} ends when it is closed`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const readings = reader.readings()[Symbol.asyncIterator]();
    const next = take(readings);
    await reader.close();
    expect(await next).toBeUndefined();
  });

  test(`${name} is lost when unplugged, refuses to open meanwhile, and reads again when it is back`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const next = take(reader.readings()[Symbol.asyncIterator]());
    wire.unplug();
    await expect(next).rejects.toBeInstanceOf(ReaderLost);
    await reader.close();
    await expect(wire.open()).rejects.toBeInstanceOf(ReaderLost);
    wire.plug();
    const again = await wire.open();
    const readings = again.readings()[Symbol.asyncIterator]();
    wire.send(second);
    expect(hexOf(await take(readings))).toBe('0B0015C942');
    await again.close();
  });
}
