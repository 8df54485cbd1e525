import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import {
  ConversationPage,
  ConversationQuery,
  ConversationRead,
  MemberPage,
  MemberQuery,
  MemberRead,
} from '../../protocol/insight.ts';
import { everyRole, scopeOf } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { readConversation, readConversations, readConversationsOf } from './conversations.ts';
import { readMember, readMembers } from './members.ts';
import { compareHere, compareInDatabase, hasVectors, searchByMeaning, sessionsOf } from './search.ts';

export interface InsightRoutes {
  readonly pool: pg.Pool;
}

const access = { access: { roles: everyRole } } as const;
const OfId = z.object({ id: z.uuid() });

/** How members stand and what they talked about, to each person of the gyms that are theirs. */
export const insightRoutes: FastifyPluginAsyncZod<InsightRoutes> = async (app, { pool }) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/api/members',
    { config: access, schema: { querystring: MemberQuery, response: { 200: MemberPage } } },
    async (request) => inScope(pool, scopeOf(request), (tx) => readMembers(tx, request.query)),
  );

  app.get(
    '/api/members/:id',
    { config: access, schema: { params: OfId, response: { 200: MemberRead } } },
    async (request) => inScope(pool, scopeOf(request), (tx) => readMember(tx, request.params.id)),
  );

  app.get(
    '/api/conversations',
    { config: access, schema: { querystring: ConversationQuery, response: { 200: ConversationPage } } },
    async (request) =>
      inScope(pool, scopeOf(request), async (tx) => {
        const { text, ...query } = request.query;
        if (text === '') return { ...(await readConversations(tx, query)), searchedOnly: null, nearest: {} };
        const compare = (await hasVectors(tx)) ? compareInDatabase : compareHere;
        const { found, searchedOnly } = await searchByMeaning(tx, compare, text, query);
        const sessions = await sessionsOf(tx, found);
        const nearest = Object.fromEntries(sessions.map(({ id, sentence }) => [id, sentence]));
        return { conversations: await readConversationsOf(tx, sessions), hasMore: false, searchedOnly, nearest };
      }),
  );

  app.get(
    '/api/conversations/:id',
    { config: access, schema: { params: OfId, response: { 200: ConversationRead } } },
    async (request) => inScope(pool, scopeOf(request), (tx) => readConversation(tx, request.params.id)),
  );
};
