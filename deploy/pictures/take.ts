/**
 * `node deploy/pictures/take.ts`: takes the README's picture of the kiosk from a running demo, with Debian's Chromium.
 * The three screens are shown beside one another on one page, and that page is the picture.
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { kiosk } from '../demo/places.ts';

const box = 'http://localhost:7080';
const screen = { width: 1280, height: 800 };

const { readers } = (await (await fetch(`${box}/api/simulator`)).json()) as {
  readers: { id: string; purpose: string }[];
};
const entry = readers.find(({ purpose }) => purpose === 'entry');
if (entry === undefined) throw new Error('The demo has no entry reader: start it with `npm start`.');
const tap = (label: string): Promise<unknown> =>
  fetch(`${box}/api/simulator/taps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ readerId: entry.id, label }),
  });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const context = await browser.newContext({ viewport: screen, colorScheme: 'dark', reducedMotion: 'reduce' });
const page = await context.newPage();
const shots: string[] = [];
const shoot = async (state: string): Promise<void> => {
  await page.waitForSelector(`[data-screen=${state}]`);
  await page.waitForTimeout(700);
  // The simulator's tab belongs to the demo, not to the kiosk.
  await page.addStyleTag({ content: 'aside.simulator { display: none !important }' });
  shots.push((await page.screenshot()).toString('base64'));
};
await page.goto(`${box}/kiosk/${kiosk.slug}`);
await shoot('attract');
await tap('BADGE001');
await shoot('recognised');
await tap('BADGE104');
await shoot('refused');

const sheet = await context.newPage();
await sheet.setViewportSize({ width: 1500, height: 340 });
await sheet.setContent(
  `<style>body{margin:0;padding:10px;display:flex;gap:10px;background:#fff}img{width:486px;border-radius:10px}</style>${shots
    .map((png) => `<img src="data:image/png;base64,${png}">`)
    .join('')}`,
);
await sheet.waitForTimeout(300);
await sheet.locator('body').screenshot({ path: join(import.meta.dirname, 'kiosk.png') });
await browser.close();
