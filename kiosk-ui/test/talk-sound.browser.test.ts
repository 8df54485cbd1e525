import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreens } from '../build.ts';
import { audioKind, encodeFrame, frameSamples } from '../protocol/audio-frame.ts';
import type { TalkWishOf } from '../protocol/talk.ts';
import { openBrowser } from './browser.ts';
import { heard, silence, talkState, track } from './example-talk.ts';
import { openTalkingKiosk, soundSwitches, type TalkingKiosk } from './talking-kiosk.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-voice-'));
const said = join(folder, 'said.wav');
let browser: Browser;
let running: TalkingKiosk | undefined;

beforeAll(async () => {
  execFileSync('espeak-ng', [
    '-v',
    'fr',
    '-w',
    said,
    'Quels sont les cours de ce soir, et reste-t-il des places pour le yoga ?',
  ]);
  await buildScreens({ quiet: true });
  browser = await openBrowser([...soundSwitches, `--use-file-for-fake-audio-capture=${said}`]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await running?.box.stop();
  running = undefined;
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function talking() {
  const kiosk = await openTalkingKiosk(browser);
  running = kiosk;
  await kiosk.talk();
  return kiosk;
}
const until = async (what: string, is: () => boolean) => {
  for (let tries = 0; tries < 4_000; tries += 1) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`In vain awaited: ${what}`);
};
const played = ({ box }: TalkingKiosk) =>
  box.wishes.filter((wish): wish is TalkWishOf<'talk-played'> => wish.type === 'talk-played');

/** A tone of so many frames, as the box sends one: faster than it is heard. */
function speak({ box }: TalkingKiosk, n: number, frames: number, { last = true } = {}) {
  box.send(track(n));
  for (let sequence = 0; sequence < frames; sequence += 1) {
    const samples = Int16Array.from({ length: frameSamples }, (_, at) => Math.round(6_000 * Math.sin(at / 8)));
    const pcm = new Uint8Array(samples.buffer);
    box.play(
      encodeFrame({
        kind: audioKind.played,
        last: last && sequence === frames - 1,
        sequence,
        atUs: sequence * 20_000,
        pcm,
      }),
    );
  }
}

test('what a member says reaches the box in frames of 20 ms, each once and in order, fifty a second', async () => {
  const { box } = await talking();
  await until('250 frames', () => box.frames.length >= 250);
  const frames = box.frames.slice(0, 250).map(({ frame }) => frame);
  expect(frames.map(({ sequence }) => sequence)).toEqual(frames.map((_, n) => n));
  expect(new Set(frames.map(({ pcm }) => pcm.length))).toEqual(new Set([960]));
  const spanUs = frames.at(-1)!.atUs - frames[0]!.atUs;
  const perSecond = (frames.length - 1) / (spanUs / 1_000_000);
  console.log(`captured ${frames.length} frames, ${perSecond.toFixed(2)} a second by their own times`);
  expect(perSecond).toBeGreaterThan(48);
  expect(perSecond).toBeLessThan(52);
  const loudest = Math.max(...frames.flatMap(({ pcm }) => [...new Int16Array(pcm.slice().buffer)]));
  expect(loudest, 'the voice of the file is heard').toBeGreaterThan(2_000);
});

test('what JARVIS says is counted to the sample, on the way and at its end', async () => {
  const kiosk = await talking();
  speak(kiosk, 0, 75);
  await until('the end of the track', () => played(kiosk).some(({ over }) => over));
  const reports = played(kiosk);
  expect(reports.at(-1)).toMatchObject({ track: 0, samples: 75 * frameSamples, over: true });
  expect(reports.length).toBeGreaterThanOrEqual(10);
  const counts = reports.map(({ samples }) => samples);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test('silence is there at once, and nothing more of that track is heard', async () => {
  const kiosk = await talking();
  const waits: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    speak(kiosk, n, 200, { last: false });
    await until('something was heard', () => played(kiosk).some(({ track: of }) => of === n));
    const from = performance.now();
    kiosk.box.send(silence(n));
    await until('silence', () => played(kiosk).some(({ track: of, over }) => of === n && over));
    waits.push(performance.now() - from);
  }
  waits.sort((a, b) => a - b);
  console.log(`order of silence to its answer, ms: ${waits.map((wait) => wait.toFixed(0)).join(' ')} (promise: 100)`);
  const counts = played(kiosk).filter(({ over }) => over);
  expect(counts).toHaveLength(5);
  for (const { samples } of counts) expect(samples).toBeLessThan(200 * frameSamples);
});

test('« Interrompre » silences JARVIS before the box has said a word', async () => {
  const kiosk = await talking();
  kiosk.box.send(talkState('speaking'));
  speak(kiosk, 0, 200, { last: false });
  await until('something was heard', () => played(kiosk).length > 0);
  await kiosk.page.getByRole('button', { name: 'Interrompre' }).click();
  await until('silence', () => played(kiosk).some(({ over }) => over));
  expect((await kiosk.wish('talk-interrupt')).sessionId).toBe('s1');
});

test('the light burns while the box acknowledges frames, goes out without, and a muted microphone sends none', async () => {
  const kiosk = await talking();
  const { page, box } = kiosk;
  await until('frames', () => box.frames.length > 10);
  const light = (state: string) => page.locator(`[data-hearing="${state}"]`).waitFor();
  box.send(heard(box.frames.at(-1)!.frame.sequence));
  await light('heard');
  await light('unheard');
  await page.locator('button.light').click();
  await light('off');
  const before = box.frames.length;
  speak(kiosk, 0, 25);
  await until('half a second of JARVIS', () => played(kiosk).some(({ over }) => over));
  expect(box.frames.length - before).toBeLessThan(5);
});

test('where nobody understands speech the microphone is shut, and the screen says to touch or type', async () => {
  const { page, box, wish } = await talking();
  box.send(talkState('listening', { engine: 'local', hears: false }));
  await page.getByText('Mode local').waitFor();
  expect((await wish('talk-microphone')).on).toBe(false);
});
