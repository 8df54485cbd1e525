import Fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerTo, notFound, RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { limitSilentConnections, patience as usual, type Patience } from './server-connections.ts';
import { addSecurityHeaders } from './server-headers.ts';
import { isDeeperThan, jsonDepthMax } from './server-json.ts';
import { readTls, type TlsFiles } from './server-tls.ts';

export interface ServerOptions {
  readonly log: NodeJS.WritableStream;
  /** HTTPS with these; without them HTTP, for this machine or behind a proxy. */
  readonly tls?: TlsFiles | undefined;
  /** Addresses and networks of proxies whose X-Forwarded headers are believed. */
  readonly trustProxy?: readonly string[] | undefined;
  readonly patience?: Patience;
}

/** What pages send is small; a route that takes more says so. Bytes. */
const bodyLimit = 128 * 1024;
/** Then the caller opens another: no connection is for ever. */
const requestsPerConnection = 10_000;

/**
 * An HTTP server without routes yet, whose every error has the one body that boxes and pages know.
 *
 * @throws StartRefused when the certificate or its key cannot be used.
 */
export function createServer({ log, tls, trustProxy, patience = usual }: ServerOptions): FastifyInstance {
  const patient = {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.checkEveryMs,
  };
  const app = Fastify({
    // Lines about requests would hold addresses and what was asked; what went wrong is logged below.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    logger: { level: 'warn', stream: log as never },
    bodyLimit,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keepAliveMs,
    maxRequestsPerSocket: requestsPerConnection,
    trustProxy: trustProxy === undefined ? false : [...trustProxy],
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answer,
    ...(tls === undefined
      ? { http: patient }
      : { https: { ...readTls(tls), ...patient, minVersion: 'TLSv1.2' as const } }),
  } as never).withTypeProvider<ZodTypeProvider>() as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  limitSilentConnections(app.server);
  addSecurityHeaders(app);
  takeJsonAlone(app);
  app.setErrorHandler(answer);
  app.setNotFoundHandler((_request, reply) => reply.status(notFound.status).send(notFound.body));
  return app;
}

function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, retryAfterSeconds } = answerTo(error);
  if (status >= 500) {
    // A database error's detail repeats rows, so only these parts are logged.
    request.log.error({ route: request.routeOptions.url, code: error.code, stack: error.stack }, 'request failed');
  }
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply.status(status).header('cache-control', 'no-store').send(body);
}

/** Bodies are JSON and nothing else: what a form of another site can send without asking is never read. */
function takeJsonAlone(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (isDeeperThan(text, jsonDepthMax)) done(tooDeep());
    else parse(request, text, done);
  });
}

const tooDeep = (): RequestRefused =>
  new RequestRefused(400, {
    code: 'json-too-deep',
    message: `The body nests more than ${jsonDepthMax} levels deep.`,
    remedy: 'Correct the request.',
  });

/** What never became a request is answered on the connection itself, which then ends. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason, code, message, remedy } = brokenRequests[error.code ?? ''] ?? malformed;
  const body = JSON.stringify({ error: { code, message, remedy } });
  const length = Buffer.byteLength(body);
  const head = `HTTP/1.1 ${status} ${reason}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}`;
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}

const malformed = {
  status: 400,
  reason: 'Bad Request',
  code: 'request-malformed',
  message: 'This is no request by the rules of HTTP.',
  remedy: 'Correct the request.',
};

const brokenRequests: Readonly<Record<string, typeof malformed>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    code: 'headers-too-large',
    message: 'The headers of the request are too large.',
    remedy: 'Send fewer or shorter headers; in a browser, delete the cookies of this site.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    code: 'request-too-slow',
    message: 'The request did not arrive in time.',
    remedy: 'Send it again, all at once.',
  },
};

const graceMs = 500;

/**
 * Stops listening, lets what is under way end and cuts the rest: a browser keeps connections in store on which it has not
 * asked for anything yet, and those would be waited for.
 */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(cut);
}
