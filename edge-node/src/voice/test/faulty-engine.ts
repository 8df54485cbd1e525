import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { FaultyConversation } from './faulty-engine-conversation.ts';
import { count, type HandshakeFault, type Script, type Seen } from './faulty-engine-script.ts';

/** As `GET /v1/models` lists it. */
export interface ListedModel {
  readonly id: string;
  readonly shutdown_date: string | null;
}

export interface FaultyEngineOptions {
  /** Of the nth connection, from 1; a good conversation when absent. */
  readonly script?: (nth: number) => Script;
  /** Everything that it makes up follows from it. */
  readonly seed?: string;
  readonly keys?: readonly string[];
  readonly models?: readonly ListedModel[];
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Unix ms. */
  readonly nowMs?: () => number;
  /** Runs something later; the answer forgets it. */
  readonly later?: (ms: number, run: () => void) => () => void;
}

export interface FaultyEngine {
  /** What `OPENAI_BASE_URL` is set to: `http://127.0.0.1:<port>/v1`. */
  readonly baseUrl: string;
  readonly key: string;
  readonly seen: Seen;
  /** Somebody speaks on the newest line, from the next audio on. @param ms Of audio. */
  speak(transcript: string, ms: number): void;
  /** Cuts every line that is open. */
  cutAll(): void;
  /** New lines are refused until it is plugged in again; those that are open are cut. */
  unplug(): void;
  plugIn(): void;
  close(): Promise<void>;
}

const secretSeconds = { min: 10, default: 600, max: 7200 };

const SecretWish = z.strictObject({
  expires_after: z
    .strictObject({
      anchor: z.literal('created_at').optional(),
      seconds: z.int().min(secretSeconds.min).max(secretSeconds.max).optional(),
    })
    .optional(),
  session: z.looseObject({ type: z.literal('realtime') }).optional(),
});

const realLater = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Stands for the paid Realtime service on loopback: the GA protocol with its refusals, one script a connection, and what
 * goes wrong where the script says so. What it cannot stand for: the model, voice activity, transcription and moderation are
 * scripts, and of each refusal it knows the words only as they were reported by others.
 */
