import { readSync } from 'node:fs';
import type { SerialPort } from 'serialport';

type Line = NonNullable<SerialPort['port']>;

/**
 * Has an open line read on the event loop in the moment in which the kernel has bytes. The library asks its threads
 * first, which costs a tap two changes of thread, and takes a line that was hung up for one that is silent, for ever.
 * Where lines are not polled (Windows) they stay as they are.
 */
export function readAtOnce(line: Line): void {
  if (!('poller' in line)) return;
  const { poller } = line;
  const readable = (): Promise<void> =>
    new Promise((ready, failed) => {
      // Closing the line calls back with an error that the library knows as its own.
      poller.once('readable', (error) => (error === null ? ready() : failed(error)));
    });
  line.read = async (buffer, offset, length) => {
    for (;;) {
      await readable();
      const bytesRead = readNow(line.fd, buffer, offset, length);
      if (bytesRead === 0) throw new Error('The line was hung up.');
      if (bytesRead !== undefined) return { buffer, bytesRead };
    }
  };
}

/** @returns How many bytes were read, 0 from a line that was hung up, undefined when there is nothing to read yet. */
function readNow(fd: number | null, buffer: Buffer, offset: number, length: number): number | undefined {
  if (fd === null) return 0;
  try {
    return readSync(fd, buffer, offset, length, null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return undefined;
    throw error;
  }
}
