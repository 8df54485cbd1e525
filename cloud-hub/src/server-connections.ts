import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { callerAt } from './caller-at.ts';

/** What a caller may take its time for, ms. How long an answer takes, as a poll or a stream, is no matter of these. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
  readonly checkEveryMs: number;
}
export const patience: Patience = { headersMs: 10_000, requestMs: 30_000, keepAliveMs: 75_000, checkEveryMs: 1_000 };

/**
 * Connections of one address that have not sent a whole request yet. A gym's box opens some twenty at once; a network of
 * many boxes behind one address opens thousands, each of which asks at once and counts no longer.
 */
export const silentMax = 1_000;

const tooMany =
  'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 10\r\ncontent-type: application/json\r\n\r\n' +
  JSON.stringify({
    error: {
      code: 'too-many-connections',
      message: 'Too many connections of this address wait without a request.',
      remedy: 'Close those that are not used and try again in 10 s.',
    },
  });

/** Keeps one address from holding the server's connections without ever asking anything. */
export function limitSilentConnections(server: Server, max = silentMax): void {
  const silent = new Map<string, number>();
  const leave = new WeakMap<Socket, () => void>();
  server.on('connection', (socket: Socket) => {
    const caller = callerAt(socket.remoteAddress ?? '');
    const others = silent.get(caller) ?? 0;
    if (others >= max) {
      socket.on('error', () => undefined);
      socket.end(tooMany, () => socket.destroy());
      return;
    }
    silent.set(caller, others + 1);
    const speaks = (): void => {
      if (!leave.delete(socket)) return;
      const left = (silent.get(caller) ?? 1) - 1;
      if (left === 0) silent.delete(caller);
      else silent.set(caller, left);
    };
    leave.set(socket, speaks);
    socket.once('close', speaks);
  });
  const heard = ({ socket }: IncomingMessage): void => leave.get(socket)?.();
  server.on('request', heard);
  server.on('upgrade', heard);
}
