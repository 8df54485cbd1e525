import { answerTo, notFound } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyError, FastifyInstance } from 'fastify';

/** Every error of the box's HTTP side leaves in the one form that callers know. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.status(notFound.status).send(notFound.body));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, body, retryAfterSeconds } = answerTo(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    return reply.status(status).send(body);
  });
}
