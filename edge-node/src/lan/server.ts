import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import staticFiles from '@fastify/static';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { answerErrors } from './answer-errors.ts';

/** Only what the box itself serves may run, and nobody may frame it. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * The box's HTTP side, without routes of its own but the screens.
 *
 * @param screensFolder Where the kiosk's built files are.
 */
export async function createServer({
  screensFolder,
  logLevel,
  logged,
}: {
  screensFolder: string;
  logLevel: string;
  /** Told of every line of the log before it is written. @param level pino's. */
  logged?: (given: readonly unknown[], level: number) => void;
}): Promise<FastifyInstance> {
  const app = Fastify({
    // Addresses can carry what is printed on a badge, so a request is logged by its route.
    logger: {
      level: logLevel,
      serializers: { req: ({ method, routeOptions }) => ({ method, route: routeOptions.url }) },
      stream: process.stderr,
      hooks: {
        logMethod(given, write, level) {
          logged?.(given, level);
          write.apply(this, given);
        },
      },
    },
    bodyLimit: 100_000,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: 64_000 } });
  await app.register(staticFiles, {
    root: screensFolder,
    prefix: '/kiosk-assets/',
    decorateReply: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  app.get('/kiosk/:slug', async (_request, reply) => {
    if (!existsSync(join(screensFolder, 'index.html'))) {
      throw new RequestRefused(503, {
        code: 'no-screens',
        message: 'The screens have not been built.',
        remedy: 'Run `npm run build` and reload.',
      });
    }
    return reply.sendFile('index.html', { immutable: false, maxAge: 0 });
  });
  return app;
}
