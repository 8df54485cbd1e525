import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Box as BoxSeen, Gym as GymSeen, Visit } from '../arrivals-client.ts';
import type { Conflict, List } from '../conflicts-client.ts';
import { deskRoutes } from './scripted-desk.ts';
import { fleetRoutes } from './scripted-fleet.ts';
import { insightRoutes } from './scripted-insight.ts';
import { personRoutes } from './scripted-person.ts';
import { reportRoutes } from './scripted-report.ts';
import { world, type Answered, type Asked, type World } from './scripted-world.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Script extends Partial<World> {
  /** What came in, read anew for every request; null for a hub that cannot tell. */
  arrived?: () => { visits: Visit[]; gyms: GymSeen[]; boxes: BoxSeen[] } | null;
  conflicts?: Conflict[];
}

/** A hub that says what a test tells it to, and notes what it was asked to do. */
export async function startScriptedHub({ arrived = nobody, conflicts = [], ...changes }: Script = {}) {
  const dist = join(import.meta.dirname, '../dist');
  const streams = new Set<ServerResponse>();
  const say = (event: string, data: unknown) => {
    for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const hub = world(changes, () => say('fleet', null));
  /** What was decided, as `id decision`. */
  const decisions: string[] = [];

  const conflictList = (): List => ({
    conflicts: conflicts.toSorted((one, other) => Number(one.reviewedAt !== null) - Number(other.reviewedAt !== null)),
    open: conflicts.filter(({ reviewedAt }) => reviewedAt === null).length,
    names: {},
  });

  function answer(asked: Asked): Answered | undefined {
    const { path, body } = asked;
    const failure = hub.failing.get(path);
    if (failure !== undefined) return failure;
    if (path === '/api/conflicts') return { body: conflictList() };
    const [, reviewed] = /^\/api\/conflicts\/(.+)\/review$/.exec(path) ?? [];
    if (reviewed !== undefined) {
      const conflict = conflicts.find((each) => each.id === reviewed);
      decisions.push(`${reviewed} ${String(body['decision'])}`);
      if (conflict) Object.assign(conflict, { reviewedAt: Date.now(), reviewedBy: 'hub' });
      return { body: conflictList() };
    }
    if (path === '/api/visits') return { ...(arrived() ? { body: arrived() } : noDatabase) };
    return (
      personRoutes(hub, asked) ??
      fleetRoutes(hub, asked) ??
      insightRoutes(hub, asked) ??
      reportRoutes(hub, asked) ??
      deskRoutes(hub, asked)
    );
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
    if (pathname === '/api/visits/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      streams.add(response);
      return;
    }
    if (pathname.startsWith('/api/')) {
      const text = Buffer.concat(await request.toArray()).toString();
      const method = request.method ?? 'GET';
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      if (method !== 'GET') hub.asked.push(`${method} ${pathname} ${text}`.trim());
      const { status = 200, body: said } = answer({ method, path: pathname, query: searchParams, body }) ?? {
        status: 404,
        body: {
          error: { code: 'not-found', message: 'There is nothing at this address.', remedy: 'Check the address.' },
        },
      };
      response.writeHead(said === undefined ? 204 : status, { 'content-type': 'application/json' });
      response.end(said === undefined ? undefined : JSON.stringify(said));
      return;
    }
    const file = pathname.replace(/^\/console\//, '') || 'index.html';
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
    url: `http://127.0.0.1:${port}/console/`,
    hub,
    visit: (visit: Visit) => say('visit', visit),
    /** There are other alerts than before. */
    alertsChanged: () => say('alerts', null),
    conversationsChanged: () => say('conversations', null),
    /** The fleet is not as it was. */
    fleetChanged: () => say('fleet', null),
    conflict: (conflict: Conflict) => {
      conflicts.push(conflict);
      say('conflicts', {});
    },
    decisions,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const nobody = () => ({ visits: [], gyms: [], boxes: [] });
const noDatabase = {
  status: 503,
  body: { error: { code: 'database-gone', message: 'No database.', remedy: 'Start PostgreSQL, then try again.' } },
};
