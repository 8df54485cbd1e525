import Fastify, { LogController, type FastifyError, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerTo, notFound } from '@jarvis-edge/sync/request-refused.ts';

/** An HTTP server without routes yet, whose every error has the one body that boxes and pages know. */
export function createServer(options: { log: NodeJS.WritableStream }): FastifyInstance {
  const app = Fastify({
    // Lines about requests would hold addresses and what was asked; what went wrong is logged below.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    logger: { level: 'warn', stream: options.log as never },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, body, retryAfterSeconds } = answerTo(error);
    if (status >= 500) {
      // A database error's detail repeats rows, so only these parts are logged.
      request.log.error({ route: request.routeOptions.url, code: error.code, stack: error.stack }, 'request failed');
    }
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    return reply.status(status).header('cache-control', 'no-store').send(body);
  });
  app.setNotFoundHandler((_request, reply) => reply.status(notFound.status).send(notFound.body));
  return app;
}

const graceMs = 500;

/**
 * Stops listening, lets what is under way end and cuts the rest: a browser keeps connections in store on which it has
 * not asked for anything yet, and those would be waited for.
 */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(cut);
}
