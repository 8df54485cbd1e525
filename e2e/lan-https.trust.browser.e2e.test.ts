import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { hashPin } from '@jarvis-edge/sync/pin.ts';
import type { Browser, Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { violationsOn } from '../kiosk-ui/test/accessibility.ts';
import { openChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { startBox, type RunningBox } from './running-box.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a tablet of the gym calls the box. */
const name = `${hostname().split('.')[0]?.toLowerCase()}.local`;
const pin = '482915';
const accountId = newId();
const folder = temporaryFolder('lan-https');
let box: RunningBox;
let httpUrl: string;
let httpsUrl: string;
let stranger: Browser;
let tablet: Browser;

beforeAll(async () => {
  const data = join(folder.path, 'box');
  provisionedBox(data, { members: 0, reader: { kind: 'simulated', address: 'simulated:entry' } });
  const db = openStore(data);
  db.prepare(
    `insert into lan_staff (id, name, role, language, pin_hash, is_active) values (?, 'Accueil Forme', 'gym_staff', 'fr', ?, 1)`,
  ).run(accountId, await hashPin(pin, new Uint8Array(16).fill(5)));
  db.prepare('insert into staff_heard (only, heard_at) values (1, ?)').run(Date.now());
  db.close();
  box = await startBox(data, { settings: { JARVIS_BOX_HTTPS_PORT: '0' } });
  const port = await eventually('https serves', async () => {
    const { https } = (await (await fetch(`${box.url}/api/status`)).json()) as { https: { port?: number } };
    return https.port;
  });
  httpUrl = `http://${name}:${new URL(box.url).port}`;
  httpsUrl = `https://${name}:${port}`;

  const asInTheGym = [`--host-resolver-rules=MAP ${name} 127.0.0.1`];
  const [strangersHome, tabletsHome] = [join(folder.path, 'stranger'), join(folder.path, 'tablet')];
  mkdirSync(strangersHome);
  trustAuthority(tabletsHome, Buffer.from(await (await fetch(`${box.url}/trust/ca.crt`)).arrayBuffer()));
  stranger = await openChromium(asInTheGym, strangersHome);
  tablet = await openChromium(asInTheGym, tabletsHome);
});
afterAll(async () => {
  await stranger?.close();
  await tablet?.close();
  await box?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

/** As the steps of the page end: the authority is in the user's store of what is trusted. */
function trustAuthority(home: string, der: Buffer): void {
  const store = join(home, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  writeFileSync(join(home, 'jarvis.crt'), der);
  const certutil = (...args: string[]): unknown => execFileSync('certutil', ['-d', `sql:${store}`, ...args]);
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'JARVIS', '-i', join(home, 'jarvis.crt'));
}

const hasMicrophone = (page: Page): Promise<boolean> =>
  page.evaluate(() => isSecureContext && typeof navigator.mediaDevices?.getUserMedia === 'function');

test('a tablet that does not trust the box is not let in by https, and is shown what to do instead', async () => {
  const context = await stranger.newContext();
  await expect((await context.newPage()).goto(`${httpsUrl}/trust`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  const page = await context.newPage();
  await page.goto(`${httpUrl}/kiosk/gym-test-1`);
  expect(new URL(page.url()).pathname).toBe('/trust');
  await page
    .getByText('Cet appareil ne fait pas encore confiance')
    .or(page.getByText('does not trust the box yet'))
    .waitFor();
  await page.locator('#countdown').waitFor();
  expect(await hasMicrophone(page)).toBe(false);
  await page.locator('#stay').click();
  await page.locator('#countdown').waitFor({ state: 'hidden' });
  await page.locator('#countdown a').evaluate((link) => (link as HTMLAnchorElement).click());
  await page.waitForURL(`${httpUrl}/kiosk/gym-test-1?plain`);
});

test('a tablet that trusts the box goes on to https by itself, and has a microphone there', async () => {
  const page = await (await tablet.newContext()).newPage();
  await page.goto(`${httpUrl}/kiosk/gym-test-1`);
  await page.waitForURL(`${httpsUrl}/kiosk/gym-test-1`);
  expect(await hasMicrophone(page)).toBe(true);
});

test('staff who sign in there get a cookie that no script and no plain line sees', async () => {
  const context = await tablet.newContext();
  const page = await context.newPage();
  await page.goto(`${httpsUrl}/trust`);
  const ask = (method: string, body?: object) =>
    page.evaluate(
      async ([how, what]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(
          '/api/staff/session',
          what === null ? { method: how } : { method: how, headers, body: what },
        );
        return (await answer.json()) as { staff: { name: string } | null };
      },
      [method, body === undefined ? null : JSON.stringify(body)] as const,
    );
  expect(await ask('GET')).toEqual({ staff: null });
  expect(await ask('POST', { accountId, pin })).toMatchObject({ staff: { name: 'Accueil Forme' } });
  expect(await ask('GET')).toMatchObject({ staff: { name: 'Accueil Forme' } });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await context.cookies(httpsUrl)).toMatchObject([
    { name: '__Host-jarvis-staff', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
  ]);
  await page.goto(`${httpUrl}/trust`);
  expect(await context.cookies(httpUrl)).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'the page that explains the authority has nothing that axe finds fault with in its %s colours',
  async (colorScheme) => {
    const page = await (await stranger.newContext({ colorScheme })).newPage();
    for (const lang of ['fr', 'en', 'es']) {
      await page.goto(`${httpUrl}/trust?lang=${lang}&to=/kiosk/gym-test-1`);
      await page.locator('[data-when="untrusted"]:visible').waitFor();
      expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
    }
  },
);
