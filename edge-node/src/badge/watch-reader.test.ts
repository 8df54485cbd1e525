import { expect, test, vi } from 'vitest';
import { encodeRdm6300, Rdm6300Decoder } from './serial/rdm6300.ts';
import { SimulatedWire } from './simulated.ts';
import type { ReaderHealth } from './watch-reader.ts';
import { watchReader } from './watch-reader.ts';

function watched() {
  const wire = new SimulatedWire(() => new Rdm6300Decoder());
  const tapped: string[] = [];
  const healths: ReaderHealth[] = [];
  const stop = new AbortController();
  let nowMs = 0;
  const ended = watchReader(
    {
      open: wire.open,
      tapped: ({ hex }) => tapped.push(hex),
      healthChanged: (health) => healths.push(health),
      nowMs: () => (nowMs += 10_000),
      random: () => 0,
    },
    stop.signal,
  );
  const reaches = (state: ReaderHealth['state']) => vi.waitFor(() => expect(healths.at(-1)?.state).toBe(state));
  return { wire, tapped, healths, reaches, close: () => (stop.abort(), ended) };
}

const frame = encodeRdm6300('0B0015C941');

test('a reader that is unplugged says so, and reads again by itself once it is back', async () => {
  const { wire, tapped, healths, reaches, close } = watched();
  await reaches('ready');
  wire.send(frame);
  await vi.waitFor(() => expect(tapped).toHaveLength(1));
  wire.unplug();
  await reaches('lost');
  expect(healths.at(-1)?.cause).toContain('unplugged');
  wire.plug();
  await reaches('ready');
  wire.send(frame);
  await vi.waitFor(() => expect(tapped).toEqual(['0B0015C941', '0B0015C941']));
  await close();
});

test('noise on the wire is counted and named, and the reader stays ready', async () => {
  const { wire, healths, reaches, close } = watched();
  await reaches('ready');
  wire.send(Uint8Array.of(0x02, 0xff));
  await vi.waitFor(() => expect(healths.at(-1)?.noise).toBe(1));
  expect(healths.at(-1)?.state).toBe('ready');
  expect(healths.at(-1)?.cause).toContain('not a hexadecimal digit');
  await close();
});

test('a watch that is stopped ends, whether the reader is plugged or not', async () => {
  const plugged = watched();
  await plugged.reaches('ready');
  await plugged.close();
  const unplugged = watched();
  unplugged.wire.unplug();
  await unplugged.reaches('lost');
  await unplugged.close();
  expect([plugged.tapped, unplugged.tapped]).toEqual([[], []]);
});
