import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createServer } from '../server.ts';
import { LanHttps } from './lan-https.ts';

const day = 86_400_000;
let folder: string;
let app: FastifyInstance;
let https: LanHttps;
let nowMs: number;
let trust: 'sure' | 'likely' | 'unknown';
let addresses: string[];
let hostname: string;
const log: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tls-'));
  nowMs = Date.now();
  trust = 'sure';
  addresses = ['127.0.0.1', '192.168.1.7', '203.0.113.9'];
  hostname = 'box-lyon';
  log.length = 0;
  app = await createServer({ screensFolder: folder, logLevel: 'silent' });
  app.get('/api/hello', async ({ protocol }) => ({ protocol }));
  app.get('/api/echo', { websocket: true }, (socket) => {
    socket.on('message', (text) => socket.send(text));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  https = newHttps();
});
afterEach(async () => {
  await https.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

const newHttps = (port = 0): LanHttps =>
  new LanHttps({
    app,
    folder,
    host: '127.0.0.1',
    port,
    time: () => ({ nowMs, trust }),
    hostname: () => hostname,
    addresses: () => addresses,
    log: (line, message) => log.push(`${message} ${JSON.stringify(line)}`),
  });
const authorityPem = (): string => https.certificates.authority!.certificate;
const serverCertificate = (): X509Certificate => new X509Certificate(https.certificates.server!.certificate);

/** As a device that trusts the authority asks; the name is the one that it typed. */
const ask = (servername: string, ca = authorityPem()): Promise<string> =>
  new Promise((answered, failed) => {
    request({ host: '127.0.0.1', port: https.port, path: '/api/hello', servername, ca, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', answered);
    })
      .on('error', failed)
      .end();
  });

test('a device that trusts the box’s authority is answered over https under the box’s names, and under no other', async () => {
  await https.start();
  expect(await ask('box-lyon.local')).toBe('{"protocol":"https"}');
  expect(await ask('localhost')).toBe('{"protocol":"https"}');
  await expect(ask('bank.example')).rejects.toThrow(/does not match/);
  await expect(ask('box-lyon.local', 'none')).rejects.toThrow(/self-signed|unable to (get|verify)/);
});

test('the keys lie in files of their own that nobody else can read', async () => {
  await https.start();
  for (const file of ['authority.json', 'server.json'])
    expect(statSync(join(folder, 'tls', file)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'tls')).mode & 0o777).toBe(0o700);
});

test('a box that starts again serves with what it had', async () => {
  await https.start();
  const [authority, server] = [authorityPem(), https.certificates.server!.certificate];
  await https.close();
  https = newHttps();
  await https.start();
  expect([authorityPem(), https.certificates.server!.certificate]).toEqual([authority, server]);
});

test('an address that changes and a certificate that grows old are followed without a restart', async () => {
  await https.start();
  const first = serverCertificate();
  expect((first.validToDate.getTime() - first.validFromDate.getTime()) / day).toBeLessThanOrEqual(397);
  addresses = ['127.0.0.1', '192.168.1.8'];
  await https.look();
  expect(serverCertificate().subjectAltName).toContain('192.168.1.8');
  const served = await servedSerial();
  expect(served).toBe(serverCertificate().serialNumber);
  nowMs += 200 * day;
  await https.look();
  expect(await servedSerial()).toBe(served);
  nowMs += 70 * day;
  await https.look();
  expect(await servedSerial()).not.toBe(served);
  expect(authorityPem()).toContain('BEGIN');
});

/** The number of the certificate that a new connection is shown. */
const servedSerial = (): Promise<string> =>
  new Promise((answered, failed) => {
    const asked = request({
      host: '127.0.0.1',
      port: https.port,
      path: '/api/hello',
      servername: 'localhost',
      rejectUnauthorized: false,
      agent: false,
    });
    asked.on('error', failed);
    asked.on('socket', (socket) =>
      socket.on('secureConnect', () => {
        answered(
          (socket as unknown as { getPeerX509Certificate(): X509Certificate }).getPeerX509Certificate().serialNumber,
        );
        asked.destroy();
      }),
    );
    asked.end();
  });

test('a box with a new host name keeps its authority, and says under which name it is not reached by https', async () => {
  await https.start();
  const authority = authorityPem();
  hostname = 'box-paris';
  await https.look();
  expect(authorityPem()).toBe(authority);
  expect(https.status).toMatchObject({ uncovered: ['box-paris', 'box-paris.local', '203.0.113.9'] });
  expect(await ask('localhost')).toContain('https');
});

test('a kiosk’s socket works over https as over http', async () => {
  await https.start();
  const socket = new WebSocket(`wss://localhost:${https.port}/api/echo`, {
    ca: authorityPem(),
    lookup: ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never,
  });
  await new Promise((opened, failed) => socket.on('open', opened).on('error', failed));
  const heard = new Promise((said) => socket.on('message', (text) => said(String(text))));
  socket.send('bonjour');
  expect(await heard).toBe('bonjour');
  socket.terminate();
});

test.each(['authority', 'server'])(
  'a box whose file of the %s is damaged serves http on, and https anew',
  async (name) => {
    await https.start();
    const before = authorityPem();
    await https.close();
    writeFileSync(join(folder, 'tls', `${name}.json`), '{"key": "half a li');
    https = newHttps();
    await https.start();
    expect((await fetch(`${app.listeningOrigin}/api/hello`)).status).toBe(200);
    expect(await ask('localhost')).toContain('https');
    expect(authorityPem() === before).toBe(name === 'server');
    expect(existsSync(join(folder, 'tls', 'authority.json.damaged'))).toBe(name === 'authority');
    expect(log.some((line) => line.includes('"because":"damaged"'))).toBe(true);
  },
);

test('where the keys cannot be kept there is no https, the box says why, tries again, and serves http on', async () => {
  writeFileSync(join(folder, 'tls'), 'a file where the folder should be');
  await https.start();
  expect(https.status).toMatchObject({ state: 'failed', cause: expect.stringContaining('EEXIST') });
  expect((await fetch(`${app.listeningOrigin}/api/hello`)).status).toBe(200);
  await https.look();
  expect(log).toHaveLength(1);
  rmSync(join(folder, 'tls'));
  await https.look();
  expect(https.status).toMatchObject({ state: 'ready', problem: null });
});

test('a port that is taken costs https alone', async () => {
  const other = createTcpServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  https = newHttps((other.address() as AddressInfo).port);
  await https.start();
  expect(https.status).toMatchObject({ state: 'failed', remedy: expect.stringContaining('JARVIS_BOX_HTTPS_PORT') });
  expect((await fetch(`${app.listeningOrigin}/api/hello`)).status).toBe(200);
  await new Promise((closed) => other.close(closed));
  await https.look();
  expect(https.status).toMatchObject({ state: 'ready' });
});

test('a clock that runs years ahead ends neither http nor the authority, and a right one puts the certificate right', async () => {
  await https.start();
  const authority = authorityPem();
  const truth = nowMs;
  const served = await servedSerial();
  trust = 'unknown';
  nowMs += 30 * 365 * day;
  await https.look();
  expect(await servedSerial()).toBe(served);
  trust = 'likely';
  await https.look();
  expect((await fetch(`${app.listeningOrigin}/api/hello`)).status).toBe(200);
  expect(authorityPem()).toBe(authority);
  trust = 'sure';
  nowMs = truth;
  await https.look();
  expect(authorityPem()).toBe(authority);
  expect(serverCertificate().validFromDate.getTime()).toBeLessThan(truth);
  expect(await ask('localhost')).toContain('https');
});

test('a box made in the year 2000 by its clock has certificates of today once it knows the time, of the same authority', async () => {
  const truth = nowMs;
  trust = 'unknown';
  nowMs = Date.UTC(2000, 0, 1);
  await https.start();
  const authority = authorityPem();
  expect(new X509Certificate(authority).validToDate.getTime()).toBeGreaterThan(truth);
  expect(https.status).toMatchObject({ isProvisional: true });
  trust = 'sure';
  nowMs = truth;
  await https.look();
  expect(authorityPem()).toBe(authority);
  expect(https.status).toMatchObject({ isProvisional: false });
  expect(await ask('localhost')).toContain('https');
  expect(readFileSync(join(folder, 'tls', 'server.json'), 'utf8')).toContain('"isProvisional":false');
});
