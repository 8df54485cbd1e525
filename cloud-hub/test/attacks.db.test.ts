import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { consolePage } from '../src/console/page.ts';
import { closeServer, createServer } from '../src/server.ts';
import { patience, silentMax } from '../src/server-connections.ts';
import { TestBox } from './box.ts';
import { addGym } from './gyms.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { getShape } from './replica.ts';
import { readRoutes, type DescribedRoute } from './routes.ts';

/** Another machine, as the hub sees it. */
const attacker = '127.0.0.2';
let hub: TestHub;
let box: TestBox;
let routes: readonly DescribedRoute[];

beforeAll(async () => {
  hub = await startTestHub();
  box = await new TestBox(hub.url).provision(await addGym(hub.postgres.pool, 'Lyon'));
  routes = await readRoutes(hub.url);
});
afterAll(() => hub.stop());
afterEach(() => expectHealthy());

async function expectHealthy(): Promise<void> {
  const response = await fetch(`${hub.url}/v1/health`);
  expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ status: 'active' })]);
}

interface Heard {
  readonly status: number;
  readonly body: string;
}
const codeOf = ({ status, body }: Heard): [number, string | undefined] => [
  status,
  (JSON.parse(body) as { error?: { code: string } }).error?.code,
];

async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Heard> {
  const response = await fetch(hub.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: await response.text() };
}

/** A request as bytes, which no client would send. */
function raw(text: string, url = hub.url): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
    let heard = '';
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = heard.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), body });
    });
    socket.write(text);
  });
}

const authorized = () => ({ authorization: `Bearer ${box.token}` });

test('a body of a megabyte is refused, whether it says its length or not', async () => {
  const large = JSON.stringify({ email: 'x'.repeat(1_000_000), password: 'x' });
  expect(codeOf(await post('/api/session', large))).toEqual([413, 'fst-err-ctp-body-too-large']);
  const chunked = new Promise<Heard>((resolve, reject) => {
    const request = httpRequest(`${hub.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    request.on('response', async (response) => {
      let body = '';
      for await (const part of response) body += String(part);
      resolve({ status: response.statusCode ?? 0, body });
    });
    request.on('error', reject);
    request.write(large);
    request.end();
  });
  expect((await chunked).status).toBe(413);
  // A box may send more, and not without end.
  expect((await post('/v1/push', JSON.stringify({ operations: ['x'.repeat(2_000_000)] }), authorized())).status).toBe(
    413,
  );
});

test('a body that nests without end is refused before anybody walks through it', async () => {
  const deep = '['.repeat(100_000);
  expect(codeOf(await post('/api/session', deep))).toEqual([400, 'json-too-deep']);
  const closed = `{"operations":[${deep}${']'.repeat(100_000)}]}`;
  expect(codeOf(await post('/v1/push', closed, authorized()))).toEqual([400, 'json-too-deep']);
  const objects = '{"a":'.repeat(100_000);
  expect(codeOf(await post('/v1/push', objects, authorized()))).toEqual([400, 'json-too-deep']);
});

test('keys that reach for what all objects share are refused', async () => {
  for (const text of [
    '{"email":"a@forme.example","password":"x","__proto__":{"role":"super_admin"}}',
    '{"email":"a@forme.example","password":"x","constructor":{"prototype":{"role":"super_admin"}}}',
    String.raw`{"email":"a@forme.example","password":"x","__proto\u005f_":{"role":"super_admin"}}`,
  ])
    expect((await post('/api/session', text)).status, text).toBe(400);
  expect(({} as Record<string, unknown>)['role']).toBe(undefined);
});

test('headers that are too large are refused with their own status', async () => {
  const answer = await raw(`GET /v1/health HTTP/1.1\r\nhost: hub\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(codeOf(answer)).toEqual([431, 'headers-too-large']);
  const many = Array.from({ length: 3000 }, (_, index) => `x-${index}: x`).join('\r\n');
  expect((await raw(`GET /v1/health HTTP/1.1\r\nhost: hub\r\n${many}\r\n\r\n`)).status).toBe(431);
});

test('what is no HTTP is told so, and the connection ends', async () => {
  const smuggled =
    'POST /api/session HTTP/1.1\r\nhost: hub\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
  for (const text of ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'HELLO\r\n\r\n', smuggled])
    expect([text, codeOf(await raw(text))]).toEqual([text, [400, 'request-malformed']]);
});

test('addresses that try to leave the console’s folder, or cannot be read, lead nowhere', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  mkdirSync(join(outside, 'dist/inside'), { recursive: true });
  writeFileSync(join(outside, 'dist/index.html'), 'the console');
  writeFileSync(join(outside, 'package.json'), '{"dependencies":{}}');
  const app = createServer({ log: process.stderr });
  await app.register(consolePage, { folder: join(outside, 'dist') });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  expect(await (await fetch(`${url}/console/`)).text()).toBe('the console');
  for (const path of [
    '/console/../package.json',
    '/console/../../package.json',
    '/console/%2e%2e/%2e%2e/package.json',
    '/console/..%2f..%2fpackage.json',
    '/console/..%5c..%5cpackage.json',
    '/console/....//....//package.json',
    '/console//etc/passwd',
    '/console/%00package.json',
    '/console/%zz',
    '/api/%zz',
    '/%c0%ae%c0%ae/package.json',
  ]) {
    const asked = `GET ${path} HTTP/1.1\r\nhost: hub\r\nconnection: close\r\n\r\n`;
    const answers = [await raw(asked, url), await raw(asked)];
    const statuses = answers.map(({ status }) => status >= 400 && status < 500);
    const body = answers.map((heard) => heard.body).join('');
    expect([path, ...statuses, body.includes('"dependencies"') || body.includes('root:')]).toEqual([
      path,
      true,
      true,
      false,
    ]);
  }
  await closeServer(app);
  rmSync(outside, { recursive: true });
});

const unsafe = () => routes.filter(({ method, access }) => method !== 'GET' && method !== 'HEAD' && access !== 'box');

test('no page of another site can change anything, at any route', async () => {
  expect(unsafe().length).toBeGreaterThan(15);
  for (const { name, method, path } of unsafe()) {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://evil.example', 'content-type': 'text/plain' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const response = await fetch(hub.url + path, { method, headers, body: '{}' });
      const { error } = (await response.json()) as { error: { code: string } };
      expect([name, headers, response.status, error.code]).toEqual([name, headers, 403, 'other-origin']);
    }
  }
});

