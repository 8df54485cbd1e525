import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { happens, whole, type Random } from './chance.ts';

export interface Faults {
  /** Of each piece of bytes, in [0, 1]: the line is cut instead of carrying it. */
  readonly cut: number;
  /** The line carries the first half of the piece and is cut then. */
  readonly halve: number;
  /** The piece, and what follows it on that line, arrives later. */
  readonly delay: number;
  readonly delayMsMax: number;
}

export const noFaults: Faults = { cut: 0, halve: 0, delay: 0, delayMsMax: 0 };

/** A bad line between box and hub, as a TCP relay: requests and answers break off wherever they are. */
export interface FaultyCable {
  readonly port: number;
  /** How often each fault has happened. */
  readonly happened: Readonly<Record<'cut' | 'halve' | 'delay' | 'refused', number>>;
  setFaults(faults: Faults): void;
  /** Cuts every line that is open, also those on which both ends only wait. */
  cutAll(): void;
  /** New lines are cut at once, until plugged in again. */
  unplug(): void;
  plugIn(): void;
  close(): Promise<void>;
}

export async function layFaultyCable(hubPort: number, random: Random): Promise<FaultyCable> {
  const ends = new Set<Socket>();
  const happened = { cut: 0, halve: 0, delay: 0, refused: 0 };
  let faults = noFaults;
  let isPlugged = true;

  const cut = (...sockets: readonly Socket[]): void => {
    for (const socket of sockets) socket.destroy();
  };
  const carry = async (bytes: Buffer, from: Socket, to: Socket): Promise<void> => {
    if (happens(random, faults.delay)) {
      happened.delay += 1;
      await sleep(whole(random, 1, faults.delayMsMax));
    }
    if (happens(random, faults.cut)) {
      happened.cut += 1;
      cut(from, to);
    } else if (happens(random, faults.halve)) {
      happened.halve += 1;
      // Half of a piece that is a single byte is nothing.
      to.write(bytes.subarray(0, bytes.length >> 1), () => cut(from, to));
    } else if (!to.destroyed && !to.write(bytes)) {
      await new Promise((resolve) => to.once('drain', resolve).once('close', resolve));
    }
  };
  const join = (from: Socket, to: Socket): void => {
    ends.add(from);
    let carried = Promise.resolve();
    from.on('data', (bytes: Buffer) => {
      from.pause();
      carried = carry(bytes, from, to).finally(() => from.resume());
    });
    from.on('end', () => void carried.then(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      ends.delete(from);
      void carried.then(() => to.destroy());
    });
  };

  const server = createServer({ allowHalfOpen: true }, (box) => {
    if (!isPlugged) {
      happened.refused += 1;
      box.on('error', () => undefined);
      box.destroy();
      return;
    }
    const hub = connect({ port: hubPort, host: '127.0.0.1', allowHalfOpen: true });
    join(box, hub);
    join(hub, box);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });

  return {
    port: (server.address() as AddressInfo).port,
    happened,
    setFaults: (next) => void (faults = next),
    cutAll: () => cut(...ends),
    unplug: () => {
      isPlugged = false;
      cut(...ends);
    },
    plugIn: () => void (isPlugged = true),
    close: async () => {
      cut(...ends);
      await new Promise((closed) => server.close(closed));
    },
  };
}
