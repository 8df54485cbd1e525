import { Readable } from 'node:stream';
import { readBoxShapeRequest, type BoxShapeRequest } from '@jarvis-edge/sync/hub/box-shape-request.ts';
import { formatOffset } from '@jarvis-edge/sync/hub/offset.ts';
import { badRequest, uncached, type ShapeAnswer } from '@jarvis-edge/sync/hub/shape-answer.ts';
import type { ShapeSource, Standing } from '@jarvis-edge/sync/hub/shape-source.ts';
import { NewsRequest, NewsResponse } from '@jarvis-edge/sync/protocol.ts';
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
  /** In [0, 1). */
  readonly random: () => number;
}

/** Boxes that came back together do not come again together, ms. */
const newsMs = { least: 22_500, spread: 7500 };

/** Of who has waited already, or will not wait (RFC 7240). */
const noWait = 'wait=0';

/** What boxes mirror, in Electric's protocol; which rows a box may see comes from its token alone. */
export const shapeRoutes: FastifyPluginAsyncZod<ShapeRoutes> = async (app, deps) => {
  const { source, types, authenticate, hold, random } = deps;
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
      // Nobody reads the answer, and what it would be read from may be closed already.
      if (gone.signal.aborted) return reply.send('');
      const read = readBoxShapeRequest(params.name, query, claims, types, headers['if-none-match']);
      const asked = headers.prefer === noWait ? atOnce(read) : read;
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

  const { news } = source;
  if (news === undefined) return;
  app.post(
    '/v1/news',
    { config: { access: 'box' }, schema: { body: NewsRequest, response: { 200: NewsResponse } } },
    async ({ body, headers }, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const claims = await authenticate(headers.authorization);
      reply.raw.once(
        'close',
        hold(claims.boxId, () => gone.abort()),
      );
      const standings: Standing[] = [];
      const others: string[] = [];
      for (const [name, at] of Object.entries(body.tables)) {
        const asked = readBoxShapeRequest(name, { ...at, live: 'true' }, claims, types);
        // Its own request will be told what is wrong with it.
        if (asked.kind !== 'shape' || typeof asked.request.at === 'string') others.push(name);
        else standings.push({ definition: asked.definition, handle: at.handle, after: asked.request.at });
      }
      const isWaiting = others.length === 0 && headers.prefer !== noWait;
      const ms = isWaiting ? newsMs.least + newsMs.spread * random() : 0;
      const { changed, offset } = await news.call(source, standings, ms, gone.signal);
      reply.header('cache-control', 'no-store');
      return { changed: [...others, ...changed.map(({ table }) => table)], offset: formatOffset(offset) };
    },
  );
};

/** For who does not wait: what there is now. */
const atOnce = (asked: BoxShapeRequest): BoxShapeRequest =>
  asked.kind === 'shape' ? { ...asked, request: { ...asked.request, waitMs: 0 } } : asked;

/** In Electric's words, and in those of the hub's other errors. */
function refused({ kind, errors }: Exclude<BoxShapeRequest, { kind: 'shape' }>): ShapeAnswer {
  const answer = badRequest(errors, uncached, kind === 'unknown' ? 404 : 400);
  const fields = Object.fromEntries(Object.entries(errors).map(([field, reasons]) => [field, reasons.join(', ')]));
  const message = 'The shape request cannot be served.';
  const error = { code: 'shape-request-invalid', message, remedy: 'Correct the parameters named.', fields };
  return { ...answer, body: JSON.stringify({ message: 'Invalid request', errors, error }) };
}
