import { Readable } from 'node:stream';
import { readBoxShapeRequest, type BoxShapeRequest } from '@jarvis-edge/sync/hub/box-shape-request.ts';
import { badRequest, uncached, type ShapeAnswer } from '@jarvis-edge/sync/hub/shape-answer.ts';
import type { ShapeSource } from '@jarvis-edge/sync/hub/shape-source.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AuthenticateBox } from '../box-claims.ts';

export interface ShapeRoutes {
  readonly source: ShapeSource;
  /** The `electric-schema` header by table. */
  readonly types: ReadonlyMap<string, string>;
  readonly authenticate: AuthenticateBox;
  /** Told of a request that waits on behalf of a box, and how it is ended; returns what is called when it is over. */
  readonly hold: (boxId: string, end: () => void) => () => void;
}

/** What boxes mirror, in Electric's protocol; which rows a box may see comes from its token alone. */
export const shapeRoutes: FastifyPluginAsyncZod<ShapeRoutes> = async (app, { source, types, authenticate, hold }) => {
  app.addHook('preClose', () => source.close());

  app.get(
    '/v1/shape/:name',
    {
      config: { access: 'box' },
      schema: { params: z.object({ name: z.string() }), querystring: z.record(z.string(), z.unknown()) },
    },
    async ({ params, query, headers }, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const claims = await authenticate(headers.authorization);
      reply.raw.once(
        'close',
        hold(claims.boxId, () => gone.abort()),
      );
      const asked = readBoxShapeRequest(params.name, query, claims, types, headers['if-none-match']);
      const answer =
        asked.kind === 'shape' ? await source.answer(asked.definition, asked.request, gone.signal) : refused(asked);
      reply.status(answer.status).headers(answer.headers);
      if (typeof answer.body === 'string') return reply.send(answer.body);
      reply.send(Readable.from(answer.body));
      // A stream of events may be silent for long, and its reader waits for the headers.
      reply.raw.flushHeaders();
      return reply;
    },
  );
};

/** In Electric's words, and in those of the hub's other errors. */
function refused({ kind, errors }: Exclude<BoxShapeRequest, { kind: 'shape' }>): ShapeAnswer {
  const answer = badRequest(errors, uncached, kind === 'unknown' ? 404 : 400);
  const fields = Object.fromEntries(Object.entries(errors).map(([field, reasons]) => [field, reasons.join(', ')]));
  const message = 'The shape request cannot be served.';
  const error = { code: 'shape-request-invalid', message, remedy: 'Correct the parameters named.', fields };
  return { ...answer, body: JSON.stringify({ message: 'Invalid request', errors, error }) };
}
