import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer } from '../src/lan/server.ts';
import { sessionRoutes } from '../src/voice/session-routes.ts';
import type { LiveSession } from '../src/voice/sessions.ts';

const marie: LiveSession = {
  sessionId: 's1',
  memberId: 'm1',
  memberName: 'Marie Dubois',
  kioskId: 'k1',
  kioskName: 'Accueil',
  startedAt: 1000,
  lastActivityAt: 2000,
  engine: 'local',
  language: 'fr',
  tokens: {},
  costMicrodollars: 0,
};
const here = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:7080' } };

let live: LiveSession[];
let closed: string[];
let app: FastifyInstance;
beforeEach(async () => {
  live = [marie];
  closed = [];
  app = await createServer({ screensFolder: tmpdir(), logLevel: 'silent' });
  await app.register(sessionRoutes, {
    sessions: {
      live: () => live,
      close: (id, reason) => {
        closed.push(`${id} ${reason}`);
        const before = live.length;
        live = live.filter(({ sessionId }) => sessionId !== id);
        return live.length < before;
      },
    },
  });
});
afterEach(() => app.close());

test('staff see who talks and can end it, and a second end says that it is over', async () => {
  const list = await app.inject({ url: '/api/sessions', ...here });
  expect(list.json()).toEqual({ sessions: [marie] });
  const close = { method: 'POST', url: '/api/sessions/s1/close', ...here } as const;
  expect((await app.inject(close)).json()).toEqual({ sessions: [] });
  const again = await app.inject(close);
  expect(again.statusCode).toBe(404);
  expect(again.json()).toMatchObject({ error: { code: 'no-such-session' } });
  expect(closed).toEqual(['s1 staff', 's1 staff']);
});

test('from another machine nobody sees who talks, nor ends it, without signing in', async () => {
  const there = { remoteAddress: '192.168.1.20', headers: { host: 'box.local:7080' } };
  const list = await app.inject({ url: '/api/sessions', ...there });
  const close = await app.inject({ method: 'POST', url: '/api/sessions/s1/close', ...there });
  expect([list.statusCode, close.statusCode]).toEqual([401, 401]);
  expect(list.body).not.toContain('Marie');
  expect(closed).toEqual([]);
});
