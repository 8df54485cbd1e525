import { randomInt, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ChangeTail } from '@jarvis-edge/sync/hub/change-tail.ts';
import { afterTurn, formatOffset, nextTurn } from '@jarvis-edge/sync/hub/offset.ts';
import { badRequest, cachedByAddress, json, type ShapeAnswer } from '@jarvis-edge/sync/hub/shape-answer.ts';
import { hashOf, type ShapeDefinition } from '@jarvis-edge/sync/hub/shape-definition.ts';
import { parseShapeRequest, type Query } from '@jarvis-edge/sync/hub/shape-request.ts';
import { openShapeStorage, shapeStorage } from '@jarvis-edge/sync/hub/shape-storage.ts';
import { Shapes } from '@jarvis-edge/sync/hub/shapes.ts';
import { listenRefusal } from '@jarvis-edge/sync/lifecycle.ts';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { closeServer } from '../src/server.ts';
import { definitionChanged, prepareDatabase } from './database.ts';
import { defineShape, type ShapeAsked } from './define-shape.ts';
import { readSubset, Subset } from './subset.ts';
import { Tables } from './tables.ts';

export interface EndpointOptions {
  /** Of a superuser. */
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** An answer ends at the first message beyond. */
  readonly pageBytes: number;
  /** Of what followers catch up with, seconds. */
  readonly maxAge: number;
  readonly staleAge: number;
  readonly warn: (error: unknown) => void;
}

export interface Endpoint {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The shape endpoint without the hub: table, rows and columns come from the request, as Electric has it. For tests only:
 * whoever reaches it reads every table and runs conditions of their own.
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { databaseUrl, host, port, pageBytes, maxAge, staleAge, warn } = options;
  await prepareDatabase(databaseUrl);
  const undo = new AsyncDisposableStack();
  try {
    const { pool, close } = openShapeStorage(databaseUrl, warn);
    undo.defer(close);
    const tables = new Tables(pool);
    const caching = cachedByAddress({ maxAge, staleAge, eventsSeconds: 60 });
    const shapes = new Shapes({
      storage: shapeStorage(pool, 'stand-alone'),
      caching,
      newHandle: () => `${Date.now()}-${randomUUID()}`,
      now: Date.now,
      catchUp: () => tail.catchUp(),
      failed: warn,
      pageBytes,
    });
    undo.defer(() => shapes.close());
    /** How each definition was asked for, to see whether it still means the same. */
    const askedByHash = new Map<string, { readonly asked: ShapeAsked; readonly oid: string }>();
    const reconsider = async (): Promise<void> => {
      tables.forget();
      for (const { handle, hash } of [...shapes.held]) {
        const known = askedByHash.get(hash);
        const again = known && (await defineShape(known.asked, tables, pool));
        if (again?.kind === 'shape' && again.oid === known?.oid && hashOf(again.definition) === hash) continue;
        askedByHash.delete(hash);
        await shapes.end(handle);
      }
    };
    const tail = new ChangeTail({
      url: databaseUrl,
      changes: (turn, changes) => {
        shapes.take(turn, changes);
        if (changes.some(({ table }) => table === definitionChanged)) reconsider().catch(warn);
      },
      resumed: shapes.resume,
      restarted: shapes.restart,
      redacted: shapes.forget,
      failed: warn,
    });
    await tail.start();
    undo.defer(() => tail.close());

    const define = async (asked: ShapeAsked): Promise<ShapeDefinition | ShapeAnswer> => {
      const defined = await defineShape(asked, tables, pool);
      if (defined.kind === 'bad') return badRequest(defined.errors, caching);
      askedByHash.set(hashOf(defined.definition), { asked, oid: defined.oid });
      return defined.definition;
    };

    const subset = async (definition: ShapeDefinition, wanted: Query): Promise<ShapeAnswer> => {
      const parsed = Subset.safeParse(wanted);
      if (!parsed.success) {
        const errors = parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]]);
        return badRequest({ subset: Object.fromEntries(errors) }, caching);
      }
      const handle = await shapes.handleOf(definition);
      // Taken before the rows are read: what the subset does not show comes behind it.
      const offset = formatOffset(afterTurn(shapes.turn));
      // A turn may be being read that began before the subset; the one after it has all that the subset shows.
      const databaseLsn = (): number => nextTurn(nextTurn(shapes.turn));
      try {
        const body = await readSubset(pool, definition, parsed.data, databaseLsn, randomInt(2 ** 31));
        const about = { 'electric-handle': handle, 'electric-offset': offset, 'electric-schema': definition.types };
        return { status: 200, headers: { ...json, ...about, 'electric-snapshot': 'true', ...caching('subset') }, body };
      } catch (error) {
        return badRequest({ subset: { where: [(error as Error).message] } }, caching);
      }
    };

    const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const query = { ...(request.query as Query), ...bodyOf(request) };
      const wanted = subsetOf(query);
      const parsed = parseShapeRequest(query, request.headers['if-none-match']);
      if ('errors' in parsed) return send(reply, badRequest(parsed.errors, caching));
      const definition = await define(askedOf(query, parsed.request));
      if ('status' in definition) return send(reply, definition);
      const answer = wanted
        ? await subset(definition, wanted)
        : await shapes.answer(definition, parsed.request, gone.signal);
      return send(reply, answer);
    };

    const remove = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const query = request.query as Query;
      const { table, handle } = query;
      if (table === undefined && handle === undefined) {
        return send(reply, badRequest({ handle: ["can't be blank when shape definition is missing"] }, caching));
      }
      let found = typeof handle === 'string' ? handle : undefined;
      if (table !== undefined) {
        const definition = await define(askedOf(query, { replica: 'default', log: 'full' }));
        if ('status' in definition) return send(reply, definition);
        const hash = hashOf(definition);
        const held = [...shapes.held].find((load) => load.hash === hash)?.handle;
        if (found !== undefined && held !== undefined && held !== found) {
          const message = 'The specified shape definition and handle do not match.';
          return send(reply, { ...badRequest({}, caching), body: JSON.stringify({ message }) });
        }
        found = held;
      }
      if (found !== undefined && (await shapes.end(found))) return reply.status(202).send();
      const message = 'No existing shape found';
      return send(reply, { ...badRequest({}, caching, 404), body: JSON.stringify({ message }) });
    };

    const app = Fastify({ forceCloseConnections: 'idle', bodyLimit: 1_000_000 });
    app.addHook('preClose', () => shapes.close());
    app.addHook('onRequest', async ({ headers }, reply) => {
      reply.headers({
        'access-control-allow-origin': headers.origin ?? '*',
        'access-control-expose-headers': '*',
        'access-control-allow-methods': 'GET, POST, HEAD, DELETE, OPTIONS',
      });
    });
    app.get('/v1/health', async () => ({ status: 'active' }));
    app.get('/v1/shape', serve);
    app.post('/v1/shape', async (request, reply) => serve(request, reply.header('cache-control', 'no-cache')));
    app.delete('/v1/shape', remove);
    app.options('/v1/shape', async ({ headers }, reply) => {
      const allowed = (headers['access-control-request-headers'] ?? '')
        .split(',')
        .filter((name) => ['if-none-match', 'traceparent'].includes(name.trim().toLowerCase()));
      if (allowed.length > 0) reply.header('access-control-allow-headers', allowed.join(','));
      return reply.header('access-control-max-age', '86400').status(204).send();
    });
    app.setErrorHandler((error, _request, reply) => {
      warn(error);
      const status = (error as { statusCode?: number }).statusCode ?? 503;
      const headers = { ...caching('error'), ...(status === 503 && { 'retry-after': '1' }) };
      return reply
        .headers(headers)
        .status(status)
        .send({ message: (error as Error).message });
    });
    undo.defer(() => closeServer(app as never));
    const url = await app.listen({ host, port }).catch((error: unknown) => {
      throw listenRefusal(error, port, '--port');
    });
    const parts = undo.move();
    return { url, stop: () => parts.disposeAsync() };
  } finally {
    await undo.disposeAsync();
  }
}

