import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closeServer, createServer, type ServerOptions } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
const tls = { cert: join(folder, 'hub.pem'), key: join(folder, 'hub.key') };
beforeAll(() => {
  const made = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=hub.forme.example',
  ];
  const where = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', tls.key, '-out', tls.cert, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...made, ...where], { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = new Writable({ write: (_line, _encoding, done) => done() });
const running: FastifyInstance[] = [];
afterEach(() => Promise.all(running.splice(0).map(closeServer)));

async function serve({
  late = async () => '',
  ...options
}: Partial<ServerOptions> & { late?: () => Promise<string> } = {}): Promise<{ url: string }> {
  const app = createServer({ log, ...options });
  running.push(app);
  app.get('/who', async ({ ip, protocol, host }) => ({ ip, protocol, host }));
  app.post('/said', async ({ body }) => body);
  app.get('/late', late);
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

test('with a certificate the hub speaks HTTPS, so that browsers keep its cookies, and tells them to stay with it', async () => {
  const { url } = await serve({ tls });
  expect(url).toMatch(/^https:/);
  const heard = await new Promise<{ body: string; hsts: unknown }>((resolve, reject) => {
    const options = { ca: readFileSync(tls.cert), servername: 'localhost' };
    get(`${url}/who`, options, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve({ body, hsts: response.headers['strict-transport-security'] }));
    }).on('error', reject);
  });
  expect(JSON.parse(heard.body)).toMatchObject({ protocol: 'https' });
  expect(heard.hsts).toBe('max-age=63072000');
});

test('a certificate or key that cannot be used stops the start, and the setting is named', () => {
  const absent = join(folder, 'absent.pem');
  const garbled = join(folder, 'garbled.pem');
  writeFileSync(garbled, 'no certificate');
  const refusal = (files: typeof tls): string => {
    try {
      createServer({ log, tls: files });
    } catch (error) {
      if (error instanceof StartRefused) return `${error.message} ${error.remedy}`;
      throw error;
    }
    return '';
  };
  expect(refusal({ ...tls, cert: absent })).toContain(
    `The file ${absent} of JARVIS_HUB_TLS_CERT cannot be read: ENOENT.`,
  );
  expect(refusal({ ...tls, key: absent })).toContain('JARVIS_HUB_TLS_KEY cannot be read');
  expect(refusal({ ...tls, cert: garbled })).toContain('cannot be used together');
  expect(refusal({ cert: tls.key, key: tls.cert })).toContain('its own private key');
});

test('who asks, and how, is taken from a proxy that was named, and from nobody else', async () => {
  const headers = {
    'x-forwarded-for': '192.0.2.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'hub.forme.example',
  };
  const asked = async (trustProxy?: readonly string[]) =>
    (await fetch(`${(await serve({ trustProxy })).url}/who`, { headers })).json();
  expect(await asked(['127.0.0.1'])).toEqual({ ip: '192.0.2.7', protocol: 'https', host: 'hub.forme.example' });
  for (const proxies of [undefined, ['10.0.0.0/8']])
    expect(await asked(proxies)).toMatchObject({ ip: '127.0.0.1', protocol: 'http' });
});

const impatient = { headersMs: 150, requestMs: 400, checkEveryMs: 20, keepAliveMs: 1000 };

test.each([
  ['headers', 'POST /said HTTP/1.1\r\nhost: hub\r\n'],
  ['a body', 'POST /said HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"a":'],
  ['anything at all', ''],
])('a caller that does not come to the end of %s is sent away', async (_what, text) => {
  const { url } = await serve({ patience: impatient });
  const heard = await new Promise<string>((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text);
  });
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
});

test('an answer may take longer than any request', async () => {
  // It comes once another caller was sent away: by then more time has passed than a request is given.
  const sentAway = Promise.withResolvers<string>();
  const { url } = await serve({ patience: impatient, late: () => sentAway.promise });
  const late = fetch(`${url}/late`);
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  socket.write('POST /said HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
  socket.resume().on('close', () => sentAway.resolve('done'));
  expect(await (await late).text()).toBe('done');
});
