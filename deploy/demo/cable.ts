import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/**
 * The cable between box and hub, as a TCP relay. Pulled, it carries nothing either way and refuses nothing, so that both
 * ends wait as they would on a dead line; plugged in again, what was under way arrives late.
 */
export interface Cable {
  readonly port: number;
  readonly state: 'up' | 'down';
  set(state: 'up' | 'down'): void;
  close(): Promise<void>;
}

/** @param hubPort Where the hub listens on this machine. */
export async function layCable(hubPort: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let state: 'up' | 'down' = 'up';

  const join = (from: Socket, to: Socket): void => {
    ends.add(from);
    if (state === 'down') from.pause();
    from.on('data', (bytes) => {
      if (!to.write(bytes)) from.pause();
    });
    to.on('drain', () => {
      if (state === 'up') from.resume();
    });
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => {
      ends.delete(from);
      to.destroy();
    });
  };

  const server = createServer({ allowHalfOpen: true }, (box) => {
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
    get state() {
      return state;
    },
    set(next) {
      state = next;
      for (const end of ends) {
        if (next === 'up') end.resume();
        else end.pause();
      }
    },
    close: async () => {
      for (const end of ends) end.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
