import { Review } from '@jarvis-edge/sync/conflict.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { everyRole, scopeOf, signedIn, type AccessParts } from '../access.ts';
import type { WriteAudit } from '../audited.ts';
import { inScope, type Scope } from '../tenancy/scope.ts';
import { ConflictList, readConflicts, reviewConflict } from './conflicts.ts';
import type { LiveFeed } from './live-feed.ts';
import { Overview, readOverview } from './visits.ts';

export interface ConsoleRoutes {
  readonly pool: pg.Pool;
  readonly readSession: AccessParts['readSession'];
  readonly writeAudit: WriteAudit;
  readonly feed: LiveFeed;
}

const signedInPeople = { access: { roles: everyRole } } as const;

const Limit = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });

/** What the hub's pages show, to each person of the gyms that are theirs. */
export const consoleRoutes: FastifyPluginAsyncZod<ConsoleRoutes> = async (app, deps) => {
  const { pool, readSession, writeAudit, feed } = deps;
  app.addHook('preClose', async () => feed.close());

  app.get(
    '/api/visits',
    { config: signedInPeople, schema: { querystring: Limit, response: { 200: Overview } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), (tx) => readOverview(tx, request.query.limit));
    },
  );

  const gymsSeen = (scope: Scope): Promise<ReadonlySet<string>> =>
    inScope(
      pool,
      scope,
      async (tx) => new Set((await tx.query<{ id: string }>('select id from gyms')).map(({ id }) => id)),
    );

  app.get('/api/visits/stream', { config: signedInPeople }, async (request, reply) => {
    const { cookie } = request.headers;
    const scope = scopeOf(request);
    const gyms = async (): Promise<ReadonlySet<string> | undefined> => {
      const session = await readSession(cookie);
      return session?.stage === 'signed-in' ? gymsSeen(scope) : undefined;
    };
    const seen = await gymsSeen(scope);
    reply.hijack();
    feed.add(reply.raw, { gyms }, seen);
  });

  app.get(
    '/api/conflicts',
    { config: signedInPeople, schema: { response: { 200: ConflictList } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), readConflicts);
    },
  );

  app.post(
    '/api/conflicts/:id/review',
    {
      config: signedInPeople,
      schema: { params: z.object({ id: z.uuid() }), body: Review, response: { 200: ConflictList } },
    },
    async (request) => {
      const scope = scopeOf(request);
      const actor = { kind: 'user', id: signedIn(request).person.userId, address: request.ip } as const;
      const gymId = await inScope(pool, scope, (tx) =>
        reviewConflict(tx, { writeAudit, actor }, request.params.id, request.body),
      );
      feed.send('conflicts', null, [gymId]);
      return inScope(pool, scope, readConflicts);
    },
  );
};
