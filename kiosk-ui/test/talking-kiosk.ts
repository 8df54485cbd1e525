import type { Browser, Page } from 'playwright-core';
import type { BoxMessage, Language } from '../protocol/kiosk-socket.ts';
import type { TalkWish, TalkWishOf } from '../protocol/talk.ts';
import { admitted, link, place, reader, saturdayAfternoon } from './example-messages.ts';
import { began, talkState } from './example-talk.ts';
import { startScriptedBox, type ScriptedBox } from './scripted-box.ts';

/** Switches of Chromium's with which a page has a microphone and may be heard, on a machine without either. */
export const soundSwitches = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

export interface Look {
  language?: Language;
  size?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The part of the page that converses is not let through before this. */
  talkPartAfter?: Promise<void>;
}

export interface TalkingKiosk {
  readonly page: Page;
  readonly box: ScriptedBox;
  /** A wish that the screen has sent or will, the newest of its kind after so many. */
  wish<T extends TalkWish['type']>(type: T, after?: number): Promise<TalkWishOf<T>>;
  /** A member taps at the kiosk's own reader. */
  tap(tapId: string): void;
  /** From the tap into a conversation. */
  talk(consents?: boolean): Promise<void>;
}

const loaded = Date.now();
const now = () => saturdayAfternoon + Date.now() - loaded;

export async function openTalkingKiosk(
  browser: Browser,
  { language = 'fr', size = { width: 1280, height: 800 }, colorScheme = 'light', talkPartAfter }: Look = {},
): Promise<TalkingKiosk> {
  const greeting = (): BoxMessage[] => [
    place({ kiosk: { id: 'k1', slug: 'entrance', name: 'Entrée', language } }),
    { ...reader('ready'), readerId: 'r2', purpose: 'identify' },
    link('up'),
  ];
  const box = await startScriptedBox({ greeting, now });
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (talkPartAfter) {
    await page.route('**/open-talk*.js', async (route) => {
      await talkPartAfter;
      await route.continue();
    });
  }
  await page.goto(box.url);
  await page.waitForSelector('html[data-screen="attract"]');

  const wish = async <T extends TalkWish['type']>(type: T, after = 0): Promise<TalkWishOf<T>> => {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const sent = box.wishes.filter((each) => each.type === type).at(after);
      if (sent) return sent as TalkWishOf<T>;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`The screen has not sent ${type}, only ${box.wishes.map((each) => each.type).join(', ')}`);
  };
  const tap = (tapId: string) => box.send({ ...admitted(tapId, { language }), type: 'recognised' });

  return {
    ...{ page, box, wish, tap },
    async talk(consents = true) {
      tap('t1');
      await page.locator('[data-phase="notice"] button').first().click();
      const { tapId } = await wish('talk-start');
      box.send(began(tapId, { consents, language }));
      box.send(talkState('listening', { language }));
      await page.waitForSelector('[data-phase="talking"]');
    },
  };
}
