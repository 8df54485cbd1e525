import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../kiosk-ui/test/browser.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, setPassword, testPassword } from '../../test/people.ts';

let hub: TestHub;
let browser: Browser;
let email: string;

beforeAll(async () => {
  hub = await startTestHub();
  const person = await addPerson(hub.postgres.pool, 'super_admin');
  await setPassword(hub.postgres.pool, person.userId);
  email = person.email;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
});

/** A page of that address without words; what it asks for goes to the real hub. */
async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Page</p>' }));
  await page.goto(`${url}/blank`);
  return page;
}

const ask = (page: Page, method: string, url: string, body?: object) =>
  page.evaluate(
    async ([how, where, text]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(where, { method: how, ...(text !== '' && { body: text, headers }) });
      return { status: response.status, body: await response.json() };
    },
    [method, url, body === undefined ? '' : JSON.stringify(body)] as const,
  );

test.each(['127.0.0.1', 'localhost'])(
  'on the hub’s own machine a browser keeps the sign-in without HTTPS, out of reach of scripts: %s',
  async (host) => {
    const context = await browser.newContext();
    const page = await openPage(context, `http://${host}:${new URL(hub.url).port}`);
    expect((await ask(page, 'POST', '/api/session', { email, password: testPassword })).body).toMatchObject({
      stage: 'signed-in',
    });
    expect((await ask(page, 'GET', '/api/session')).body).toMatchObject({ stage: 'signed-in', person: { email } });
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).toSorted()).toEqual(['__Host-jarvis', '__Host-jarvis-device']);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/', domain: host });
    }
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await ask(page, 'DELETE', '/api/session');
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['__Host-jarvis-device']);
    await context.close();
  },
);

test('a page of another site sends the hub neither the sign-in nor a change', async () => {
  const context = await browser.newContext();
  const page = await openPage(context, hub.url);
  await ask(page, 'POST', '/api/session', { email, password: testPassword });
  // Another site on the same machine, as the browser sees it.
  const other = await openPage(context, 'http://localhost:9');
  const sent: (string | undefined)[] = [];
  other.on('request', (request) => {
    if (request.url().includes('/api/')) void request.allHeaders().then((headers) => sent.push(headers['cookie']));
  });
  const refused = await other.evaluate(async (url) => {
    const init = { method: 'POST', credentials: 'include', mode: 'no-cors', body: '' } as const;
    await fetch(url, init).catch(() => undefined);
    return true;
  }, `${hub.url}/api/mfa/recovery-codes`);
  expect(refused).toBe(true);
  await expect.poll(() => sent).toEqual([undefined]);
  expect((await ask(page, 'GET', '/api/session')).body).toMatchObject({ stage: 'signed-in' });
  await context.close();
});
