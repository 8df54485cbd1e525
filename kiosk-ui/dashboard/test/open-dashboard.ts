import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildScreens } from '../../build.ts';
import { lawAndGoodPractice, violationsOn } from '../../test/accessibility.ts';
import { openBrowser } from '../../test/browser.ts';
import type { Look } from '../../test/looks.ts';
import { startScriptedBox, type Script } from './scripted-box.ts';

const output = join(import.meta.dirname, 'output');
const locales = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' } as const;

/** The dashboard in a browser, once a file; every test gets a box and a browser context of its own. */
export function dashboardInBrowser() {
  let browser: Browser;
  const running: { stop: () => Promise<void> }[] = [];
  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    await buildScreens({ quiet: true });
    browser = await openBrowser(['--host-resolver-rules=MAP box.local 127.0.0.1']);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await Promise.all(running.splice(0).map((box) => box.stop()));
  });
  afterAll(() => browser.close());

  return async (script: Script = {}, look: Partial<Look> & { at?: string; host?: string } = {}) => {
    const { colorScheme = 'light', width = 1280, language = 'fr', at = '', host } = look;
    const box = await startScriptedBox({ language, ...script });
    running.push(box);
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      hasTouch: width < 600,
      colorScheme,
      reducedMotion: 'reduce',
      locale: locales[language],
      timezoneId: 'Europe/Paris',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const url = host === undefined ? box.url : box.url.replace('127.0.0.1', host);
    await page.goto(`${url}#/${at}`);
    return { box, page, context };
  };
}

/** What keeps someone from using the page as it stands: rules of accessibility, and a page wider than its window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const violations = await violationsOn(page, lawAndGoodPractice);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...(isWide ? ['too wide'] : []),
  ];
}

/** Keeps a picture of the page for people to judge. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
}
