import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { Alert, AlertDeed, AlertPage, AlertQuery, Draft } from '../../protocol/alerts.ts';
import { everyRole, scopeOf, signedIn } from '../access.ts';
import type { WriteAudit } from '../audited.ts';
import { inScope } from '../tenancy/scope.ts';
import { actOnAlert } from './act.ts';
import { readAlerts } from './read-alerts.ts';
import { readDraft } from './read-draft.ts';

export interface AlertRoutes {
  readonly pool: pg.Pool;
  readonly writeAudit: WriteAudit;
  /** Unix ms. */
  readonly now: () => number;
  /** Told whose alerts are not as they were. */
  readonly changed: (gymId: string) => void;
}

/** Alerts of the gyms that somebody sees, and what they do about them. */
export const alertRoutes: FastifyPluginAsyncZod<AlertRoutes> = async (app, { pool, writeAudit, now, changed }) => {
  app.get(
    '/api/alerts',
    { config: { access: { roles: everyRole } }, schema: { querystring: AlertQuery, response: { 200: AlertPage } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), (tx) => readAlerts(tx, request.query, new Date(now())));
    },
  );

  app.get(
    '/api/alerts/:id/draft',
    {
      config: { access: { roles: everyRole } },
      schema: { params: z.object({ id: z.uuid() }), response: { 200: Draft } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), (tx) => readDraft(tx, request.params.id));
    },
  );

  app.post(
    '/api/alerts/:id',
    {
      config: { access: { roles: everyRole } },
      schema: { params: z.object({ id: z.uuid() }), body: AlertDeed, response: { 200: Alert } },
    },
    async (request) => {
      const actor = { kind: 'user', id: signedIn(request).person.userId, address: request.ip } as const;
      const alert = await inScope(pool, scopeOf(request), (tx) =>
        actOnAlert(tx, { writeAudit, actor, now: now() }, request.params.id, request.body),
      );
      changed(alert.gymId);
      return alert;
    },
  );
};
