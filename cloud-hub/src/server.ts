import Fastify, { LogController, type FastifyError, type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import { RequestRefused } from './request-refused.ts';

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
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({
      error: { code: 'not_found', message: 'There is nothing at this address.', remedy: 'Check the address.' },
    } satisfies ErrorBody),
  );
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

function answerTo(error: FastifyError): { status: number; body: ErrorBody; retryAfterSeconds?: number | undefined } {
  if (error instanceof RequestRefused) {
    return { status: error.status, body: error.body, retryAfterSeconds: error.retryAfterSeconds };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = Object.fromEntries(
      error.validation.map(({ instancePath, message }) => [instancePath.slice(1).replaceAll('/', '.'), message ?? '']),
    );
    return {
      status: 400,
      body: {
        error: {
          code: 'request_invalid',
          message: 'The request does not have the form that is expected here.',
          remedy: 'Correct the fields named.',
          fields,
        },
      },
    };
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    const code = (error.code ?? 'request_invalid').toLowerCase();
    return {
      status: error.statusCode,
      body: { error: { code, message: error.message, remedy: 'Correct the request.' } },
    };
  }
  return {
    status: 500,
    body: {
      error: {
        code: 'hub_failed',
        message: 'The hub met an error of its own.',
        remedy: 'Try again; if it stays, read the log of the hub.',
      },
    },
  };
}
