import type { BadgeReader, OpenReader } from './reader.ts';
import { ReaderLost } from './reader.ts';
import { ReadingQueue } from './reading-queue.ts';
import type { ByteDecoder } from './serial/serial-reader.ts';

/**
 * Stands where a serial line would, for the demo and tests: the bytes that a real reader would send go through the same
 * decoder. Refuses to open while unplugged, and is lost when unplugged, like the real one.
 */
export class SimulatedWire {
  readonly #newDecoder: () => ByteDecoder;
  #plugged = true;
  #open: { queue: ReadingQueue; decoder: ByteDecoder } | undefined;

  constructor(newDecoder: () => ByteDecoder) {
    this.#newDecoder = newDecoder;
  }

  /** Bytes sent while nobody listens are lost, as on a wire. */
  send(bytes: Uint8Array): void {
    if (this.#plugged) this.#open?.queue.push(this.#open.decoder.push(bytes));
  }

  unplug(): void {
    this.#plugged = false;
    this.#open?.queue.end(new ReaderLost('The simulated reader was unplugged.'));
    this.#open = undefined;
  }

  plug(): void {
    this.#plugged = true;
  }

  readonly open: OpenReader = async (): Promise<BadgeReader> => {
    if (!this.#plugged) throw new ReaderLost('The simulated reader is unplugged.');
    const queue = new ReadingQueue();
    this.#open = { queue, decoder: this.#newDecoder() };
    return {
      read: (heard) => queue.read(heard),
      close: async () => {
        queue.end();
        if (this.#open?.queue === queue) this.#open = undefined;
      },
    };
  };
}
