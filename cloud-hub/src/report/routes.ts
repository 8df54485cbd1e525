import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { ReportPage, ReportQuery, ReportRead } from '../../protocol/reports.ts';
import { everyRole, scopeOf } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { readReport, readReports } from './read-reports.ts';

const access = { access: { roles: everyRole } } as const;

/** Reports of the gyms that somebody sees, and of the franchise to its owners. */
export const reportRoutes: FastifyPluginAsyncZod<{ readonly pool: pg.Pool }> = async (app, { pool }) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/api/reports',
    { config: access, schema: { querystring: ReportQuery, response: { 200: ReportPage } } },
    async (request) => inScope(pool, scopeOf(request), (tx) => readReports(tx, request.query)),
  );

  app.get(
    '/api/reports/:id',
    { config: access, schema: { params: z.object({ id: z.uuid() }), response: { 200: ReportRead } } },
    async (request) => inScope(pool, scopeOf(request), (tx) => readReport(tx, request.params.id)),
  );
};
