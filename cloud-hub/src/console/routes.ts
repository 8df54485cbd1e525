import { Review } from '@jarvis-edge/sync/conflict.ts';
import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ConflictList } from './conflicts.ts';
import type { LiveFeed } from './live-feed.ts';
import { Overview } from './visits.ts';

export interface ConsoleRoutes {
  readonly readOverview: (limit: number) => Promise<Overview>;
  readonly readConflicts: () => Promise<ConflictList>;
  readonly reviewConflict: (id: string, review: Review) => Promise<void>;
  readonly feed: LiveFeed;
}

const here = { access: 'anyone' } as const;

const Limit = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

/** What the hub's pages show. Until staff can sign in it answers this machine alone. */
export const consoleRoutes: FastifyPluginAsyncZod<ConsoleRoutes> = async (app, deps) => {
  const { readOverview, readConflicts, reviewConflict, feed } = deps;
  app.addHook('onRequest', async (request) => onlyThisMachine(request, notHere));
  app.addHook('preClose', async () => feed.close());

  app.get(
    '/api/visits',
    { config: here, schema: { querystring: Limit, response: { 200: Overview } } },
    async ({ query }, reply) => {
      reply.header('cache-control', 'no-store');
      return readOverview(query.limit);
    },
  );

  app.get('/api/visits/stream', { config: here }, async (_request, reply) => {
    reply.hijack();
    feed.add(reply.raw);
  });

  app.get('/api/conflicts', { config: here, schema: { response: { 200: ConflictList } } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return readConflicts();
  });

  app.post(
    '/api/conflicts/:id/review',
    { config: here, schema: { params: z.object({ id: z.uuid() }), body: Review, response: { 200: ConflictList } } },
    async ({ params: { id }, body }) => {
      await reviewConflict(id, body);
      feed.send('conflicts', null);
      return readConflicts();
    },
  );
};

const notHere = {
  message: 'The console has no sign-in yet, so it answers only to the machine that the hub runs on.',
  remedy: 'Open it there, by the address 127.0.0.1 or localhost.',
};
