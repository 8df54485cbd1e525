import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { talkWords as en } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-en.ts';
import { talkWords as es } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-es.ts';
import { talkWords as fr } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-fr.ts';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFaultyEngine, type FaultyEngine } from '../edge-node/src/voice/test/faulty-engine.ts';
import type { Heard, Reply } from '../edge-node/src/voice/test/faulty-engine-script.ts';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { areAllLooksWanted } from '../kiosk-ui/test/looks.ts';
import { openChromium } from './chromium.ts';
import { startBox, type RunningBox } from './running-box.ts';
import { openSimulator } from './simulated-readers.ts';
import { temporaryFolder } from './temporary-folder.ts';

const words = { fr, en, es };

/** What a member says in a conversation, and what the model of the scripted service answers. */
const talks: Record<Language, { asks: string; interrupts: string; leaves: string; tells: string; bye: string }> = {
  fr: {
    asks: 'Quels sont les horaires aujourd’hui ?',
    interrupts: 'Attends, et demain ?',
    leaves: 'Merci, au revoir',
    tells: 'Aujourd’hui la salle est ouverte jour et nuit. '.repeat(6),
    bye: 'À bientôt, bonne séance !',
  },
  en: {
    asks: 'What are the opening hours today?',
    interrupts: 'Wait, and tomorrow?',
    leaves: 'Thanks, goodbye',
    tells: 'The gym is open day and night today. '.repeat(6),
    bye: 'See you soon, enjoy your workout!',
  },
  es: {
    asks: '¿Qué horario tenéis hoy?',
    interrupts: 'Espera, ¿y mañana?',
    leaves: 'Gracias, adiós',
    tells: 'Hoy el gimnasio está abierto día y noche. '.repeat(6),
    bye: '¡Hasta pronto, buen entrenamiento!',
  },
};
/** Each language is spoken to one of the two, and French to both. */
const spoken = areAllLooksWanted
  ? { typed: ['fr', 'en', 'es'] as const, heard: ['fr', 'en', 'es'] as const }
  : { typed: ['fr', 'es'] as const, heard: ['fr', 'en'] as const };
/** Pictures of what a member saw; nobody compares them but people. */
const pictures = join(import.meta.dirname, 'output', 'voice');

