import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Pair } from './issue.ts';

/** What the box answers by HTTP, by HTTPS too: the same routes and sockets. */
export class HttpsServer {
  readonly #app: FastifyInstance;
  #server: Server | undefined;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Undefined while it does not listen. */
  get port(): number | undefined {
    return (this.#server?.address() as AddressInfo | null)?.port;
  }

  /** @throws the error of listening. */
  async listen(pair: Pair, host: string, port: number): Promise<void> {
    const { key, certificate: cert } = pair;
    const server = createServer({ key, cert, minVersion: 'TLSv1.2' }, (request, response) =>
      this.#app.routing(request, response),
    );
    // WebSockets wait for this event at the server that Fastify made.
    server.on('upgrade', (...upgrade) => void this.#app.server.emit('upgrade', ...upgrade));
    // Scanners, and browsers that do not trust the authority: the connection ends, the box goes on.
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen({ host, port }, () => {
        server.off('error', failed);
        listening();
      });
    });
    server.on('error', () => undefined);
    this.#server = server;
  }

  /** New connections get this one; those that are open stay. */
  renew({ key, certificate: cert }: Pair): void {
    this.#server?.setSecureContext({ key, cert, minVersion: 'TLSv1.2' });
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }
}