/** A mail program asks with a form that no more mails come (RFC 8058). What stands in it is not looked at: a link that names nobody is refused. */
const takesForms = { path: '/mail/reports/', types: /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/u };

test('a body that is not JSON is not read, at any route', async () => {
  for (const { name, method, path, access } of unsafe()) {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'a/b',
      'x',
    ]) {
      const response = await fetch(hub.url + path, { method, headers: { 'content-type': type }, body: '{}' });
      const isTaken = path.startsWith(takesForms.path) && takesForms.types.test(type);
      // Who is not signed in hears that first.
      expect([name, type, response.status]).toEqual([name, type, access !== 'anyone' ? 401 : isTaken ? 404 : 415]);
    }
  }
});

test('every answer forbids what a page could do with it, and what the API says is kept nowhere', async () => {
  for (const path of ['/v1/health', '/api/session', '/api/nothing', '/docs', '/']) {
    const { headers } = await fetch(hub.url + path, { redirect: 'manual' });
    expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
      path,
      'nosniff',
      'DENY',
    ]);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(/script-src[^;]*unsafe|default-src[^;]*unsafe/.test(policy), path).toBe(false);
    expect(!path.startsWith('/api/') || headers.get('cache-control') === 'no-store', path).toBe(true);
  }
});

const opened = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const port = Number(new URL(hub.url).port);
    const socket = connect({ port, host: '127.0.0.1', localAddress: attacker }, () => resolve(socket));
    socket.once('error', reject);
  });

test('an address that opens connections and says nothing is stopped at its share; others are served', async () => {
  const sockets: Socket[] = [];
  const answers: string[] = [];
  // Fewer at a time than wait in the kernel to be accepted.
  while (answers.length === 0 && sockets.length < silentMax * 3) {
    const more = await Promise.all(Array.from({ length: 100 }, opened));
    for (const socket of more) {
      socket.on('error', () => undefined);
      socket.on('data', (data) => answers.push(data.toString()));
    }
    sockets.push(...more);
    await expectHealthy();
  }
  for (const socket of sockets) socket.destroy();
  expect(answers[0]).toMatch(/^HTTP\/1\.1 503 [^]*too-many-connections/);
  expect(sockets.length).toBeGreaterThan(silentMax);
});

test('callers that send a byte now and then hold up nobody and are sent away; polls and answers may take long', async () => {
  const first = await getShape(box, 'gyms?offset=-1');
  const [handle, offset] = ['handle', 'offset'].map((name) => first.headers.get(`electric-${name}`) ?? '');
  const pollBegan = Date.now();
  const poll = getShape(box, `gyms?handle=${handle}&offset=${offset}&live=true`).then((response) => ({
    status: response.status,
    tookMs: Date.now() - pollBegan,
  }));

  const sockets = await Promise.all(Array.from({ length: 300 }, opened));
  const ended = sockets.map(
    (socket) =>
      new Promise<string>((resolve) => {
        let heard = '';
        socket.on('data', (data) => (heard += data.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve(heard));
      }),
  );
  for (const socket of sockets) socket.write('POST /api/session HTTP/1.1\r\nhost: hub\r\nx: ');
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, 500);
  let areGone = false;
  const gone = Promise.all(ended).then((answers) => {
    areGone = true;
    return answers;
  });
  const tookMs: number[] = [];
  while (!areGone) {
    const began = performance.now();
    await expectHealthy();
    tookMs.push(performance.now() - began);
  }
  clearInterval(drip);
  expect((await gone).filter((text) => !/^HTTP\/1\.1 408 [^]*request-too-slow/.test(text))).toEqual([]);
  tookMs.sort((one, other) => one - other);
  console.log(
    `healthy ${tookMs.length} times meanwhile, p95 ${tookMs[Math.floor(tookMs.length * 0.95)]?.toFixed(0)} ms`,
  );
  expect(tookMs.length).toBeGreaterThan(10);
  const { status, tookMs: pollMs } = await poll;
  expect(status).toBe(200);
  expect(pollMs).toBeGreaterThan(patience.headersMs);
});
