import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens } from '../build.ts';
import { closeCode, type BoxMessage, type Language } from '../protocol/kiosk-socket.ts';
import { lawAndGoodPractice, violationsOn } from './accessibility.ts';
import { openBrowser } from './browser.ts';
import { admitted, everyRefusal, link, place, reader, refused, saturdayAfternoon } from './example-messages.ts';
import { looks } from './looks.ts';
import { startScriptedBox, type Script, type ScriptedBox } from './scripted-box.ts';

const languages: readonly Language[] = ['fr', 'en', 'es'];
const loaded = Date.now();
const now = () => saturdayAfternoon + Date.now() - loaded;

let browser: Browser;
let running: ScriptedBox | undefined;

beforeAll(async () => {
  await buildScreens({ quiet: true });
  browser = await openBrowser();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await running?.stop();
  running = undefined;
});
afterAll(() => browser.close());

interface Look {
  language?: Language;
  colorScheme?: 'light' | 'dark';
  size?: { width: number; height: number };
  simulator?: boolean;
  script?: Script;
}

async function openKiosk({ language = 'fr', colorScheme = 'light', size, simulator = false, script = {} }: Look = {}) {
  const greeting = (): BoxMessage[] => [
    place({ kiosk: { id: 'k1', slug: 'entrance', name: 'Entrée', language }, simulator }),
    reader('ready'),
    link('up'),
  ];
  const box = await startScriptedBox({ greeting, now, script });
  running = box;
  const viewport = size ?? { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(box.url);
  return { box, page };
}

const on = (page: Page, screen: string) => page.waitForSelector(`html[data-screen="${screen}"]`);
const unpaired: Script = {
  'POST /api/kiosks/entrance/pair': (body) =>
    (body as { code?: string }).code === 'AB7CDE' ? [200, {}] : [401, { error: { code: 'wrong-code' } }],
  'GET /api/provisioning': () => [200, { state: 'ready' }],
};
const simulator: Script = {
  'GET /api/simulator': () => [
    200,
    {
      readers: [{ id: 'r1', name: 'Entrée', purpose: 'entry', state: 'ready' }],
      badges: [
        {
          label: 'BADGE001',
          name: 'Marie Dubois',
          group: 'member',
          note: { fr: 'Débutante', en: 'Beginner', es: 'Nueva' },
        },
        { label: 'unknown', name: '???', group: 'oddity', note: { fr: 'Inconnu', en: 'Unknown', es: 'Desconocida' } },
      ],
    },
  ],
};

/** A box that was given its gym and loads what it needs: each look shows the next of these. */
const loading = (...states: readonly object[]): Script => {
  let look = 0;
  return {
    'POST /api/kiosks/entrance/pair': () => [404, { error: { code: 'unknown-kiosk' } }],
    'GET /api/provisioning': () => [
      200,
      { state: 'provisioning', total: 29, ...states[Math.min(look++, states.length - 1)] },
    ],
  };
};

/** Texts and controls that leave the screen or its text box, and controls too small for a thumb. */
const misfits = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.screen :is(h1, p, li, time, button, strong)')].flatMap((element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (element.closest('.visually-hidden') || width === 0) return [];
      const outside = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      const small = element.tagName === 'BUTTON' && (width < 64 || height < 64);
      return outside || small ? [`${element.tagName} ${element.textContent.trim()}`] : [];
    }),
  );

describe.each(languages)('in %s', (language) => {
  const themes = [...new Set(looks.filter((look) => look.language === language).map((look) => look.colorScheme))];
  test.each(themes)('every screen is accessible, %s', async (colorScheme) => {
    const look = { language, colorScheme };
    const { page, box } = await openKiosk({ ...look, simulator: true, script: simulator });
    const violations: Record<string, string[]> = {};
    const judge = async (name: string, judged: Page = page) => {
      const found = await violationsOn(judged, lawAndGoodPractice);
      const ids = found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      if (ids.length > 0) violations[name] = ids;
    };
    await on(page, 'attract');
    await page.locator('.simulator .tab').click();
    await page.locator('[data-badge="BADGE001"]').waitFor();
    await judge('attract, with the simulator');
    box.send(link('down', 3));
    box.send(reader('lost'));
    await page.getByRole('alert').waitFor();
    await judge('reader lost');
    box.send(admitted('a1', { language }));
    await on(page, 'recognised');
    await judge('recognised');
    box.send({ ...admitted('a2', { language }), type: 'departed' });
    await page.locator('.departed').waitFor();
    await judge('departed');
    box.send(refused('a3', { reason: 'payment-due', since: saturdayAfternoon }));
    await on(page, 'refused');
    await judge('refused');
    await page.locator('.refused button').click();
    await box.stop();
    await on(page, 'reconnecting');
    await judge('reconnecting');

    const other = await openKiosk({ ...look, script: unpaired });
    await on(other.page, 'code');
    await other.page.getByRole('button', { name: 'Z', exact: true }).waitFor();
    await judge('code', other.page);
    expect(violations).toEqual({});
  });

  test('every refusal fits the smallest screen, whole', { timeout: 120_000 }, async () => {
    const { page, box } = await openKiosk({ language, size: { width: 800, height: 480 } });
    await on(page, 'attract');
    expect(await misfits(page)).toEqual([]);
    for (const [index, refusal] of everyRefusal.entries()) {
      box.send(refused(`r${index}`, refusal));
      await page.waitForFunction((tapId) => performance.getEntriesByName(`tap-shown:${tapId}`).length > 0, `r${index}`);
      expect(await misfits(page)).toEqual([]);
    }
  });
});

