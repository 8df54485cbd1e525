import type { Shapes } from '@jarvis-edge/sync/hub/shapes.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AuthenticateBox } from '../box-claims.ts';

export interface ShapeRoutes {
  readonly shapes: Pick<Shapes, 'answer' | 'close'>;
  readonly authenticate: AuthenticateBox;
}

/** What boxes mirror, in Electric's protocol; which rows a box may see comes from its token alone. */
export const shapeRoutes: FastifyPluginAsyncZod<ShapeRoutes> = async (app, { shapes, authenticate }) => {
  app.addHook('preClose', async () => shapes.close());

  app.get(
    '/v1/shape/:name',
    { schema: { params: z.object({ name: z.string() }), querystring: z.record(z.string(), z.unknown()) } },
    async ({ params, query, headers }, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const claims = await authenticate(headers.authorization);
      const answer = await shapes.answer(params.name, query, claims, gone.signal);
      return reply
        .status(answer.status)
        .headers(answer.headers)
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(answer.body);
    },
  );
};
