import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../kiosk-ui/test/browser.ts';
import { faultsOf } from '../../console/test/open-console.ts';
import { addGym, atTheHub } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson } from '../../test/people.ts';
import { openSealing } from '../identity/sealing.ts';
import { unsubscribeToken } from './unsubscribe-link.ts';

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  hub = await startTestHub();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
});

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'who opens the link of a mail presses one button, without a sign-in: %s, %i px',
  async (colorScheme, width) => {
    const { pool } = hub.postgres;
    const gym = await addGym(pool, `Ainay-${width}`);
    const { userId } = await addPerson(pool, 'gym_manager', { gymId: gym.id });
    const refusals = () => atTheHub(pool, 'select user_id from report_mail_refusals where user_id = $1', [userId]);
    const sealing = openSealing(hub.dataDir);
    const token = unsubscribeToken(userId, (purpose, text) => sealing.hmac(purpose, text));
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${hub.url}/mail/reports/${token}`);
    expect([await faultsOf(page), await refusals()]).toEqual([[], []]);
    await page.getByRole('button', { name: 'Ne plus le recevoir' }).click();
    await page.getByText('C’est fait').waitFor();
    expect([await faultsOf(page), await refusals()]).toEqual([[], [{ user_id: userId }]]);
    expect(complaints.filter((line) => !line.includes('favicon'))).toEqual([]);
    await context.close();
  },
);
