import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens } from '../build.ts';
import type { Language } from '../protocol/kiosk-socket.ts';
import { talkWords as en } from '../kiosk/words/talk-en.ts';
import { talkWords as es } from '../kiosk/words/talk-es.ts';
import { talkWords as fr } from '../kiosk/words/talk-fr.ts';
import { lawAndGoodPractice, violationsOn } from './accessibility.ts';
import { openBrowser } from './browser.ts';
import { refused } from './example-messages.ts';
import { began, caption, confirm, ended, found, heard, talkState, trouble, warning } from './example-talk.ts';
import { areAllLooksWanted } from './looks.ts';
import { openTalkingKiosk, soundSwitches, type Look, type TalkingKiosk } from './talking-kiosk.ts';

const pictures = join(import.meta.dirname, 'output');
const words = { fr, en, es };
const sayings: Record<Language, { asks: string; answers: string }> = {
  fr: {
    asks: 'Quels sont les cours ce soir ?',
    answers: 'Ce soir, il y a Yoga doux à 18 h, avec 5 places, puis Boxe.',
  },
  en: {
    asks: 'What classes are on tonight?',
    answers: 'Tonight there is gentle yoga at 18:00 with 5 places, then boxing.',
  },
  es: {
    asks: '¿Qué clases hay esta tarde?',
    answers: 'Esta tarde hay yoga suave a las 18:00, con 5 plazas, y luego boxeo.',
  },
};
const portrait = { width: 1080, height: 1920 };

let browser: Browser;
let running: TalkingKiosk | undefined;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await buildScreens({ quiet: true });
  browser = await openBrowser(soundSwitches);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await running?.box.stop();
  running = undefined;
});
afterAll(() => browser.close());

const open = async (look?: Look) => (running = await openTalkingKiosk(browser, look));

/** What leaves the screen, and controls too small for a thumb. What scrolls may be longer than its place. */
const misfits = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.screen :is(h1, h2, p, button, strong)')].flatMap((element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const closed = element.closest('dialog:not([open])') !== null;
      if (closed || element.closest('.visually-hidden, .captions, .card ul') || width === 0) return [];
      const outside = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      const small = element.tagName === 'BUTTON' && (width < 63.5 || height < 63.5);
      return outside || small ? [`${element.tagName} ${element.textContent.trim()}`] : [];
    }),
  );

/** Every state in its order; each with what brings it about. */
const states: readonly { name: string; into: (kiosk: TalkingKiosk, language: Language) => Promise<void> | void }[] = [
  {
    name: '03-consent',
    into: () => undefined,
  },
  {
    name: '03-listening',
    async into({ page, wish }, language) {
      const { yes } = words[language].consents.conversation;
      await page.getByRole('button', { name: yes, exact: true }).click();
      expect(await wish('talk-consent')).toMatchObject({ consent: 'conversation', given: true });
      await page.getByRole('button', { name: words[language].consents.sentiment.no, exact: true }).click();
      await page.getByRole('button', { name: words[language].consents.cloud_voice.yes, exact: true }).click();
      await page.locator('[data-hearing="heard"]').waitFor();
    },
  },
  {
    name: '04-thinking',
    into({ box }, language) {
      box.send(caption('m1', 'member', sayings[language].asks));
      box.send(talkState('thinking', { language }));
    },
  },
  {
    name: '05-speaking-timetable',
    into({ box }, language) {
      box.send(found['timetable']!);
      box.send(caption('j1', 'jarvis', sayings[language].answers));
      box.send(talkState('speaking', { language }));
    },
  },
  {
    name: '06-confirming',
    into({ box }, language) {
      box.send(confirm({ callId: 'c1', tool: 'book_class', data: { occurrenceId: 'c2' } }));
      box.send(talkState('confirming', { language }));
    },
  },
  {
    name: '07-booked',
    into({ box }, language) {
      box.send(confirm(null));
      box.send(found['book_class']!);
      box.send(talkState('listening', { language }));
    },
  },
  {
    name: '07-followed',
    async into({ page, box }, language) {
      const other = language === 'en' ? 'es' : 'en';
      box.send(talkState('confirming', { language: other, engine: 'local', hears: false }));
      box.send(caption('m2', 'member', sayings[other].asks));
      box.send(caption('j2', 'jarvis', sayings[other].answers));
      box.send(confirm({ callId: 'c2', tool: 'keep_language', data: { language: other } }));
      await page.getByRole('button', { name: words[language].goBack }).waitFor();
    },
  },
  {
    name: '08-my-bookings',
    into({ box }, language) {
      box.send(confirm(null));
      box.send(talkState('listening', { language }));
      box.send(found['my_bookings']!);
    },
  },
  { name: '09-my-progress', into: ({ box }) => box.send(found['my_progress']!) },
  { name: '10-membership', into: ({ box }) => box.send(found['membership']!) },
  { name: '11-opening-hours', into: ({ box }) => box.send(found['opening_hours']!) },
  {
    name: '12-writing',
    async into({ page }, language) {
      await page.getByRole('button', { name: words[language].write, exact: true }).click();
      await page.keyboard.type('bonjour');
    },
  },
  {
    name: '13-help',
    async into({ page }, language) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words[language].help.button }).click();
    },
  },
  {
    name: '14-settings',
    async into({ page }, language) {
      await page.getByRole('button', { name: words[language].help.no }).click();
      await page.getByRole('button', { name: words[language].settings.button }).click();
    },
  },
  {
    name: '15-cloud-lost',
    async into({ page, box }, language) {
      await page.keyboard.press('Escape');
      box.send(trouble('cloud-lost'));
      box.send(talkState('listening', { language, engine: 'local', hears: false }));
      await page.locator('[data-trouble]').waitFor();
    },
  },
  {
    name: '16-warning',
    async into({ page, box }) {
      box.send(warning(15_000));
      await page.locator('.warning').waitFor();
    },
  },
  {
    name: '17-goodbye',
    async into({ page, box }, language) {
      await page.locator('.warning button').click();
      box.send(caption('j9', 'jarvis', words[language].over.farewell.title));
      box.send(talkState('goodbye', { language }));
    },
  },
  {
    name: '18-over',
    async into({ page, box }) {
      box.send(ended('farewell'));
      await page.locator('[data-phase="over"]').waitFor();
    },
  },
];

