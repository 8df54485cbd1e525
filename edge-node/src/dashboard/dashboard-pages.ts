import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';

/** The dashboard's screens, from the box alone: `/dashboard/`, and its files by names that change with their content. */
export const dashboardPages: FastifyPluginAsync<{ readonly folder: string }> = async (
  app: FastifyInstance,
  { folder },
) => {
  if (existsSync(join(folder, 'index.html'))) {
    await app.register(staticFiles, {
      root: folder,
      prefix: '/dashboard/',
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.endsWith('index.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
        ),
    });
    app.get('/dashboard', async (_request, reply) => reply.redirect('/dashboard/', 302));
    return;
  }
  app.get('/dashboard/*', async () => {
    throw new RequestRefused(503, {
      code: 'no-screens',
      message: 'The screens have not been built.',
      remedy: 'Run `npm run build` and start the box again.',
    });
  });
};
