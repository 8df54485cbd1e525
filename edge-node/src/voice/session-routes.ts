import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffOrThisMachine } from '../staff-access.ts';
import type { Sessions } from './sessions.ts';

const LiveSession = z.object({
  sessionId: z.string(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  kioskId: z.string().nullable(),
  kioskName: z.string().nullable(),
  startedAt: z.number(),
  lastActivityAt: z.number(),
  engine: z.string().nullable(),
  language: z.string().nullable(),
  tokens: z.record(z.string(), z.number()),
  costMicrodollars: z.number(),
});
const SessionList = z.object({ sessions: z.array(LiveSession) });

/** Who talks with JARVIS now, for staff, who can end it. */
export const sessionRoutes: FastifyPluginAsyncZod<{ sessions: Pick<Sessions, 'live' | 'close'> }> = async (
  app,
  { sessions },
) => {
  app.addHook('onRequest', staffOrThisMachine());

  app.get('/api/sessions', { schema: { response: { 200: SessionList } } }, async () => ({ sessions: sessions.live() }));

  app.post(
    '/api/sessions/:id/close',
    { schema: { params: z.object({ id: z.string() }), response: { 200: SessionList } } },
    async ({ params: { id } }) => {
      if (!sessions.close(id, 'staff')) throw notLive();
      return { sessions: sessions.live() };
    },
  );
};

const notLive = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'no-such-session',
    message: 'No conversation of that id goes on.',
    remedy: 'Read GET /api/sessions again: it may have ended meanwhile.',
  });
