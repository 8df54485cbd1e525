import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Box, Gym, Visit } from '../arrivals-client.ts';
import type { Conflict, List } from '../conflicts-client.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A hub that says what a test tells it to; `page` is read anew for every request, null for a hub that fails. */
export async function startScriptedHub(
  page: () => { visits: Visit[]; gyms: Gym[]; boxes: Box[] } | null,
  conflicts: Conflict[] = [],
) {
  /** What was decided, as `id decision`. */
  const decisions: string[] = [];
  const dist = join(import.meta.dirname, '../dist');
  const streams = new Set<ServerResponse>();

  const conflictList = (): List => ({
    conflicts: conflicts.toSorted((one, other) => Number(one.reviewedAt !== null) - Number(other.reviewedAt !== null)),
    open: conflicts.filter(({ reviewedAt }) => reviewedAt === null).length,
    names: {},
  });

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { url = '/' } = request;
    if (url.startsWith('/api/conflicts')) {
      const [, id] = /conflicts\/(.+)\/review/.exec(url) ?? [];
      const conflict = conflicts.find((each) => each.id === id);
      if (conflict !== undefined) {
        const { decision } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { decision: string };
        decisions.push(`${conflict.id} ${decision}`);
        Object.assign(conflict, { reviewedAt: Date.now(), reviewedBy: 'hub' });
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(conflictList()));
      return;
    }
    if (url.startsWith('/api/visits/stream')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      streams.add(response);
      return;
    }
    if (url.startsWith('/api/visits')) {
      const body = page();
      const failure = {
        error: { code: 'database-away', message: 'No database.', remedy: 'Start PostgreSQL, then try again.' },
      };
      response.writeHead(body ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? failure));
      return;
    }
    const file = url.replace(/^\/console\//, '') || 'index.html';
    const content = await readFile(join(dist, file));
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': "default-src 'self'",
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
  const say = (event: string, data: object) => {
    for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  return {
    url: `http://127.0.0.1:${port}/console/`,
    visit: (visit: Visit) => say('visit', visit),
    boxes: (boxes: Box[]) => say('boxes', boxes),
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
