import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffOrThisMachine } from '../staff-access.ts';
import type { Pipeline } from './pipeline/pipeline.ts';

const Failures = z.object({
  /** Conversations that could not be understood; `cause` is `store` or `model`. */
  failures: z.array(
    z.object({
      sessionId: z.string(),
      memberId: z.string().nullable(),
      cause: z.string(),
      tries: z.int(),
      closedAt: z.number(),
    }),
  ),
});

/** What the box could not understand, for staff, who can have it tried again. */
export const insightRoutes: FastifyPluginAsyncZod<{ pipeline: Pick<Pipeline, 'failures' | 'retry'> }> = async (
  app,
  { pipeline },
) => {
  app.addHook('onRequest', staffOrThisMachine());

  app.get('/api/insight/failures', { schema: { response: { 200: Failures } } }, async () => ({
    failures: pipeline.failures(),
  }));

  app.post(
    '/api/insight/failures/:id/retry',
    { schema: { params: z.object({ id: z.string() }), response: { 202: Failures } } },
    async ({ params: { id } }, reply) => {
      if (!pipeline.retry(id)) throw noFailure();
      return reply.status(202).send({ failures: pipeline.failures() });
    },
  );
};

const noFailure = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'no-such-failure',
    message: 'No conversation of that id was given up.',
    remedy: 'Read GET /api/insight/failures again: it may have been understood meanwhile.',
  });
