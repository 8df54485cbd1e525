import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { encodeRdm6300 } from '@jarvis-edge/edge-node/badge/serial/rdm6300.ts';
import { buildScreens } from '@jarvis-edge/kiosk-ui/build.ts';
import { words } from '@jarvis-edge/kiosk-ui/kiosk/words/fr.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { openChromium } from './chromium.ts';
import { openKiosk, type KioskClient } from './kiosk-client.ts';
import { onScreen, openKioskPage, type KioskPage } from './kiosk-page.ts';
import { openPty } from './pty.ts';
import { startBox, type RunningBox } from './running-box.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A box as in a gym: its reader at a serial line, no simulator, no hub in sight. */
const folder = temporaryFolder('reader');
const line = openPty({ link: join(folder.path, 'reader') });
const dataFolder = join(folder.path, 'box');
const gym = provisionedBox(dataFolder, { members: 10, reader: { kind: 'rdm6300', address: line.path } });
let port: number;
let box: RunningBox;
let browser: Browser;
let kiosk: KioskClient;
let screen: KioskPage;

beforeAll(async () => {
  await buildScreens({ quiet: true });
  port = await freePort();
  box = await startBox(dataFolder, { port });
  browser = await openChromium();
  await connect();
  screen = await openKioskPage(browser, `http://localhost:${port}/kiosk/${gym.kioskSlug}`);
  await onScreen(screen.page, 'attract');
});
afterAll(async () => {
  await browser.close();
  kiosk[Symbol.dispose]();
  await box[Symbol.asyncDispose]();
  line[Symbol.dispose]();
  folder[Symbol.dispose]();
});

/** The same one for the box that is killed and the one that follows, as the screen knows no other. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return free;
}

async function connect(): Promise<void> {
  kiosk = await openKiosk(box.url, gym.kioskSlug);
  await kiosk.next('reader', ({ state }) => state === 'ready');
}

const frameOf = (member: number): Uint8Array => encodeRdm6300(cardNumber(member));

/** Once the box has answered this it has read what was on the line before. */
const boxHasRead = async (): Promise<void> => void (await fetch(`${box.url}/api/health`));

/** What the next member let in reads on the screen. */
async function nextGreeting(): Promise<string> {
  const { tapId, newVisit, door } = await kiosk.next('admitted');
  expect([newVisit, door]).toEqual([true, 'Porte']);
  return (await screen.shown(tapId)).headline;
}

test('a badge read on the serial line greets its member on the screen', async () => {
  line.write(frameOf(0));
  expect(await nextGreeting()).toContain('Membre 0');
});

test('a frame that arrives in two pieces is one tap', async () => {
  line.write(frameOf(1).subarray(0, 6));
  await boxHasRead();
  line.write(frameOf(1).subarray(6));
  expect(await nextGreeting()).toContain('Membre 1');
});

test('a damaged frame lets nobody in, is told to the technician, and spoils nothing after it', async () => {
  const damaged = Uint8Array.from(frameOf(2));
  damaged[4] = damaged[4] === 0x41 ? 0x42 : 0x41;
  line.write(damaged);
  const { state, cause } = await kiosk.next('reader');
  expect([state, cause]).toEqual(['ready', 'The checksum of a frame was wrong.']);
  line.write(frameOf(3));
  expect(await nextGreeting()).toContain('Membre 3');
  expect(kiosk.messages.filter((message) => 'member' in message && message.member?.firstName === 'Membre 2')).toEqual(
    [],
  );
});

test('a badge held to the reader is one tap, however often it is read', async () => {
  for (let reading = 0; reading < 20; reading += 1) line.write(frameOf(4));
  expect(await nextGreeting()).toContain('Membre 4');
  line.write(frameOf(4));
  line.write(frameOf(5));
  expect(await nextGreeting()).toContain('Membre 5');
  expect(
    kiosk.messages.filter((message) => 'member' in message && message.member?.firstName === 'Membre 4'),
  ).toHaveLength(1);
});

/** The member in front of the screen has read enough. */
async function finish(): Promise<void> {
  await screen.page.getByRole('button', { name: words.recognised.finish }).click();
  await onScreen(screen.page, 'attract');
}

test('an unplugged reader is told at the screen until it is back, and then reads again', async () => {
  await finish();
  line.unplug();
  expect(await kiosk.next('reader', ({ state }) => state === 'lost')).toMatchObject({
    name: 'Lecteur',
    purpose: 'entry',
  });
  const alert = screen.page.getByRole('alert').filter({ hasText: words.readerLost.title });
  await alert.waitFor({ timeout: 15_000 });
  line.replug();
  await kiosk.next('reader', ({ state }) => state === 'ready');
  await alert.waitFor({ state: 'detached' });
  line.write(frameOf(6));
  expect(await nextGreeting()).toContain('Membre 6');
});

test('a screen whose box dies says so, and is back by itself with the box', async () => {
  await finish();
  await box.cutPower();
  await onScreen(screen.page, 'reconnecting');
  await screen.page.getByText(words.reconnecting.title).first().waitFor();
  box = await startBox(dataFolder, { port });
  await connect();
  await onScreen(screen.page, 'attract');
  line.write(frameOf(7));
  expect(await nextGreeting()).toContain('Membre 7');
});

test('a box in a gym has no badge simulator', async () => {
  const json = { 'content-type': 'application/json' };
  const tap = JSON.stringify({ readerId: 'any', label: 'BADGE001' });
  const answers = await Promise.all([
    fetch(`${box.url}/api/simulator`),
    fetch(`${box.url}/api/simulator/taps`, { method: 'POST', headers: json, body: tap }),
    fetch(`${box.url}/api/simulator/readers/any`, { method: 'POST', headers: json, body: '{"state":"unplugged"}' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(kiosk.messages.find(({ type }) => type === 'place')).toMatchObject({ simulator: false });
  expect(await screen.page.locator('.simulator').count()).toBe(0);
});
