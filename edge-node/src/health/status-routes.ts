import type { FastifyPluginAsync } from 'fastify';
import { staffOrThisMachine } from '../staff-access.ts';

/**
 * `/api/health` answers anyone that the box lives; `/api/status` tells staff and this machine what works, what does not and why.
 *
 * @param options `status` gathers what each room says of itself, free of secrets and badge numbers.
 */
export const statusRoutes: FastifyPluginAsync<{ status: () => unknown }> = async (app, { status }) => {
  app.get('/api/health', async () => ({ status: 'active' }));

  app.get('/api/status', { onRequest: staffOrThisMachine() }, async () => status());
};
