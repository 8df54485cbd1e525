import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyPluginAsync } from 'fastify';

/**
 * `/api/health` answers anyone that the box lives; `/api/status` tells this machine what works, what does not and why.
 *
 * @param options `status` gathers what each room says of itself, free of secrets and badge numbers.
 */
export const statusRoutes: FastifyPluginAsync<{ status: () => unknown }> = async (app, { status }) => {
  app.get('/api/health', async () => ({ status: 'active' }));

  app.get('/api/status', async ({ headers: { host, origin }, socket: { remoteAddress } }, reply) => {
    if (isFromThisMachine({ remoteAddress, host, origin })) return status();
    return reply.status(403).send({
      error: {
        code: 'not-this-machine',
        message: 'The box tells its status to itself only.',
        remedy: 'Ask on the box.',
      },
    });
  });
};
