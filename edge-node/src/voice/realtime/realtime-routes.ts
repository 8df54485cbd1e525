import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import { serveSocket } from './served-socket.ts';

export interface RealtimeRoutesDeps {
  readonly engine: Engine;
  /** With one, whoever bears it is served; without one, this machine alone. */
  readonly token: string | undefined;
  readonly newId: (prefix: string) => string;
  /** Runs something once after so many ms. @returns Calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Sockets at the same time. */
  readonly sessionsMost?: number;
  /** A socket that says nothing for so long is closed, ms. */
  readonly idleMs?: number;
}

/** The service takes 15 MiB of audio in one event; base64 makes a third more of it. */
const messageBytesMost = 21 * 1_048_576;
const keyProtocol = 'openai-insecure-api-key.';

const Query = z.object({
  /** What a client of the service always gives; the session says what it really runs on. */
  model: z.string().max(200).optional(),
  language: z.enum(Language.options).default('fr'),
});

/**
 * `GET /v1/realtime`: the engine of this box for any client of the Realtime protocol. It upgrades by itself: an event may be
 * larger than any message of a screen.
 */
export const realtimeRoutes: FastifyPluginAsyncZod<RealtimeRoutesDeps> = async (app, deps) => {
  const { engine, token, newId, after, sessionsMost = 8, idleMs = 900_000 } = deps;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMost,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('realtime') ? 'realtime' : false),
  });
  app.addHook('preClose', async () => {
    for (const socket of sockets.clients) socket.close(1001, 'The box is stopping.');
    sockets.close();
  });

  app.get(
    '/v1/realtime',
    {
      schema: { querystring: Query },
      onRequest: async (request) => {
        if (token === undefined) onlyThisMachine(request, notHere);
        else if (!bears(request.headers, token)) throw wrongKey();
      },
      preHandler: async (request, reply) => {
        if (!request.ws) return;
        if (sockets.clients.size >= sessionsMost) throw full(sessionsMost);
        const about = { language: request.query.language, firstName: null };
        reply.hijack();
        sockets.handleUpgrade(request.raw, request.raw.socket, Buffer.alloc(0), (socket) => {
          serveSocket(socket, { connect: (listener) => engine.connect(about, listener), newId, after, idleMs });
        });
      },
    },
    async () => {
      throw new RequestRefused(426, {
        code: 'websocket-only',
        message: 'The Realtime protocol is spoken over a WebSocket.',
        remedy: 'Connect to this address with a WebSocket client.',
      });
    },
  );
};

function bears({ authorization, 'sec-websocket-protocol': protocols }: IncomingHttpHeaders, token: string): boolean {
  const offered = (protocols ?? '').split(',').map((each) => each.trim());
  const key = offered.find((each) => each.startsWith(keyProtocol))?.slice(keyProtocol.length);
  const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? key;
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const notHere = {
  message: 'The engine of this box answers programs on its own machine only.',
  remedy: 'Connect on the box, or configure a token for the Realtime endpoint.',
};

const wrongKey = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'wrong-key',
    message: 'This endpoint is served to those who bear its token.',
    remedy: 'Send the configured token as a bearer.',
  });

const full = (most: number): RequestRefused =>
  new RequestRefused(429, {
    code: 'too-many-sessions',
    message: `This box holds at most ${most} sessions here at the same time.`,
    remedy: 'Close one, then connect again.',
    retryAfterSeconds: 10,
  });
