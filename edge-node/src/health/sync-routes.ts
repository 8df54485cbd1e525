import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Retry } from './dead-letters.ts';
import { SyncReport } from './sync-report.ts';

export const Retried = z.object({ retried: z.int() });

export interface SyncRoutesDeps {
  readonly report: () => SyncReport;
  /** @returns how many wait again. */
  readonly retry: (which: Retry) => number;
}

/** What `npm run sync:status` asks of a running box. */
export const syncRoutes: FastifyPluginAsyncZod<SyncRoutesDeps> = async (app, { report, retry }) => {
  app.addHook('onRequest', async (request) =>
    onlyThisMachine(request, { message: 'The box tells its status to itself only.', remedy: 'Ask on the box.' }),
  );

  app.get('/api/sync', { schema: { response: { 200: SyncReport } } }, async () => report());

  app.post('/api/sync/retry', { schema: { body: Retry, response: { 202: Retried } } }, async ({ body }, reply) =>
    reply.status(202).send({ retried: retry(body) }),
  );
};