function send(reply: FastifyReply, { status, headers, body }: ShapeAnswer): FastifyReply {
  reply.status(status).headers(headers);
  if (typeof body === 'string') return reply.send(body);
  reply.send(Readable.from(body));
  // A stream of events may be silent for long, and its reader waits for the headers.
  reply.raw.flushHeaders();
  return reply;
}

const subsetParameters = ['where', 'params', 'limit', 'offset', 'order_by', 'where_expr', 'order_by_expr'];

/** A body says the same as the query; what belongs to a subset may stand in it without the prefix. */
function bodyOf({ body }: FastifyRequest): Query {
  if (typeof body !== 'object' || body === null) return {};
  const { subset, ...rest } = body as Record<string, unknown>;
  const inside = typeof subset === 'object' && subset !== null ? Object.entries(subset) : [];
  const entries = [...Object.entries(rest), ...inside].map(([name, value]) => [
    subsetParameters.includes(name) ? `subset__${name}` : name,
    value,
  ]);
  return Object.fromEntries(entries) as Query;
}

function subsetOf(query: Query): Query | undefined {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith('subset__') && value !== '' ? [[name.slice('subset__'.length), value]] : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function askedOf(query: Query, form: Pick<ShapeAsked, 'replica' | 'log'>): ShapeAsked {
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const params: string[] = [];
  for (let number = 1; query[`params[${number}]`] !== undefined; number += 1) {
    params.push(String(query[`params[${number}]`]));
  }
  const { replica, log } = form;
  return { table: text('table'), columns: text('columns'), where: text('where'), params, replica, log };
}