export async function startFaultyEngine(options: FaultyEngineOptions = {}): Promise<FaultyEngine> {
  const { script = (): Script => ({}), seed = '1', nowMs = () => Date.now(), later = realLater, tls } = options;
  const keys = options.keys ?? ['sk-scripted-0123456789abcdef0123456789abcdef'];
  const models = options.models ?? [
    { id: 'gpt-realtime-2.1-mini', shutdown_date: null },
    { id: 'gpt-realtime-2.1', shutdown_date: null },
    { id: 'gpt-realtime-mini', shutdown_date: '2027-01-20' },
  ];
  const seen: Seen = {
    ...{ connections: 0, open: 0, refusedHandshakes: 0, authorizations: [], urls: [], clientEvents: new Map() },
    ...{ errors: [], truncatesDone: 0, truncatesRefused: 0, responsesCreated: 0, usages: [] },
    ...{ transcriptionSeconds: [], calls: new Map(), faults: new Map(), appendedBytes: 0, pings: 0 },
  };
  /** Until when each is good, Unix ms. */
  const secrets = new Map<string, number>();
  let ids = 0;
  let handshakes = 0;
  let isPlugged = true;
  let newest: FaultyConversation | undefined;
  const newId = (kind: string): string => `${kind}_${seed}${(ids += 1).toString(36).padStart(8, '0')}`;

  const isKnown = (request: IncomingMessage): boolean => {
    const header = request.headers.authorization ?? '';
    seen.authorizations.push(header);
    seen.urls.push(request.url ?? '');
    const bearer = /^Bearer (.+)$/.exec(header)?.[1] ?? '';
    return keys.includes(bearer) || (secrets.get(bearer) ?? 0) > nowMs();
  };

  const server = tls === undefined ? createServer(respond) : createTlsServer(tls, respond);
  const sockets = new Set<Socket>();
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    if (!isPlugged) return socket.destroy();
    sockets.add(socket);
    return socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });

  function respond(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!isKnown(request)) return send(response, 401, invalidKey(request));
    if (request.method === 'GET' && pathname === '/v1/models') {
      const data = models.map((model) => ({ ...model, object: 'model', created: 1_790_000_000, owned_by: 'system' }));
      return send(response, 200, { object: 'list', data });
    }
    if (request.method === 'POST' && pathname === '/v1/realtime/client_secrets') return void mint(request, response);
    return send(response, 404, errorOf('not_found', `Invalid URL (${request.method} ${pathname})`));
  }

  async function mint(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const wish = SecretWish.safeParse(readJson(Buffer.concat(pieces).toString() || '{}'));
    if (!wish.success) {
      const [issue] = wish.error.issues;
      return send(response, 400, errorOf('invalid_value', `${issue?.path.join('.')}: ${issue?.message}`));
    }
    const seconds = wish.data.expires_after?.seconds ?? secretSeconds.default;
    const value = newId('ek');
    secrets.set(value, nowMs() + seconds * 1000);
    const session = { ...wish.data.session, type: 'realtime', object: 'realtime.session', id: newId('sess') };
    return send(response, 200, { value, expires_at: Math.floor(nowMs() / 1000) + seconds, session });
  }

  const webSockets = new WebSocketServer({
    ...{ noServer: true, perMessageDeflate: false, autoPong: false, maxPayload: 32 * 1024 * 1024 },
    handleProtocols: (protocols) => (protocols.has('realtime') ? 'realtime' : false),
  });

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    handshakes += 1;
    const its = script(handshakes);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const known = isKnown(request);
    if (its.handshake !== undefined) {
      seen.refusedHandshakes += 1;
      count(seen.faults, `handshake-${its.handshake.kind}`);
      return spoilHandshake(socket, its.handshake);
    }
    const refuse = (status: number, body: object): void => {
      seen.refusedHandshakes += 1;
      answerPlainly(socket, status, body);
    };
    if (pathname !== '/v1/realtime') return refuse(404, errorOf('not_found', `Invalid URL (GET ${pathname})`));
    if (!known) return refuse(401, invalidKey(request));
    const model = searchParams.get('model') ?? '';
    return webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => undefined);
      const closeBecause = (code: string, message: string): void => {
        const error = { type: 'invalid_request_error', code, message, param: null, event_id: null };
        seen.errors.push({ code, message, param: null });
        webSocket.send(JSON.stringify({ type: 'error', event_id: newId('event'), error }));
        webSocket.close(4000, `invalid_request_error.${code}`);
      };
      if (request.headers['openai-beta'] !== undefined) {
        return closeBecause('beta_api_shape_disabled', 'The Realtime Beta API is no longer supported.');
      }
      if (!models.some(({ id }) => id === model)) {
        const message = `The model \`${model}\` does not exist or you do not have access to it.`;
        return closeBecause('model_not_found', message);
      }
      seen.connections += 1;
      seen.open += 1;
      webSocket.on('close', () => (seen.open -= 1));
      newest = new FaultyConversation({ socket: webSocket, model, script: its, seen, newId, nowMs, later });
      return undefined;
    });
  });

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const cutAll = (): void => {
    for (const webSocket of webSockets.clients) webSocket.terminate();
    for (const socket of sockets) socket.destroy();
  };
  return {
    baseUrl: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/v1`,
    key: keys[0] ?? '',
    seen,
    speak: (transcript, ms) => newest?.speak(transcript, ms),
    cutAll,
    unplug: () => {
      isPlugged = false;
      cutAll();
    },
    plugIn: () => (isPlugged = true),
    close: async () => {
      cutAll();
      webSockets.close();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}

const statusTexts: Readonly<Record<number, string>> = {
  ...{ 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' },
  ...{ 500: 'Internal Server Error', 503: 'Service Unavailable' },
};

function spoilHandshake(socket: Socket, fault: HandshakeFault): void {
  if (fault.kind === 'cut') socket.destroy();
  if (fault.kind !== 'status') return;
  const { status, code = 'scripted', message = 'As the script says.', retryAfter } = fault;
  const headers = retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`];
  answerPlainly(socket, status, errorOf(code, message), headers);
}

function answerPlainly(socket: Socket, status: number, body: object, headers: readonly string[] = []): void {
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${statusTexts[status] ?? 'Refused'}`,
    ...headers,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const errorOf = (code: string, message: string): object => ({
  error: { type: 'invalid_request_error', code, message, param: null },
});

/** As the service does, it says a part of the key back. */
function invalidKey({ headers: { authorization = '' } }: IncomingMessage): object {
  const key = authorization.replace(/^Bearer /, '');
  const shown = key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(20)}${key.slice(-4)}` : key;
  return errorOf('invalid_api_key', `Incorrect API key provided: ${shown}.`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
