import * as protocol from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffOnly } from '../staff-access.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { Alerts } from './alerts.ts';
import type { Events } from './events.ts';
import type { Figures } from './figures.ts';
import { unknownMember, type MemberEdits } from './member-edits.ts';
import type { Members } from './members.ts';
import type { Conversations } from './sessions.ts';

export interface DashboardRoutesDeps {
  readonly overview: () => protocol.Overview;
  readonly members: Members;
  readonly figures: Figures;
  readonly memberEdits: MemberEdits;
  readonly conversations: Conversations;
  readonly alerts: Alerts;
  readonly alertDesk: AlertDesk;
  readonly team: () => protocol.Team;
  readonly events: Events;
  /** Who is inside, and since when. */
  readonly inside: () => ReadonlyMap<string, number>;
  /** Whether a session of staff is still open. */
  readonly isSignedIn: (sessionId: string) => boolean;
  /** Unix ms. */
  readonly nowMs: () => number;
}

const ById = z.object({ id: z.string().min(1).max(64) });
const sessionsOfMember = 20;

/** What the staff's dashboard asks of the box: everything from its own store, with the cable in or out. */
export const dashboardRoutes: FastifyPluginAsyncZod<DashboardRoutesDeps> = async (app, deps) => {
  const { members, figures, memberEdits, conversations, alerts, alertDesk, events, inside, nowMs } = deps;

  app.addHook('onRequest', staffOnly());
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/api/dashboard/overview', { schema: { response: { 200: protocol.Overview } } }, async () => deps.overview());

  app.get(
    '/api/dashboard/members',
    { schema: { querystring: protocol.MemberQuery, response: { 200: protocol.MemberPage } } },
    async ({ query }) => members.page(query, inside()),
  );

  app.get(
    '/api/dashboard/members/:id',
    { schema: { params: ById, response: { 200: protocol.MemberPageOne } } },
    async ({ params: { id } }) => memberPage(id),
  );

  app.patch(
    '/api/dashboard/members/:id',
    { schema: { params: ById, body: protocol.MemberEdit, response: { 200: protocol.MemberPageOne } } },
    async ({ params: { id }, body }) => {
      memberEdits.edit(id, body);
      return memberPage(id);
    },
  );

  app.post(
    '/api/dashboard/members/:id/notes',
    { schema: { params: ById, body: protocol.NewNote, response: { 200: protocol.MemberPageOne } } },
    async ({ params: { id }, body, staff }) => {
      memberEdits.addNote(id, body.text, staff?.accountId ?? '');
      return memberPage(id);
    },
  );

  app.get(
    '/api/dashboard/sessions',
    { schema: { querystring: protocol.SessionQuery, response: { 200: protocol.SessionPage } } },
    async ({ query }) => ({ sessions: conversations.list(query) }),
  );

  app.get(
    '/api/dashboard/sessions/:id',
    { schema: { params: ById, response: { 200: protocol.SessionPageOne } } },
    async ({ params: { id } }) => {
      const found = conversations.one(id);
      if (found === undefined) throw refusals.session();
      return found;
    },
  );

  app.get(
    '/api/dashboard/alerts',
    { schema: { querystring: protocol.AlertQuery, response: { 200: protocol.AlertPage } } },
    async ({ query: { show } }) => ({ alerts: alerts.list(show, nowMs()) }),
  );

  app.post(
    '/api/dashboard/alerts/:id',
    { schema: { params: ById, body: protocol.AlertDeed, response: { 200: protocol.AlertRow } } },
    async ({ params: { id }, body, staff }) => {
      alertDesk.act(id, body, staff?.accountId ?? '');
      const alert = alerts.one(id);
      if (alert === undefined) throw refusals.alert();
      return alert;
    },
  );

  app.get(
    '/api/dashboard/alerts/:id/draft',
    { schema: { params: ById, response: { 200: protocol.Draft } } },
    async ({ params: { id } }) => alertDesk.draft(id),
  );

  app.get('/api/dashboard/team', { schema: { response: { 200: protocol.Team } } }, async () => deps.team());

  app.get('/api/dashboard/events', async ({ staff }, reply) => {
    const { sessionId = '' } = staff ?? {};
    reply.hijack();
    events.add(reply.raw, { isOpenTo: () => deps.isSignedIn(sessionId) });
  });

  function memberPage(id: string): protocol.MemberPageOne {
    const member = members.one(id);
    if (member === undefined) throw unknownMember();
    return {
      member: { ...member, isInside: inside().has(id) },
      figures: figures.of(id),
      notes: members.notes(id),
      visits: members.visits(id),
      sessions: conversations.list({ memberId: id, limit: sessionsOfMember }),
      alerts: alerts.ofMember(id),
    };
  }
};

const refusals = {
  session: () =>
    new RequestRefused(404, {
      code: 'unknown-session',
      message: 'There is no such conversation here.',
      remedy: 'Read the list of conversations again.',
    }),
  alert: () =>
    new RequestRefused(404, {
      code: 'unknown-alert',
      message: 'There is no such alert here.',
      remedy: 'Read the list of alerts again.',
    }),
};
