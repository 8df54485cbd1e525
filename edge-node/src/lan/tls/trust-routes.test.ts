import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer } from '../server.ts';
import { languageOf, systemOf } from './trust-device.ts';
import { preferHttps, trustRoutes } from './trust-routes.ts';
import { systems, trustLanguages } from './trust-words.ts';

let folder: string;
let app: FastifyInstance;
let httpsPort: number | undefined;
let authority: { der: Buffer; fingerprint: string } | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trust-'));
  writeFileSync(join(folder, 'index.html'), 'the kiosk');
  httpsPort = 7443;
  authority = { der: Buffer.from([0x30, 1, 2]), fingerprint: Array.from({ length: 32 }, () => 'AB').join(':') };
  app = await createServer({ screensFolder: folder, logLevel: 'silent' });
  preferHttps(app, () => httpsPort);
  await app.register(trustRoutes, {
    authority: () => authority,
    httpsPort: () => httpsPort,
    httpPort: () => 7080,
    addresses: () => ['127.0.0.1', '203.0.113.4', '192.168.1.7'],
  });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const fromTablet = { remoteAddress: '192.168.1.20', headers: { host: 'box.local:7080' } };
const here = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:7080' } };

test('a kiosk opened by plain http from a tablet is first shown how to get https, and goes on without it when it says so', async () => {
  const sent = await app.inject({ url: '/kiosk/gym-a', ...fromTablet });
  expect([sent.statusCode, sent.headers.location]).toEqual([302, '/trust?to=%2Fkiosk%2Fgym-a']);
  expect((await app.inject({ url: '/kiosk/gym-a?plain', ...fromTablet })).body).toBe('the kiosk');
});

test('the screen of the box itself, and every tablet while https does not serve, has its kiosk by http as ever', async () => {
  expect((await app.inject({ url: '/kiosk/gym-a', ...here })).body).toBe('the kiosk');
  httpsPort = undefined;
  expect((await app.inject({ url: '/kiosk/gym-a', ...fromTablet })).body).toBe('the kiosk');
});

test('staff pages never go on by plain http', async () => {
  const sent = await app.inject({ url: '/dashboard?plain', ...fromTablet });
  expect([sent.statusCode, sent.headers.location]).toEqual([302, '/trust?to=%2Fdashboard']);
  const { body } = await app.inject({ url: '/trust?to=%2Fdashboard', ...fromTablet });
  expect(body).toContain('data-goes-on="false"');
});

test('what screens and programs ask for by http is not sent elsewhere', async () => {
  for (const url of ['/trust', '/trust/page.js', '/trust/page.css', '/trust/ca.crt']) {
    expect([url, (await app.inject({ url, ...fromTablet })).statusCode]).toEqual([url, 200]);
  }
});

test.each(trustLanguages)('the page says in %s what to do on every system, this device’s first', async (lang) => {
  const { body, headers } = await app.inject({
    url: `/trust?lang=${lang}&to=/kiosk/gym-a`,
    remoteAddress: '192.168.1.20',
    headers: { host: 'box.local:7080', 'user-agent': 'Mozilla/5.0 (Linux; Android 15)' },
  });
  expect(headers['content-type']).toContain('text/html');
  expect(headers['content-security-policy']).toContain("connect-src 'self' https:");
  expect(body).toContain(`<html lang="${lang}" data-https="7443" data-to="/kiosk/gym-a" data-goes-on="true">`);
  expect(body.match(/<details/g)).toHaveLength(systems.length);
  expect(body).toMatch(/<details open><summary>Android/);
  expect(body).toContain('<span>ABAB</span>');
  expect(body).toContain('http://box.local:7080/trust');
});

test('on the box’s own screen the code to scan leads to its address in the network', async () => {
  expect((await app.inject({ url: '/trust', ...here })).body).toContain('http://192.168.1.7:7080/trust');
});

test('the page sends nobody to another site, and repeats nothing that could run', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/kiosk/../x', '"><script>']) {
    const { body } = await app.inject({ url: `/trust?to=${encodeURIComponent(to)}`, ...fromTablet });
    expect(body).toContain('data-to=""');
  }
  const { body } = await app.inject({ url: '/trust', remoteAddress: '192.168.1.20', headers: { host: '"><script>' } });
  expect(body).not.toContain('"><script>');
});

test('the authority is offered in the forms that systems install', async () => {
  const certificate = await app.inject({ url: '/trust/ca.crt', ...fromTablet });
  expect(certificate.headers['content-type']).toBe('application/x-x509-ca-cert');
  expect(certificate.rawPayload).toEqual(authority!.der);
  const profile = await app.inject({ url: '/trust/ca.mobileconfig', ...fromTablet });
  expect(profile.headers['content-type']).toBe('application/x-apple-aspen-config');
  expect(profile.body).toContain(`<data>${authority!.der.toString('base64')}</data>`);
  authority = undefined;
  const none = await app.inject({ url: '/trust/ca.crt', ...fromTablet });
  expect([none.statusCode, none.json().error.code]).toEqual([503, 'no-authority']);
});

test.each([
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Safari/604.1', 'ios'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel) Chrome/140 Mobile', 'android'],
  ['Mozilla/5.0 (X11; CrOS x86_64) Chrome/140', 'chromeos'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140', 'windows'],
  ['Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko Firefox/140.0', 'firefox'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 'macos'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140', 'linux'],
])('%s is told the steps of %s first', (userAgent, system) => expect(systemOf(userAgent)).toBe(system));

test('the page speaks the first language that browser and box have in common', () => {
  expect(languageOf('de-DE, es;q=0.8, en;q=0.9')).toBe('en');
  expect(languageOf('es-MX')).toBe('es');
  expect(languageOf('de')).toBe('fr');
  expect(languageOf('')).toBe('fr');
});
