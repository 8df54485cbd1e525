import type { Browser, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** What stood on the screen once a tap could be read there. */
export interface ShownTap {
  readonly tapId: string;
  /** The first frame in which it could, Unix ms by the clock of this machine. */
  readonly at: number;
  /** The largest words on it, as they can be read. */
  readonly headline: string;
}

export interface KioskPage extends AsyncDisposable {
  readonly page: Page;
  /** The screen that a tap led to, once it could be read. */
  shown(tapId: string): Promise<ShownTap>;
}

export type Screen = 'attract' | 'recognised' | 'refused' | 'reconnecting' | 'code';

/** Opens a kiosk's page as the screen at the gym's entrance would. */
export async function openKioskPage(
  browser: Browser,
  url: string,
  { reducedMotion = 'no-preference' }: { reducedMotion?: 'reduce' | 'no-preference' } = {},
): Promise<KioskPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion });
  const page = await context.newPage();
  const shownById = new Map<string, ShownTap>();
  await page.exposeFunction('tapWasShown', (shown: ShownTap) => void shownById.set(shown.tapId, shown));
  await page.addInitScript(() => {
    /** A screen fades in: what stands on it can be read from half of its ink on. */
    const ink = (element: Element | null): number =>
      element === null ? 1 : Number(getComputedStyle(element).opacity) * ink(element.parentElement);
    const tellOnceReadable = (tapId: string): void => {
      const headline = document.querySelector<HTMLElement>('main h1');
      if (headline !== null && ink(headline) < 0.5) {
        requestAnimationFrame(() => tellOnceReadable(tapId));
        return;
      }
      const tell = Object.entries(globalThis).find(([name]) => name === 'tapWasShown')?.[1];
      const text = headline?.checkVisibility({ visibilityProperty: true }) ? headline.innerText : '';
      tell({ tapId, at: Date.now(), headline: text.replaceAll(/\s+/g, ' ').trim() });
    };
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) {
        if (name.startsWith('tap-shown:')) tellOnceReadable(name.slice('tap-shown:'.length));
      }
    }).observe({ type: 'mark', buffered: true });
  });
  await page.goto(url);
  return {
    page,
    shown: (tapId) => eventually(`the tap ${tapId} is on the screen`, () => shownById.get(tapId), { everyMs: 5 }),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

export async function onScreen(page: Page, screen: Screen): Promise<void> {
  await page.waitForSelector(`html[data-screen="${screen}"]`, { timeout: 30_000 });
}
