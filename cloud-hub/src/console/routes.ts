import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { LiveFeed } from './live-feed.ts';
import { Overview } from './visits.ts';

export interface ConsoleRoutes {
  readonly readOverview: (limit: number) => Promise<Overview>;
  readonly feed: LiveFeed;
}

const Limit = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

/** What the first page of the hub shows. Until staff can sign in it answers this machine alone. */
export const consoleRoutes: FastifyPluginAsyncZod<ConsoleRoutes> = async (app, { readOverview, feed }) => {
  app.addHook('onRequest', async (request) => onlyThisMachine(request));
  app.addHook('preClose', async () => feed.close());

  app.get('/api/visits', { schema: { querystring: Limit, response: { 200: Overview } } }, async ({ query }, reply) => {
    reply.header('cache-control', 'no-store');
    return readOverview(query.limit);
  });

  app.get('/api/visits/stream', async (_request, reply) => {
    reply.hijack();
    feed.add(reply.raw);
  });
};

function onlyThisMachine({ socket, headers }: FastifyRequest): void {
  const { host, origin } = headers;
  if (isFromThisMachine({ remoteAddress: socket.remoteAddress, host, origin })) return;
  throw new RequestRefused(403, {
    code: 'not-this-machine',
    message: 'The console has no sign-in yet, so it answers only to the machine that the hub runs on.',
    remedy: 'Open it there, by the address 127.0.0.1 or localhost.',
  });
}
