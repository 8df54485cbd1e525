import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { AlertDeed, AlertRow, DashboardEvent, MemberRow, SessionRow } from '../../protocol/dashboard.ts';
import * as world from './fixtures.ts';
import { alerts, doneAlert, memberPage, overview, pin, team, turns } from './fixtures.ts';

interface Answered {
  readonly status?: number;
  readonly body?: unknown;
}

export interface Script {
  /** Who is signed in from the start. */
  signedIn?: boolean;
  language?: 'fr' | 'en' | 'es';
  alerts?: AlertRow[];
  members?: readonly MemberRow[];
  sessions?: readonly SessionRow[];
  isConfirmed?: boolean;
  accounts?: readonly { id: string; name: string }[];
  /** Nothing has happened here yet. */
  isEmpty?: boolean;
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** As the box has it: no more than 100 rows an answer. */
const limitOf = (query: URLSearchParams): number => Math.min(100, Number(query.get('limit') ?? 50));
const refused = (status: number, code: string): Answered => ({
  status,
  body: { error: { code, message: 'It was refused.', remedy: 'Try something else.' } },
});

/** A box that says what a test tells it to, and notes what it was asked to do. */
export async function startScriptedBox({
  signedIn = true,
  language = 'fr',
  alerts: open = alerts(),
  members = world.members,
  sessions = world.sessions,
  isConfirmed = true,
  accounts = team,
  isEmpty = false,
}: Script = {}) {
  const dist = join(import.meta.dirname, '../../dist/dashboard');
  const streams = new Set<ServerResponse>();
  const asked: string[] = [];
  const failing = new Map<string, Answered>();
  const person = { accountId: team[1]?.id, name: team[1]?.name, role: 'gym_staff', language };
  let isSignedIn = signedIn;
  let isOut = false;
  const done: AlertRow[] = [doneAlert];

  const tell = (...rooms: DashboardEvent['rooms']) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify({ rooms })}\n\n`);
  };

  function act(alertId: string, deed: AlertDeed): Answered {
    const index = open.findIndex((each) => each.id === alertId);
    const found = open[index];
    if (found === undefined) return refused(409, 'alert-over');
    if (deed.deed === 'assign') {
      const who = team.find((each) => each.id === deed.to);
      Object.assign(found, { status: 'in_progress', assignedTo: who ? { id: who.id, name: who.name } : null });
    } else if (deed.deed === 'snooze') Object.assign(found, { snoozedUntil: deed.until });
    else {
      const status = deed.deed === 'resolve' ? 'resolved' : 'dismissed';
      done.unshift({ ...found, status, resolvedAt: Date.now(), resolutionNotes: deed.notes });
      open.splice(index, 1);
    }
    return { body: done.find((each) => each.id === alertId) ?? found };
  }

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): Answered {
    const failure = failing.get(path);
    if (failure !== undefined) return failure;
    if (path === '/api/staff/accounts') {
      return { body: { accounts: accounts.map(({ id, name }) => ({ id, name })), confirmedAt: 1, isConfirmed } };
    }
    if (path === '/api/staff/session') {
      if (method === 'DELETE') isSignedIn = false;
      if (method === 'POST') {
        if ((body as { pin: string }).pin !== pin) return refused(401, 'wrong-pin');
        isSignedIn = true;
      }
      return method === 'DELETE' ? {} : { body: { staff: isSignedIn ? person : null } };
    }
    if (!isSignedIn) return refused(401, 'sign-in');
    if (path.startsWith('/api/insight/failures/')) return { status: 202, body: { failures: [] } };
    const [room = '', one, part] = path.replace('/api/dashboard/', '').split('/').map(decodeURIComponent);
    if (room === 'overview') {
      const shown = overview(open.length, members);
      const quiet = { visits: 0, sessions: 0, negativeSessions: 0, reports: 0 };
      return { body: isEmpty ? { ...shown, inside: [], today: quiet, atRisk: 0 } : shown };
    }
    if (room === 'team') return { body: { team } };
    if (room === 'alerts' && part === 'draft') {
      return {
        body: {
          language: 'fr',
          subject: 'Votre séance d’hier',
          text: 'Bonjour Marie,\n\nMerci de nous avoir parlé franchement.',
        },
      };
    }
    if (room === 'alerts' && one !== undefined) return act(one, body as AlertDeed);
    if (room === 'alerts') {
      const show = query.get('show');
      const isSnoozed = (each: AlertRow) => each.snoozedUntil !== null;
      const list = show === 'done' ? done : open.filter((each) => isSnoozed(each) === (show === 'snoozed'));
      return { body: { alerts: isEmpty ? [] : list } };
    }
    if (room === 'members' && one !== undefined) {
      const page = memberPage(one);
      return { body: { ...page, alerts: open.filter(({ memberId }) => memberId === one) } };
    }
    if (room === 'members') {
      const search = (query.get('search') ?? '').toLocaleLowerCase();
      const found = isEmpty ? [] : members.filter(({ name }) => name.toLocaleLowerCase().includes(search));
      const offset = Number(query.get('offset') ?? 0);
      return { body: { members: found.slice(offset, offset + limitOf(query)), total: found.length } };
    }
    if (room === 'sessions' && one !== undefined) {
      const session = sessions.find((each) => each.id === one);
      return session === undefined
        ? refused(404, 'unknown-session')
        : { body: { session, turns: session.summary?.status === 'done' ? turns : [] } };
    }
    if (room === 'sessions') {
      const before = Number(query.get('before') ?? Infinity);
      const older = isEmpty ? [] : sessions.filter((each) => each.startedAt < before);
      return { body: { sessions: older.slice(0, limitOf(query)) } };
    }
    return refused(404, 'not-found');
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    if (isOut) return request.socket.destroy();
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://box');
    if (pathname === '/api/dashboard/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 200\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    if (pathname.startsWith('/api/')) {
      const text = Buffer.concat(await request.toArray()).toString();
      const method = request.method ?? 'GET';
      if (method !== 'GET') asked.push(`${method} ${pathname} ${text}`.trim());
      const { status = 200, body } = answer(method, pathname, searchParams, text === '' ? undefined : JSON.parse(text));
      response.writeHead(body === undefined ? 204 : status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
      return;
    }
    const file = pathname.replace(/^\/dashboard\//, '') || 'index.html';
    const content = await readFile(join(dist, file));
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
      })
      .end(content);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(404).end());
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

  return {
    url: `http://127.0.0.1:${port}/dashboard/`,
    port,
    asked,
    failing,
    tell,
    /** Something new to act on, told live. */
    raise(alert: AlertRow) {
      open.unshift(alert);
      tell('alerts');
    },
    /** A colleague ends an alert at another screen. */
    end(alertId: string, notes: string) {
      act(alertId, { deed: 'resolve', notes });
      Object.assign(done[0] ?? {}, { assignedTo: { id: team[0]?.id, name: team[0]?.name } });
      tell('alerts');
    },
    /** The box ends the session of whoever uses the page. */
    endSession: () => (isSignedIn = false),
    /** The box loses its power, and gets it back. */
    power(on: boolean) {
      isOut = !on;
      if (on) return;
      for (const stream of streams) stream.destroy();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
