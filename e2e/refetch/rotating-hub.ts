import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { eventually } from '../eventually.ts';

/**
 * Stands before a hub and passes everything on, but gives every shape a handle of its own, which it can end at any
 * moment: whoever comes with an ended handle is answered "must refetch", as by a hub that has lost its log.
 */
export interface RotatingHub extends AsyncDisposable {
  readonly url: string;
  /** How often each table was told to begin anew. */
  readonly refetches: ReadonlyMap<string, number>;
  /** Ends every handle, also of those who wait for a change. */
  rotate(): void;
  /** Resolves when every table has been loaded to its end under the present handles. */
  allLoaded(): Promise<void>;
}

const shapePath = /^\/v1\/shape\/(\w+)$/;

export async function openRotatingHub(hubUrl: string): Promise<RotatingHub> {
  let generation = 0;
  const refetches = new Map<string, number>();
  const loaded = new Set<string>();
  const waiting = new Set<() => void>();

  const endOf = (handle: string): [real: string, generation: number] => {
    const at = handle.lastIndexOf('.g');
    return at < 0 ? [handle, -1] : [handle.slice(0, at), Number(handle.slice(at + 2))];
  };

  function mustRefetch(table: string, real: string, reply: ServerResponse): void {
    refetches.set(table, (refetches.get(table) ?? 0) + 1);
    reply.writeHead(409, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'electric-handle': `${real}.g${generation}`,
    });
    reply.end('[{"headers":{"control":"must-refetch"}}]');
  }

  function serve(asked: IncomingMessage, reply: ServerResponse): void {
    const url = new URL(asked.url ?? '/', hubUrl);
    const table = shapePath.exec(url.pathname)?.[1];
    const [real, named] = endOf(url.searchParams.get('handle') ?? '');
    if (real !== '') url.searchParams.set('handle', real);
    if (table !== undefined && named >= 0 && named !== generation && url.searchParams.get('offset') !== '-1') {
      mustRefetch(table, real, reply);
      return;
    }
    const begun = generation;
    const passed = request(url, { method: asked.method, headers: { ...asked.headers, host: url.host } }, (answer) => {
      const handle = answer.headers['electric-handle'];
      const headers = { ...answer.headers };
      if (typeof handle === 'string') headers['electric-handle'] = `${handle}.g${begun}`;
      if (table !== undefined && begun === generation && 'electric-up-to-date' in answer.headers) loaded.add(table);
      reply.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(reply);
    });
    const end = (): void => {
      passed.destroy();
      if (table === undefined || reply.headersSent) reply.destroy();
      else mustRefetch(table, real, reply);
    };
    if (table !== undefined && url.searchParams.get('live') === 'true') waiting.add(end);
    passed.on('error', () => {
      if (!reply.headersSent) reply.destroy();
    });
    reply.on('close', () => {
      waiting.delete(end);
      passed.destroy();
    });
    asked.pipe(passed);
  }

  const server = createServer(serve);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refetches,
    rotate: () => {
      generation += 1;
      loaded.clear();
      for (const end of [...waiting]) end();
      waiting.clear();
    },
    allLoaded: async () => {
      await eventually(
        'every table is loaded anew',
        () => (downTables.every((table) => loaded.has(table)) ? true : undefined),
        {
          withinMs: 60_000,
          everyMs: 2,
        },
      );
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
