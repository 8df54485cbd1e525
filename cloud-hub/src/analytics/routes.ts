import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { VerdictPage, VerdictQuery } from '../../protocol/verdicts.ts';
import { owners, scopeOf } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { readVerdicts } from './read-verdicts.ts';

export interface AnalyticsRoutes {
  readonly pool: pg.Pool;
}

/** How the risk of leaving is reckoned, to those whose members it is about. */
export const analyticsRoutes: FastifyPluginAsyncZod<AnalyticsRoutes> = async (app, { pool }) => {
  app.get(
    '/api/risk-verdicts',
    { config: { access: { roles: owners } }, schema: { querystring: VerdictQuery, response: { 200: VerdictPage } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), (tx) => readVerdicts(tx, request.query));
    },
  );
};
