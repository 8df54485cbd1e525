import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Link, ResetWish, UseLink } from '../../protocol/person.ts';
import { createReadLink, createUseLink, createWishReset } from './links.ts';
import type { IdentityParts } from './parts.ts';
import { callerOf } from './session-routes.ts';

const anyone = { access: 'anyone' } as const;
const Token = z.object({ token: z.string().max(100) });

/** What people do who cannot sign in yet: links from mails, and wishing for one. */
export const linkRoutes: FastifyPluginAsyncZod<{ parts: IdentityParts }> = async (app, { parts }) => {
  const wishReset = createWishReset(parts);
  const readLink = createReadLink(parts);
  const useLink = createUseLink(parts);
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.post('/api/password/reset', { config: anyone, schema: { body: ResetWish } }, async (request, reply) => {
    await wishReset(request.body.email, callerOf(request));
    return reply.status(204).send();
  });

  app.get('/api/links/:token', { config: anyone, schema: { params: Token, response: { 200: Link } } }, ({ params }) =>
    readLink(params.token),
  );

  app.post(
    '/api/links/:token',
    { config: anyone, schema: { params: Token, body: UseLink } },
    async (request, reply) => {
      await useLink(request.params.token, request.body.password, callerOf(request));
      return reply.status(204).send();
    },
  );
};
