import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Language } from '../../../kiosk-ui/protocol/kiosk-socket.ts';
import { buildScreens } from '../../../kiosk-ui/build.ts';
import { lawAndGoodPractice, violationsOn } from '../../../kiosk-ui/test/accessibility.ts';
import { openBrowser } from '../../../kiosk-ui/test/browser.ts';
import { person } from './fixtures.ts';
import { startScriptedHub, type Script } from './scripted-hub.ts';

const output = join(import.meta.dirname, 'output');

export interface Look {
  colorScheme?: 'light' | 'dark';
  width?: number;
  language?: Language;
  /** The part of the address after `#/`. */
  at?: string;
}

/** The console in a browser, once a file; every test gets a hub and a browser context of its own. */
export function consoleInBrowser() {
  let browser: Browser;
  const running: { stop: () => Promise<void> }[] = [];
  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    await buildScreens({ quiet: true });
    browser = await openBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await Promise.all(running.splice(0).map((hub) => hub.stop()));
  });
  afterAll(() => browser.close());

  return async (script: Script = {}, { colorScheme = 'light', width = 1280, language = 'fr', at = '' }: Look = {}) => {
    const started = await startScriptedHub({ person: person('super_admin', { language }), ...script });
    running.push(started);
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      colorScheme,
      reducedMotion: 'reduce',
      locale: { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' }[language],
      timezoneId: 'Europe/Paris',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${started.url}#/${at}`);
    return { ...started, page };
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
