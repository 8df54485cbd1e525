import { statSync } from 'node:fs';
import { SerialPort } from 'serialport';
import type { BadgeReader, OpenReader, Reading } from '../reader.ts';
import { ReaderLost } from '../reader.ts';
import { ReadingQueue } from '../reading-queue.ts';

/** Turns the bytes of one wire into readings; a new one for each time the wire is opened. */
export interface ByteDecoder {
  push(bytes: Uint8Array): Reading[];
}

/** How often the device is looked for, ms. */
const lookEveryMs = 500;

/**
 * A reader at a serial port.
 *
 * @param path The device, best a stable name under /dev/serial/by-id.
 */
export function serialReader(path: string, baudRate: number, newDecoder: () => ByteDecoder): OpenReader {
  return async (): Promise<BadgeReader> => {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    await new Promise<void>((opened, failed) => {
      port.open((error) => {
        if (error === null) opened();
        else failed(new ReaderLost(`${path} could not be opened: ${error.message}`, { cause: error }));
      });
    });
    const device = deviceAt(path);
    const queue = new ReadingQueue();
    const decoder = newDecoder();
    const close = (): Promise<void> =>
      new Promise((closed) => {
        clearInterval(looking);
        queue.end();
        if (port.isOpen) port.close(() => closed());
        else closed();
      });
    // A device that goes while the port is being read gives the library no bytes for ever, instead of an error.
    const looking = setInterval(() => {
      if (deviceAt(path) === device) return;
      queue.end(new ReaderLost(`${path} was unplugged.`));
      void close();
    }, lookEveryMs);
    port.on('data', (bytes: Buffer) => queue.push(decoder.push(bytes)));
    port.on('error', (error) => queue.end(new ReaderLost(`${path} failed: ${error.message}`, { cause: error })));
    // An unplugged adapter closes the port with an error; our own close comes without one.
    port.on('close', (error: Error | null) => {
      clearInterval(looking);
      queue.end(error ? new ReaderLost(`${path} was unplugged.`, { cause: error }) : undefined);
    });
    return { readings: () => queue, close };
  };
}

/** The number of the device behind a path, or undefined when there is none. */
function deviceAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.rdev;
}
