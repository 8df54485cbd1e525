import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPty } from './pty.ts';

/** The card 0B0015C94D as an RDM6300 says it. */
const frame = Buffer.from('\u00020B0015C94D9A\u0003', 'latin1');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pty-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function openPort(at: string): Promise<SerialPort> {
  const port = new SerialPort({ path: at, baudRate: 9600, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  return port;
}

async function closePort(port: SerialPort): Promise<void> {
  await new Promise<void>((resolve, reject) => port.close((error) => (error ? reject(error) : resolve())));
}

async function read(port: SerialPort, length: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < length) {
    const [chunk] = await once(port, 'data');
    bytes = Buffer.concat([bytes, chunk]);
  }
  return bytes;
}

/**
 * Resolves once this process sleeps until the line says something. serialport reads a line that hangs up before that
 * as an endless row of empty reads, and never closes.
 */
async function awaited(line: string): Promise<void> {
  const watched = (): string[] =>
    linksOf('self')
      .filter(({ file }) => file.includes('eventpoll'))
      .flatMap(({ fd }) => [...readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').matchAll(/^tfd:\s*(\d+)/gm)])
      .map(([, fd]) => readlinkSync(`/proc/self/fd/${fd}`));
  await expect.poll(watched).toContain(line);
}

function linksOf(pid: number | 'self'): { fd: string; file: string }[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return { fd, file: readlinkSync(`/proc/${pid}/fd/${fd}`) };
    } catch {
      return [];
    }
  });
}

test('a frame sent whole arrives as it was sent, and nothing of it comes back', async () => {
  using line = openPty();
  const port = await openPort(line.path);
  const arrived = read(port, frame.length);
  line.write(frame);
  expect(await arrived).toEqual(frame);
  await closePort(port);
  expect(line.received).toHaveLength(0);
});

test('a frame sent one byte at a time arrives byte by byte', async () => {
  using line = openPty();
  const port = await openPort(line.path);
  for (const byte of frame) {
    const arrived = read(port, 1);
    line.write(Uint8Array.of(byte));
    expect(await arrived).toEqual(Buffer.of(byte));
  }
  await closePort(port);
});

test('every one of the 256 bytes passes in both directions without being understood', async () => {
  using line = openPty();
  const port = await openPort(line.path);
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const arrived = read(port, all.length);
  line.write(all);
  expect(await arrived).toEqual(all);
  port.write(all);
  await expect.poll(() => line.received.length).toBe(all.length);
  expect(line.received).toEqual(all);
  await closePort(port);
});

test('more than the line can hold is taken off it while it is written', async () => {
  using line = openPty();
  const port = await openPort(line.path);
  const much = Buffer.alloc(200_000, 'x');
  port.write(much);
  await expect.poll(() => line.received.length, { timeout: 10_000 }).toBe(much.length);
  await closePort(port);
});

test('pulling the cable closes the port as disconnected, and the same link opens again after replugging', async () => {
  const link = path.join(folder, 'usb-reader');
  using line = openPty({ link });
  const port = await openPort(link);
  const closed = once(port.resume(), 'close');
  const before = readlinkSync(link);
  await awaited(before);

  line.unplug();
  const [reason] = await closed;
  expect(reason).toMatchObject({ disconnected: true });
  expect(existsSync(link)).toBe(false);
  expect(existsSync(before)).toBe(false);
  await expect(openPort(link)).rejects.toThrow(/No such file/);

  line.replug();
  const again = await openPort(line.path);
  const arrived = read(again, frame.length);
  line.write(frame);
  expect(await arrived).toEqual(frame);
  await closePort(again);
});

test('a program started meanwhile does not keep the line alive', async () => {
  using line = openPty();
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    await once(child.stdout, 'data');
    const inherited = linksOf(child.pid ?? 0).filter(({ file }) => file === line.path || file.endsWith('/ptmx'));
    expect(inherited).toEqual([]);
    const port = await openPort(line.path);
    const closed = once(port.resume(), 'close');
    await awaited(line.path);
    line.unplug();
    expect((await closed)[0]).toMatchObject({ disconnected: true });
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});

test('a line that is unplugged says so to whoever would send on it', () => {
  using line = openPty();
  line.unplug();
  expect(() => line.write(frame)).toThrow('The line is unplugged');
  expect(() => line.path).toThrow('no path');
});