async function walk(language: Language, look: Look, judge: (page: Page, name: string) => Promise<void>) {
  const kiosk = await open({ language, ...look });
  const { page, box, wish, tap } = kiosk;
  const shot = async (name: string) => {
    // What was sent last has been drawn, and its colours have settled.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const frames = (n: number): Promise<void> =>
      page.evaluate(
        (count) =>
          new Promise<void>((done) => {
            const next = (left: number): unknown => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
            next(count);
          }),
        n,
      );
    await frames(6);
    await judge(page, name);
  };
  tap('t1');
  await page.locator('[data-phase="notice"]').waitFor();
  await shot('01-notice');
  const { tapId } = await wish('talk-start');
  box.send(began(tapId, { consents: false, language }));
  box.send(talkState('listening', { language }));
  await page.locator('[data-phase="talking"]').waitFor();
  await page.locator('[data-hearing="unheard"]').waitFor();
  await shot('02-unheard');
  // From here on the box acknowledges what it hears, as a box does.
  let sequence = 0;
  const hearing = setInterval(() => box.send(heard(sequence++)), 100);
  try {
    await page.locator('[data-hearing="heard"]').waitFor();
    for (const { name, into } of states) {
      await Promise.resolve(into(kiosk, language)).catch(async (cause: unknown) => {
        const shown = await page.evaluate(() => document.body.innerText);
        const wishes = box.wishes.map(({ type }) => type).join(', ');
        throw new Error(`No way into ${name}: wished for ${wishes}; the screen says ${shown}`, { cause });
      });
      await shot(name);
    }
  } finally {
    clearInterval(hearing);
  }
}

