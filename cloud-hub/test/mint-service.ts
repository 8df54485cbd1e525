import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** As strict as the service: it refuses a whole request for one field that it does not know. */
const Request = z.strictObject({
  expires_after: z.strictObject({ anchor: z.literal('created_at'), seconds: z.int().min(10).max(7200) }),
  session: z.strictObject({ type: z.literal('realtime'), model: z.string() }),
});

export interface MintService {
  /** Ends in `/v1`, as people set it. */
  readonly baseUrl: string;
  readonly given: readonly string[];
  /** How the next requests are answered instead. */
  fail(status: number, body: string | undefined): void;
  stop(): Promise<void>;
}

/** What the voice service answers to `POST /v1/realtime/client_secrets`, refusals in its own words. */
export async function startMintService(key: string, now: () => number = Date.now): Promise<MintService> {
  const given: string[] = [];
  let failure: { status: number; body: string } | undefined;
  const error = (message: string, code: string): string =>
    JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
    if (request.method !== 'POST' || request.url !== '/v1/realtime/client_secrets') {
      return { status: 404, body: error(`Unknown request URL: ${request.method} ${request.url}.`, 'unknown_url') };
    }
    const shown = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    if (shown !== key) return { status: 401, body: error(`Incorrect API key provided: ${shown}.`, 'invalid_api_key') };
    if (failure !== undefined) return failure;
    const wish = Request.safeParse(JSON.parse(await textOf(request)));
    if (!wish.success) return { status: 400, body: error(z.prettifyError(wish.error), 'unknown_parameter') };
    const value = `ek_68af296e8e408191a1120ab6383263c${given.length}`;
    given.push(value);
    const expiresAt = Math.floor(now() / 1000) + wish.data.expires_after.seconds;
    const session = { ...wish.data.session, object: 'realtime.session', id: 'sess_1', expires_at: 0, tools: [] };
    return { status: 200, body: JSON.stringify({ value, expires_at: expiresAt, session }) };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' });
      response.end(body);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return {
    ...{ given, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` },
    fail: (status, body) => (failure = body === undefined ? undefined : { status, body }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}
