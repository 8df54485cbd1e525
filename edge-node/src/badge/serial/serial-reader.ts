import { SerialPort } from 'serialport';
import type { BadgeReader, OpenReader, Reading } from '../reader.ts';
import { ReaderLost } from '../reader.ts';
import { ReadingQueue } from '../reading-queue.ts';
import { readAtOnce } from './read-at-once.ts';

/** Turns the bytes of one wire into readings; a new one for each time the wire is opened. */
export interface ByteDecoder {
  push(bytes: Uint8Array): Reading[];
}

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
    if (port.port !== undefined) readAtOnce(port.port);
    const queue = new ReadingQueue();
    const decoder = newDecoder();
    const close = (): Promise<void> =>
      new Promise((closed) => {
        queue.end();
        if (port.isOpen) port.close(() => closed());
        else closed();
      });
    port.on('data', (bytes: Buffer) => queue.push(decoder.push(bytes)));
    port.on('error', (error) => queue.end(new ReaderLost(`${path} failed: ${error.message}`, { cause: error })));
    // An unplugged adapter closes the port with an error; our own close comes without one.
    port.on('close', (error: Error | null) => {
      queue.end(error ? new ReaderLost(`${path} was unplugged.`, { cause: error }) : undefined);
    });
    return { read: (heard) => queue.read(heard), close };
  };
}