let folder: ReturnType<typeof temporaryFolder>;
let browser: Browser;
beforeEach(async () => {
  folder = temporaryFolder('voice-kiosk');
  mkdirSync(pictures, { recursive: true });
  // A member's voice for the microphone: made for this run, and gone with it.
  const voice = join(folder.path, 'voice.wav');
  execFileSync('espeak-ng', ['-v', 'fr', '-w', voice, 'Bonjour JARVIS, quels sont les horaires aujourd’hui ?']);
  browser = await openChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${voice}`,
    '--autoplay-policy=no-user-gesture-required',
  ]);
});
afterEach(async () => {
  await browser.close();
  folder[Symbol.dispose]();
});

interface Stage extends AsyncDisposable {
  readonly box: RunningBox;
  readonly page: Page;
  readonly data: string;
  tap(): Promise<void>;
  picture(name: string): Promise<void>;
}

async function stage(language: Language, service?: FaultyEngine): Promise<Stage> {
  const data = join(folder.path, 'box');
  const { talkSlugs } = provisionedBox(data, {
    members: 1,
    languages: [language],
    reader: { kind: 'simulated', address: 'entry' },
    classes: [{ name: 'Yoga', startsAt: Date.now() + 26 * 3_600_000, capacity: 12 }],
    talkKiosks: 1,
    consents: ['conversation', 'sentiment', 'cloud_voice'],
  });
  const [slug = ''] = talkSlugs;
  const note = { fr: '', en: '', es: '' };
  const card = { label: 'CARD0', name: 'Membre 0', note, group: 'member', number: cardNumber(0) };
  const cards = join(folder.path, 'cards.json');
  writeFileSync(cards, JSON.stringify({ cards: [card] }));
  const box = await startBox(data, {
    settings: {
      JARVIS_SIMULATOR: cards,
      ...(service && { OPENAI_API_KEY: service.key, OPENAI_BASE_URL: service.baseUrl }),
    },
  });
  const simulator = await openSimulator(box.url);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['microphone'] });
  const page = await context.newPage();
  await page.goto(`${box.url}/kiosk/${slug}`);
  await page.waitForSelector('html[data-screen="attract"]');
  const engine = service === undefined ? 'local' : 'service';
  return {
    ...{ box, page, data },
    tap: () => simulator.tap(slug, 'CARD0'),
    picture: async (name) =>
      void (await page.screenshot({ path: join(pictures, `${engine}-${language}-${name}.png`) })),
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await box[Symbol.asyncDispose]();
    },
  };
}

const mood = (page: Page, name: string, timeout = 20_000): Promise<unknown> =>
  page.waitForSelector(`.band[data-mood="${name}"]`, { timeout });
const says = (page: Page, text: string, timeout = 20_000): Promise<unknown> =>
  page.getByText(text).first().waitFor({ timeout });

/** What was kept of the only conversation. */
function kept(data: string): { reasons: unknown[]; member: string[]; jarvis: string[]; engines: unknown[] } {
  const db = openStore(data);
  const all = (sql: string): Record<string, unknown>[] => db.prepare(sql).all() as Record<string, unknown>[];
  const turns = all('select role, text from session_turns order by at, id');
  const of = (role: string): string[] => turns.filter((turn) => turn['role'] === role).map(({ text }) => String(text));
  const sessions = all('select close_reason, engine from sessions');
  db.close();
  return {
    reasons: sessions.map(({ close_reason: reason }) => reason),
    engines: sessions.map(({ engine }) => engine),
    member: of('member'),
    jarvis: of('jarvis'),
  };
}

test.each(spoken.typed)(
  'in %s a member types with the box alone: greeted, answered aloud, interrupts, says goodbye',
  async (language) => {
    const t = words[language];
    const { asks, leaves } = talks[language];
    await using set = await stage(language);
    const { page, box, data, tap, picture } = set;
    await tap();
    await page.waitForSelector('html[data-screen="recognised"]');
    await picture('1-notice');
    await page.getByRole('button', { name: t.write, exact: true }).first().click();
    await mood(page, 'speaking');
    await picture('2-welcome');
    await mood(page, 'read-only');

    const type = async (text: string): Promise<void> => {
      const open = page.getByRole('button', { name: t.write, exact: true });
      if (await open.first().isVisible()) await open.first().click();
      // Keys that every keyboard has: members leave accents out too.
      await page.keyboard.type(text.normalize('NFD').replaceAll(/[^\w ?,]/g, ''));
      await picture('3-typing');
      await page.keyboard.press('Enter');
    };
    await type(asks);
    await mood(page, 'speaking');
    await picture('4-answer');
    await page.getByRole('button', { name: t.interrupt }).click();
    await mood(page, 'read-only');
    await picture('5-interrupted');
    await type(leaves);
    await mood(page, 'goodbye');
    await picture('6-goodbye');
    await page.waitForSelector('html[data-screen="attract"]', { timeout: 30_000 });
    await box.stop();
    const { reasons, engines, member } = kept(data);
    expect(reasons).toEqual(['farewell']);
    expect(engines).toEqual(['local']);
    expect(member).toHaveLength(2);
  },
);

test.each(spoken.heard)(
  'in %s a member speaks with the service: heard, answered by a tool, interrupts by speaking, is let go',
  async (language) => {
    const { asks, interrupts, leaves, tells, bye } = talks[language];
    const reply = ({ text, outputs, nth }: Heard): Reply => {
      if (nth === 1) return { text: 'Bonjour !' };
      if (outputs.length > 0) return { text: tells };
      if (text === asks) return { calls: [{ name: 'opening_hours', args: {} }] };
      if (text === leaves) return { text: bye };
      return { text: 'Oui.' };
    };
    const service = await startFaultyEngine({
      script: () => ({ reply, paceMs: 20, deltaMs: 40, characterMs: 55 }),
    });
    try {
      await using set = await stage(language, service);
      const { page, box, data, tap, picture } = set;
      await tap();
      await page.waitForSelector('html[data-screen="recognised"]');
      await picture('1-notice');
      await mood(page, 'listening');
      await says(page, 'Bonjour');
      await mood(page, 'listening');
      await page.waitForSelector('.light[data-hearing="heard"]');
      await picture('2-listening');
      service.speak(asks, 900);
      await says(page, asks);
      await mood(page, 'speaking');
      await says(page, tells.slice(0, 40));
      await picture('3-answer');
      service.speak(interrupts, 800);
      await says(page, interrupts);
      await picture('4-interrupted');
      await says(page, 'Oui.');
      await mood(page, 'listening');
      service.speak(leaves, 700);
      await mood(page, 'goodbye');
      await picture('5-goodbye');
      await page.waitForSelector('html[data-screen="attract"]', { timeout: 30_000 });
      await box.stop();
      const { reasons, engines, member, jarvis } = kept(data);
      expect(reasons).toEqual(['farewell']);
      expect(engines).toEqual(['cloud']);
      expect(member).toEqual([asks, interrupts, leaves]);
      // What was interrupted is kept as far as it was heard.
      expect(jarvis).not.toContain(tells.trim());
      expect(jarvis.at(-1)).toBe(bye);
      expect(service.seen.truncatesRefused).toBe(0);
      expect(service.seen.truncatesDone).toBeGreaterThan(0);
      expect(service.seen.calls.size).toBe(1);
    } finally {
      await service.close();
    }
  },
);
