import { HistoryPage, HistoryQuery, historyTables } from '@jarvis-edge/sync/history.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import type { AuthenticateBox } from '../box-claims.ts';
import { inScope } from '../tenancy/scope.ts';
import { readHistoryPage } from './pages.ts';

export interface HistoryRoutes {
  readonly pool: pg.Pool;
  readonly authenticate: AuthenticateBox;
}

/** What a box with a new file asks of its gym's past; which gym comes from its token alone. */
export const historyRoutes: FastifyPluginAsyncZod<HistoryRoutes> = async (app, { pool, authenticate }) => {
  app.get(
    '/v1/history/:table',
    {
      config: { access: 'box' },
      schema: {
        params: z.object({ table: z.enum(historyTables) }),
        querystring: HistoryQuery,
        response: { 200: HistoryPage },
      },
    },
    async ({ params, query, headers }, reply) => {
      const { gymId } = await authenticate(headers.authorization);
      const page = await inScope(pool, { kind: 'box', gymId }, (tx) =>
        readHistoryPage(tx, gymId, params.table, query.after),
      );
      return reply.header('cache-control', 'no-store').send(page);
    },
  );
};
