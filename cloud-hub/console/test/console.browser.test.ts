import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreens } from '../../../kiosk-ui/build.ts';
import { openBrowser } from '../../../kiosk-ui/test/browser.ts';
import type { Visit } from '../arrivals-client.ts';
import { startScriptedHub } from './scripted-hub.ts';

type Page = Parameters<typeof startScriptedHub>[0];

const gyms = [
  { id: 'g1', name: 'Part-Dieu', city: 'Lyon', timezone: 'Europe/Paris' },
  { id: 'g2', name: 'Gratte-Ciel', city: 'Villeurbanne', timezone: 'Europe/Paris' },
];
const boxes = [
  { id: 'b1', gymId: 'g1', gymName: 'Part-Dieu', lastSeenAt: Date.now(), softwareVersion: '0.1.0' },
  { id: 'b2', gymId: 'g2', gymName: 'Gratte-Ciel', lastSeenAt: Date.now() - 18_000_000, softwareVersion: null },
];
const visit = (id: string, gym: 0 | 1, memberName: string, offlineMs = 500): Visit => ({
  id,
  gymId: gyms[gym]!.id,
  gymName: gyms[gym]!.name,
  memberName,
  door: 'Porte principale',
  reader: 'Entrée',
  enteredAt: Date.now() - offlineMs,
  receivedAt: Date.now(),
});

let browser: Browser;
let running: Awaited<ReturnType<typeof startScriptedHub>> | undefined;

beforeAll(async () => {
  await buildScreens({ quiet: true });
  browser = await openBrowser();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await running?.stop();
});
afterAll(() => browser.close());

async function openConsole(page: Page, look: { colorScheme?: 'light' | 'dark'; width?: number } = {}) {
  const hub = await startScriptedHub(page);
  running = hub;
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const opened = await context.newPage();
  await opened.goto(hub.url);
  return { hub, page: opened };
}

const two = () => ({ gyms, boxes, visits: [visit('v1', 0, 'Marie Dubois'), visit('v2', 1, 'Jean Moreau', 42_000)] });

test('a visit appears by itself, marked and announced, with what the wire cost it', async () => {
  const { hub, page } = await openConsole(two);
  await page.getByText('En direct').waitFor();
  expect(await page.locator('[data-visit="v2"]').innerText()).toMatch(/après 42\s?s hors ligne/);
  hub.visit(visit('v3', 0, 'Léa Bernard'));
  hub.visit(visit('v3', 0, 'Léa Bernard'));
  await page.locator('[data-visit="v3"]').waitFor();
  expect(await page.locator('[data-visit="v3"]').innerText()).toContain('nouveau');
  expect(await page.getByRole('status').textContent()).toContain('Léa Bernard');
  expect(await page.locator('[data-visit]').count()).toBe(3);
});

test('one gym can be looked at alone', async () => {
  const { page } = await openConsole(two);
  await page.getByRole('button', { name: 'Gratte-Ciel' }).click();
  await page.locator('[data-visit="v1"]').waitFor({ state: 'detached' });
  expect(await page.locator('[data-visit="v2"]').count()).toBe(1);
});

test('a box that was silent for long is offline, in words', async () => {
  const { page } = await openConsole(two);
  await page.getByText('vu il y a 5 heures').waitFor();
  expect(await page.locator('section', { hasText: 'Boîtiers' }).innerText()).toContain('Hors ligne');
});

test('a hub that cannot read its visits says what to do, and the page tries again', async () => {
  let broken = true;
  const { page } = await openConsole(() => (broken ? null : two()));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('Start PostgreSQL');
  broken = false;
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('[data-visit="v1"]').waitFor();
});

test('a hub without visits says so', async () => {
  const { page } = await openConsole(() => ({ gyms, boxes: [], visits: [] }));
  const empty = page.locator('section', { hasText: 'Dernières visites' });
  await empty.waitFor();
  expect(await empty.innerText()).toContain('Aucune visite pour le moment');
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('the page is accessible and fits, %s at %i px', async (colorScheme, width) => {
  const { hub, page } = await openConsole(two, { colorScheme, width });
  for (const language of ['fr', 'en', 'es']) {
    await page.locator(`button[lang="${language}"]`).click();
    await page.waitForSelector(`html[lang="${language}"]`);
    hub.visit(visit(`new-${language}`, 0, 'Léa Bernard', 60_000));
    await page.locator(`[data-visit="new-${language}"]`).waitFor();
    const found = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});
