import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const security = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the built console, where it was built. */
export const consolePage: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  for (const short of ['/', '/console']) {
    app.get(short, { config: { access: 'anyone', limit: 'none' } }, async (_request, reply) =>
      reply.redirect('/console/'),
    );
  }
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    redirect: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(security)) response.header(name, value);
    },
  });
};
