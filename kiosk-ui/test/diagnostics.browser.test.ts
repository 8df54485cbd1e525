import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreens } from '../build.ts';
import { chirp } from '../kiosk/audio/echo.ts';
import { serviceWords as fr } from '../kiosk/words/service-fr.ts';
import { violationsOn } from './accessibility.ts';
import { openBrowser } from './browser.ts';
import { openTalkingKiosk, soundSwitches, type TalkingKiosk } from './talking-kiosk.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-room-'));
const pictures = join(import.meta.dirname, 'output');
const rate = 48_000;
const t = fr.diagnostics;
let browser: Browser | undefined;
let running: TalkingKiosk | undefined;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await buildScreens({ quiet: true });
});
afterEach(async () => {
  await browser?.close();
  await running?.box.stop();
  running = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the microphone of a room would hear, as a WAV file. */
function room(name: string, samples: Int16Array): string {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length * 2, 40);
  const file = join(folder, name);
  writeFileSync(file, Buffer.concat([head, Buffer.from(samples.buffer)]));
  return file;
}

async function diagnose(file: string) {
  browser = await openBrowser([...soundSwitches, `--use-file-for-fake-audio-capture=${file}`]);
  const kiosk = await openTalkingKiosk(browser);
  running = kiosk;
  await kiosk.page.goto(`${kiosk.box.url}?diagnostics`);
  await kiosk.page.getByRole('button', { name: t.start }).click();
  await kiosk.page.getByRole('button', { name: t.test }).isEnabled();
  return kiosk;
}

test('a room that hears its own loudspeaker lets JARVIS finish its sentences, and this screen remembers', async () => {
  // The chirp, again and again: whenever the test listens, it comes back.
  const once = chirp(rate);
  const heard = new Int16Array(rate * 4);
  for (let at = 0; at + once.length <= heard.length; at += once.length) heard.set(once, at);
  const { page, box, wish } = await diagnose(room('echo.wav', heard));
  await page.getByRole('button', { name: t.test }).click();
  await page.locator('[data-verdict="echo"]').waitFor();
  await page.screenshot({ path: join(pictures, 'diagnostics-echo.png') });
  expect(await page.evaluate(() => localStorage.getItem('duplex'))).toBe('half');
  expect(box.frames, 'no sound leaves the page').toEqual([]);
  await page.getByRole('button', { name: t.close }).click();
  await page.waitForSelector('html[data-screen="attract"]');
  running?.tap('t1');
  expect((await wish('talk-start')).duplex).toBe('half');
});

test('a room that does not is free to interrupt; what was recorded is played back and forgotten', async () => {
  let seed = 1;
  const hiss = Int16Array.from({ length: rate * 4 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return Math.round((seed / 1_073_741_823 - 1) * 600);
  });
  const { page, box } = await diagnose(room('hiss.wav', hiss));
  await page.getByRole('button', { name: t.test }).click();
  await page.locator('[data-verdict="quiet"]').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('duplex'))).toBe('full');
  const level = Number(await page.getByRole('meter').getAttribute('aria-valuenow'));
  expect(level).toBeGreaterThan(-60);
  await page.getByRole('button', { name: t.record }).click();
  await page.getByText(t.playing).waitFor();
  await page.getByRole('button', { name: t.record }).waitFor();
  expect(box.frames).toEqual([]);
  await page.getByText('Lecteur de l’entrée').waitFor();
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot({ path: join(pictures, 'diagnostics-quiet.png') });
});
