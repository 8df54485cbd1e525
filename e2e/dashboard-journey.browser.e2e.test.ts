import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { staffPin } from '@jarvis-edge/deploy/demo/pins.ts';
import { staff, staffPassword } from '@jarvis-edge/deploy/demo/staff.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from '../kiosk-ui/test/accessibility.ts';
import { openChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { startDemo, type RunningDemo } from './running-demo.ts';
import { openSimulator } from './simulated-readers.ts';
import { TalkingKiosk } from './talking-kiosk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** One evening with the cable cut, from a member's anger to the note that the owner reads. */
const output = join(import.meta.dirname, 'output');
const note = 'Appelée le soir même : le tapis est réparé, une séance avec le coach lui est offerte.';
const folder = temporaryFolder('dashboard');
let demo: RunningDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  demo = await startDemo(folder.path);
  browser = await openChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await browser?.close();
  await demo?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const shot = (name: string) => page.screenshot({ path: join(output, `dashboard-${name}.png`), fullPage: true });

test('with the cable cut an unhappy member is seen at the desk, called, and the owner knows once it is back', async () => {
  await page.goto(`${demo.boxUrl.replace('127.0.0.1', 'localhost')}/dashboard/`);
  await page.getByRole('button', { name: 'Accueil Part-Dieu' }).click();
  await page.keyboard.type(staffPin(folder.path));
  await page.keyboard.press('Enter');
  await page.locator('[data-line="live"]').waitFor();

  await demo.cable('down');
  await page.getByText('Internet coupé').waitFor();

  const simulator = await openSimulator(demo.boxUrl);
  const kiosk = await TalkingKiosk.open(demo.boxUrl, demo.kioskSlug);
  await simulator.tap('Entrée', 'BADGE001');
  await page.locator('[data-inside]').filter({ hasText: 'Marie Dubois' }).waitFor();
  await simulator.tap('Kiosque', 'BADGE001');
  await kiosk.begin();
  const answered = () => kiosk.next('talk-caption', ({ role, final }) => role === 'jarvis' && final);
  await answered();
  for (const said of [
    'J’en ai marre, le tapis de course est encore cassé et personne ne fait rien, c’est honteux',
    'Franchement je suis très déçue, c’est nul, je vais résilier mon abonnement',
  ]) {
    kiosk.say(said);
    await answered();
  }
  kiosk.say('au revoir');
  await kiosk.next('talk-ended');
  const goodbyeAt = performance.now();
  const card = page.locator('[data-alert="negative_feedback"]');
  await card.waitFor();
  console.log(
    `alert live on the dashboard ${((performance.now() - goodbyeAt) / 1000).toFixed(2)} s after goodbye (<= 5 s)`,
  );
  await shot('alert');
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);

  await card.getByRole('link', { name: 'Lire la conversation' }).click();
  await page.locator('[data-summary="done"]').waitFor();
  await page.locator('[data-turn="member"]').filter({ hasText: 'le tapis de course est encore cassé' }).waitFor();
  await page.getByRole('img', { name: 'Humeur au fil de la conversation' }).waitFor();
  await shot('conversation');
  await page.goBack();
  await card.getByRole('link', { name: 'Marie Dubois' }).click();
  await page.getByText('La règle de la maison').waitFor();
  await shot('member');

  await card.getByRole('button', { name: 'Je m’en occupe' }).click();
  await card.getByText('Vous vous en occupez').waitFor();
  await card.getByRole('button', { name: 'C’est réglé…' }).click();
  await page.getByLabel('Ce qui a été fait').fill(note);
  await page.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await card.waitFor({ state: 'detached' });
  expect(await atTheHub()).toEqual([]);

  await demo.cable('up');
  const [alert] = await eventually('the hub has the alert as it was settled', async () => {
    const found = await atTheHub();
    return found[0]?.status === 'resolved' ? found : undefined;
  });
  expect(alert).toMatchObject({ notes: note, who: 'Accueil Part-Dieu', member: 'Marie' });
  kiosk.close();
  await ownerReads(note);
});

/** What the owner sees in the console, from a desk of their own. */
async function ownerReads(text: string): Promise<void> {
  const console = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await console.goto(`${demo.hubUrl.replace('127.0.0.1', 'localhost')}/console/#/alerts`);
  await console.getByLabel('Adresse e-mail').fill(staff.find(({ role }) => role === 'franchise_owner')?.email ?? '');
  await console.getByLabel('Mot de passe', { exact: true }).fill(staffPassword(folder.path));
  await console.keyboard.press('Enter');
  await console.getByRole('button', { name: 'Terminées' }).click();
  const card = console.locator('[data-status="resolved"]').filter({ hasText: 'Marie' });
  await card.getByText(text).waitFor();
  await console.screenshot({ path: join(output, 'dashboard-owner.png'), fullPage: true });
}

const atTheHub = () =>
  demo.atTheHub<{ status: string; notes: string; who: string; member: string }>(
    `select a.status, a.resolution_notes as notes, u.name as who, m.first_name as member
     from alerts a left join users u on u.id::text = a.assigned_to::text left join members m on m.id = a.member_id
     where a.alert_type = 'negative_feedback'`,
  );
