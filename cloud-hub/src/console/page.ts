import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const security = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the console as it is built, be it while the hub is up already; where it is not built there are no pages. */
export const consolePage: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  for (const short of ['/', '/console']) {
    app.get(short, { config: { access: 'anyone', limit: 'none' } }, async (_request, reply) =>
      reply.redirect('/console/'),
    );
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    redirect: true,
    suppressWarning: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(security)) response.header(name, value);
    },
  });
};