describe.each(['fr', 'en', 'es'] as const)('in %s', (language) => {
  test('every state of a talk fits the screen, is accessible, and has its picture', { timeout: 240_000 }, async () => {
    const problems: string[] = [];
    await walk(language, {}, async (page, name) => {
      await page.screenshot({ path: join(pictures, `${language}-${name}.png`) });
      problems.push(...(await misfits(page)).map((each) => `${name}: ${each}`));
      // Words of another language change what fits, hardly ever what is accessible.
      if (language !== 'fr' && !areAllLooksWanted) return;
      const violations = await violationsOn(page, lawAndGoodPractice);
      problems.push(...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`));
    });
    expect(problems).toEqual([]);
  });
});

test.each([
  ['upright', { size: portrait }],
  ['dark', { colorScheme: 'dark' as const }],
])('every state fits a screen that is %s', { timeout: 240_000 }, async (kind, look) => {
  const problems: string[] = [];
  await walk('fr', look, async (page, name) => {
    await page.screenshot({ path: join(pictures, `${kind}-${name}.png`) });
    problems.push(...(await misfits(page)).map((each) => `${name}: ${each}`));
  });
  expect(problems).toEqual([]);
});

test('whoever taps before the talking part of the page is there can talk as soon as it is', async () => {
  const { promise: talkPartAfter, resolve: letThrough } = Promise.withResolvers<void>();
  const { page, tap } = await open({ talkPartAfter });
  tap('t1');
  await page.waitForSelector('html[data-screen="recognised"]');
  expect(await page.locator('[data-phase="notice"]').count()).toBe(0);
  letThrough();
  await page.locator('[data-phase="notice"] button').first().waitFor();
});

test('whoever touches « Écrire » finds a keyboard, and what they type is said', async () => {
  const { page, box, wish, tap } = await open();
  tap('t1');
  await page.getByRole('button', { name: fr.offer.write }).click();
  const { tapId, microphone } = await wish('talk-start');
  expect(microphone).toBe(false);
  box.send(began(tapId));
  box.send(talkState('listening'));
  for (const key of ['Ç', 'a', 'é']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: fr.send }).click();
  expect((await wish('talk-say')).text).toBe('Çaé');
});

test('a quick touch says a plain sentence in the member’s language', async () => {
  const kiosk = await open({ language: 'es' });
  await kiosk.talk();
  await kiosk.page.locator('[data-quick="classes"]').click();
  expect((await kiosk.wish('talk-say')).text).toBe(es.quick.classes.says);
});

test('help is one question away on every screen of a talk', async () => {
  const kiosk = await open();
  await kiosk.talk();
  await kiosk.page.getByRole('button', { name: fr.help.button }).click();
  expect(kiosk.box.wishes.some(({ type }) => type === 'talk-say')).toBe(false);
  await kiosk.page.getByRole('button', { name: fr.help.yes }).click();
  expect((await kiosk.wish('talk-say')).text).toBe(fr.help.says);
});

test('a yes by touch answers the question on the screen', async () => {
  const kiosk = await open();
  await kiosk.talk();
  kiosk.box.send(confirm({ callId: 'c7', tool: 'call_staff', data: { reason: 'person' } }));
  await kiosk.page.getByRole('button', { name: fr.yes, exact: true }).click();
  expect(await kiosk.wish('talk-answer')).toMatchObject({ callId: 'c7', yes: true });
});

test('« Terminer » ends the talk and leaves nothing personal on the screen', async () => {
  const kiosk = await open();
  await kiosk.talk();
  kiosk.box.send(found['membership']!);
  await kiosk.page.locator('[data-card="membership"]').waitFor();
  await kiosk.page.getByRole('button', { name: fr.finish, exact: true }).click();
  await kiosk.wish('talk-end');
  await kiosk.page.locator('[data-phase="over"]').waitFor();
  expect(await kiosk.page.locator('body').innerText()).not.toContain('Premium');
  await kiosk.page.waitForSelector('html[data-screen="attract"]');
});

test('another member at the door is told why, and the talk goes on', async () => {
  const kiosk = await open();
  await kiosk.talk();
  kiosk.box.send(refused('t9', { reason: 'badge-lost' }));
  await kiosk.page.locator('[data-passing="refused"]').waitFor();
  expect(await kiosk.page.locator('[data-phase="talking"]').count()).toBe(1);
});

test('a box that is lost in the middle of a talk is told, and the talk is over', async () => {
  const kiosk = await open();
  await kiosk.talk();
  await kiosk.box.stop();
  await kiosk.page.waitForSelector('html[data-screen="reconnecting"]');
  expect(await kiosk.page.locator('[data-phase]').count()).toBe(0);
});

test('whoever is followed into English reads English, and finds the way back in French', async () => {
  const kiosk = await open();
  await kiosk.talk();
  const { page, box } = kiosk;
  box.send(talkState('listening', { language: 'en' }));
  await page.locator('.talk[lang="en"]').waitFor();
  await page.getByRole('button', { name: en.finish, exact: true }).waitFor();
  box.send(found['timetable']!);
  box.send(confirm({ callId: 'c3', tool: 'keep_language', data: { language: 'en' } }));
  await page.locator('[data-card="timetable"]').waitFor();
  await page.getByText(en.aboutTo.keep_language).waitFor();
  await page.getByRole('button', { name: en.no, exact: true }).click();
  expect(await kiosk.wish('talk-answer')).toMatchObject({ callId: 'c3', yes: false });
  await page.getByRole('button', { name: fr.goBack }).click();
  expect(await kiosk.wish('talk-language')).toMatchObject({ language: 'fr' });
  box.send(talkState('listening', { language: 'fr' }));
  await page.getByRole('button', { name: fr.finish, exact: true }).waitFor();
  expect(await page.getByRole('button', { name: fr.goBack }).count()).toBe(0);
});

test('a member without a language of their own is talked with in that of the page', async () => {
  const kiosk = await open({ language: 'es' });
  kiosk.tap('t1');
  await kiosk.page.locator('[data-phase="notice"] button').first().click();
  expect(await kiosk.wish('talk-start')).toMatchObject({ language: 'es' });
});
