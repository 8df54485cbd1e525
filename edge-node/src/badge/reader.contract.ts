import { expect, test } from 'vitest';
import type { BadgeReader, OpenReader, Reading } from './reader.ts';
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
  const listen = (reader: BadgeReader) => {
    const waiting: Reading[] = [];
    let wanted: ((reading: Reading) => void) | undefined;
    const ended = reader.read((reading) => {
      waiting.push(reading);
      wanted?.(reading);
    });
    ended.catch(() => undefined);
    const next = async (): Promise<Reading | undefined> => {
      if (waiting.length === 0) await new Promise<Reading>((resolve) => (wanted = resolve));
      return waiting.shift();
    };
    return { next, ended };
  };
  const hexOf = (reading: Reading | undefined): string | undefined =>
    reading?.kind === 'badge' ? reading.number.hex : reading?.cause;

  test(`${name} gives its badges in the order read`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const { next } = listen(reader);
    wire.send(first);
    wire.send(second);
    expect([hexOf(await next()), hexOf(await next())]).toEqual(['0B0015C941', '0B0015C942']);
    await reader.close();
  });

  test(`${name} joins a frame that arrives in two pieces, and passes over a damaged one`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const { next } = listen(reader);
    const damaged = Uint8Array.from(first);
    damaged[4] = 0x45;
    wire.send(damaged);
    expect(hexOf(await next())).toContain('checksum');
    wire.send(second.subarray(0, 5));
    wire.send(second.subarray(5));
    expect(hexOf(await next())).toBe('0B0015C942');
    await reader.close();
  });

  test(`${name} ends when it is closed`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const { ended } = listen(reader);
    await reader.close();
    await expect(ended).resolves.toBeUndefined();
  });

  test(`${name} is lost when unplugged, refuses to open meanwhile, and reads again when it is back`, async () => {
    await using wire = await newWire();
    const reader = await wire.open();
    const { ended } = listen(reader);
    wire.unplug();
    await expect(ended).rejects.toBeInstanceOf(ReaderLost);
    await reader.close();
    await expect(wire.open()).rejects.toBeInstanceOf(ReaderLost);
    wire.plug();
    const again = await wire.open();
    const { next } = listen(again);
    wire.send(second);
    expect(hexOf(await next())).toBe('0B0015C942');
    await again.close();
  });
}
