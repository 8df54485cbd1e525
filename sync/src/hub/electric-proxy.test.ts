import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ElectricProxy } from './electric-proxy.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import { parseShapeRequest } from './shape-request.ts';

const definition: ShapeDefinition = {
  schema: 'public',
  table: 'members',
  logName: 'members',
  columns: ['id', 'first_name'],
  key: ['id'],
  filter: { kind: 'scope', column: 'gym_ids', match: 'contains', value: 'g1' },
  replica: 'default',
  log: 'full',
  types: '{}',
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A service behind the hub, and the hub's proxy to it. */
async function proxyTo(serve: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: URL[] = [];
  const failures: string[] = [];
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://electric'));
    serve(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const proxy = new ElectricProxy({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret: 'the-secret',
    keys: new Map([['members', ['gym_id', 'id']]]),
    failed: (error) => failures.push(`${error.message} ${String(error.cause ?? '')}`),
  });
  const answer = (query: Record<string, string>, gone = new AbortController().signal) => {
    const parsed = parseShapeRequest(query, '"tag"');
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    return proxy.answer(definition, parsed.request, gone);
  };
  return { proxy, answer, asked, failures };
}

async function textOf(body: string | AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of body) text += part;
  return text;
}

test('the service is asked for the table, rows and columns that the hub chose, and for the place where the box stands', async () => {
  const { answer, asked } = await proxyTo((request, response) => {
    expect(request.headers['if-none-match']).toBe('"tag"');
    expect(request.headers.authorization).toBeUndefined();
    response.end('[]');
  });
  await answer({
    offset: '5_0',
    handle: 'h',
    live: 'true',
    live_sse: 'true',
    cursor: '7',
    table: 'users',
    where: 'true',
  });
  expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({
    table: '"public"."members"',
    columns: '"id","first_name","gym_id"',
    where: '"gym_ids" @> array[$1::uuid]',
    'params[1]': 'g1',
    secret: 'the-secret',
    offset: '5_0',
    handle: 'h',
    live: 'true',
    live_sse: 'true',
    cursor: '7',
  });
});

test('the box gets what the protocol says of the answer, and nothing about the connection behind the hub', async () => {
  const { answer } = await proxyTo((_, response) => {
    response.writeHead(409, {
      'content-type': 'application/json',
      'electric-handle': 'h2',
      'electric-offset': '0_0',
      etag: '"e"',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      'set-cookie': 'a=b',
      'keep-alive': 'timeout=5',
      'electric-server': 'x',
    });
    response.end('[{"headers":{"control":"must-refetch"}}]');
  });
  const { status, headers, body } = await answer({ offset: '-1' });
  expect([status, await textOf(body)]).toEqual([409, '[{"headers":{"control":"must-refetch"}}]']);
  expect(headers).toEqual({
    'content-type': 'application/json',
    'electric-handle': 'h2',
    'electric-offset': '0_0',
    'electric-server': 'x',
    etag: '"e"',
    'cache-control': 'private, no-cache',
    vary: 'authorization',
  });
});

test('events go through as they come, and end when the box hangs up', async () => {
  let closed: () => void = () => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const { answer } = await proxyTo((_, response) => {
    response.once('close', closed);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: é1\n\n');
  });
  const gone = new AbortController();
  const { body } = await answer({ offset: '1_0', handle: 'h', live: 'true', live_sse: 'true' }, gone.signal);
  const events = (body as AsyncIterable<string>)[Symbol.asyncIterator]();
  expect(await events.next()).toEqual({ done: false, value: 'data: é1\n\n' });
  gone.abort();
  expect(await events.next()).toMatchObject({ done: true });
  await isClosed;
});

test.each([401, 403, 404, 500, 503])(
  'a refusal that is not the box’s concern (%i) is told as a service that is away',
  async (status) => {
    const { answer, failures } = await proxyTo((_, response) => {
      response.writeHead(status, { 'retry-after': '3' }).end('{"message":"no"}');
    });
    const refused = await answer({ offset: '-1' });
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '3', 'cache-control': 'no-store' } });
    expect(JSON.parse(refused.body as string)).toMatchObject({ error: { code: 'shape-service-unavailable' } });
    expect(failures).toEqual([expect.stringContaining(String(status))]);
  },
);

test('a request that the service finds wrong is told so in its words, and is not kept', async () => {
  const { answer } = await proxyTo((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"message":"Invalid request"}');
  });
  const { status, headers, body } = await answer({ offset: '-1' });
  expect([status, headers['cache-control'], await textOf(body)]).toEqual([
    400,
    'no-store',
    '{"message":"Invalid request"}',
  ]);
});

test('a service that is away is told as such, and its secret to nobody', async () => {
  const { answer, failures } = await proxyTo((request) => request.destroy());
  expect(await answer({ offset: '-1' })).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  expect(failures).toHaveLength(1);
  expect(failures.join()).not.toContain('the-secret');
});