test('a member is greeted by name, aloud for who listens, until they touch the button', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  box.send(admitted('t1'));
  await on(page, 'recognised');
  expect((await page.locator('h1').innerText()).replaceAll(/\s+/g, ' ')).toContain(
    'Salut Marie ! Contente de te revoir !',
  );
  expect(await page.getByRole('status').textContent()).toContain('La porte est ouverte');
  await page.waitForFunction(() => performance.getEntriesByName('tap-shown:t1').length === 1);
  await page.getByRole('button', { name: 'Terminer' }).click();
  await on(page, 'attract');
});

test('a Spanish-speaking member is greeted in Spanish at a French kiosk', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  await page.waitForLoadState('networkidle');
  box.send(admitted('t1', { firstName: 'Lucía', language: 'es', communicationStyle: 'friendly' }));
  await page.getByText('¡Hola, Lucía!', { exact: true }).waitFor();
  expect(await page.locator('.recognised').getAttribute('lang')).toBe('es');
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
});

test('a refusal is an alert with its reason and what to do', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  box.send(refused('t1', { reason: 'badge-lost' }));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const said = await alert.innerText();
  expect(said).toContain('Badge déclaré perdu');
  expect(said).toContain('Rapportez-le à l’accueil');
});

test('the language touched is the language of the page', async () => {
  const { page } = await openKiosk();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Tap your badge').first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('dark is remembered by the screen', async () => {
  const { page } = await openKiosk();
  await page.getByRole('button', { name: 'Affichage' }).click();
  await page.getByRole('button', { name: 'Sombre' }).click();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await page.reload();
  await on(page, 'attract');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('a lost reader is told to everybody in front of it, until it is back', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  box.send(reader('lost'));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('Adressez-vous à l’accueil');
  box.send(reader('ready'));
  await alert.waitFor({ state: 'detached' });
});

test('a cut line to the hub is said without alarm, with what waits', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  box.send(link('down', 3));
  const chip = page.locator('[data-link="down"]');
  await chip.waitFor();
  expect((await chip.innerText()).replaceAll(/\s+/g, ' ')).toBe(
    'Hors ligne : tout marche ici, 3 visites en attente d’envoi',
  );
});

test('a box that dies is missed, and the kiosk is back by itself with the box', async () => {
  const { page, box } = await openKiosk();
  await on(page, 'attract');
  await box.stop();
  await on(page, 'reconnecting');
  const told = page.getByText('Sans réponse depuis');
  await told.waitFor();
  expect(await told.innerText()).toContain('essai');
  await box.start();
  await on(page, 'attract');
});

test('a code typed on the keyboard or the screen pairs the kiosk, and a wrong one says so', async () => {
  const { page, box } = await openKiosk({ script: unpaired });
  await page.getByRole('button', { name: 'Z', exact: true }).click();
  await page.keyboard.type('zzzzz');
  await page.getByText('Ce code n’est pas le bon').first().waitFor();
  await page.keyboard.type('ab7cde');
  await on(page, 'attract');
  box.closeSockets(closeCode.unpaired);
  await on(page, 'code');
  expect(await page.getByRole('list', { name: 'Code à 6 caractères' }).innerText()).toBe('');
});

test('the simulator taps the badge that is touched or whose key is pressed', async () => {
  const taps: unknown[] = [];
  const record = (body: unknown) => {
    taps.push(body);
    return [202, {}] satisfies [number, object];
  };
  const { page } = await openKiosk({
    simulator: true,
    script: { ...simulator, 'POST /api/simulator/taps': record },
  });
  await page.getByRole('button', { name: 'Simulateur' }).click();
  const answered = () => page.waitForResponse('**/api/simulator/taps');
  await Promise.all([answered(), page.locator('[data-badge="unknown"]').click()]);
  await Promise.all([answered(), page.keyboard.press('1')]);
  expect(taps).toEqual([
    { readerId: 'r1', label: 'unknown' },
    { readerId: 'r1', label: 'BADGE001' },
  ]);
});

test('a gym’s kiosk has no simulator', async () => {
  const { page } = await openKiosk();
  await on(page, 'attract');
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.simulator').count()).toBe(0);
});

test('while a new box loads its gym, its members and its past, the bar moves and says in words what comes', async () => {
  const script = loading(
    { stage: 'gym', step: 'Loading classes', done: 4 },
    { stage: 'past', step: 'Loading visits', done: 23.5 },
    { stage: 'something newer', step: 'Loading lockers', done: 28 },
  );
  const { page } = await openKiosk({ script });
  const bar = () => page.locator('progress').evaluate((element) => (element as HTMLProgressElement).value);
  await page.getByText('La salle et ses cours').waitFor();
  expect(await bar()).toBeCloseTo(4 / 29, 3);
  await page.getByText('Les visites et réservations passées').waitFor();
  expect(await bar()).toBeCloseTo(23.5 / 29, 3);
  expect(await misfits(page)).toEqual([]);
  await page.getByText('Les visites et réservations passées').waitFor({ state: 'detached' });
  expect(await bar()).toBeCloseTo(28 / 29, 3);
  expect(await page.getByText('Loading').count(), 'no words of the machine are shown').toBe(0);
});
