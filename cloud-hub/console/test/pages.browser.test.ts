import { expect, test } from 'vitest';
import { franchises, gyms, id, person, startedAt } from './fixtures.ts';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';
import type { Script } from './scripted-hub.ts';

const open = consoleInBrowser();

/** Each page, by address, with what is on it once it has come. */
const pages = [
  ['franchises', '[data-franchise]'],
  [`franchises/${id(1, 1)}`, '[data-gym]'],
  ['gyms', '[data-gym]'],
  [`gyms/${id(2, 1)}`, '[data-box]'],
  ['fleet', '[data-box]'],
  [`fleet/${id(3, 2)}`, '[data-command]'],
  ['users', '[data-user]'],
  ['audit', '[data-action]'],
  ['account', '[data-session]'],
  ['nowhere', 'main h1'],
] as const;

const commands: NonNullable<Script['commands']> = [
  {
    transactionId: id(9, 3),
    command: 'collect-diagnostics',
    askedBy: 'owner@forme.example',
    askedAt: startedAt - 3_600_000,
    state: 'done',
    answeredAt: startedAt - 3_596_000,
    result: { disk: 'ok', readers: [{ kind: 'rdm6300', state: 'open' }] },
  },
  {
    transactionId: id(9, 2),
    command: 'refetch',
    askedBy: 'owner@forme.example',
    askedAt: startedAt - 90_000_000,
    state: 'failed',
    answeredAt: startedAt - 89_990_000,
    result: 'The hub was away.',
  },
  {
    transactionId: id(9, 1),
    command: 'restart-service',
    askedBy: 'owner@forme.example',
    askedAt: startedAt - 190_000_000,
    state: 'expired',
    answeredAt: null,
    result: null,
  },
];

/** A look at every page takes a while on a machine that does other things too. */
const patience = { timeout: 300_000 };

test.each(looks)('every room is accessible and fits: $language, $colorScheme, $width px', patience, async (look) => {
  const { page, url } = await open({ commands: structuredClone(commands) }, look);
  for (const [address, sign] of pages) {
    await page.goto(`${url}#/${address}`);
    await page.locator(sign).first().waitFor();
    expect(await faultsOf(page), address).toEqual([]);
    await picture(page, `${address.replace(/\/.*/, '-one')}-${look.language}-${look.colorScheme}-${look.width}`);
  }
  await page.goto(`${url}#/audit`);
  await page.locator('details[data-action="user_edited"] summary').click();
  expect(await faultsOf(page), 'a change opened').toEqual([]);
  await picture(page, `audit-open-${look.language}-${look.colorScheme}-${look.width}`);
});

test.each(looks)('signing in is accessible and fits: $language, $colorScheme, $width px', patience, async (look) => {
  const { page, url, hub } = await open({ stage: 'signed-out' }, look);
  const lookAt = async (name: string) => {
    await page.locator('main h1').waitFor();
    expect(await faultsOf(page), name).toEqual([]);
    await picture(page, `${name}-${look.language}-${look.colorScheme}-${look.width}`);
  };
  await lookAt('sign-in');
  await page.goto(`${url}#/reset`);
  await lookAt('reset');
  hub.link = {
    kind: 'invitation',
    email: 'accueil@forme.example',
    name: 'Accueil Part-Dieu',
    language: look.language,
    expiresAt: startedAt + 86_400_000,
  };
  await page.goto(`${url}#/link/a-token`);
  await page.locator('input[autocomplete="new-password"]').waitFor();
  await lookAt('invitation');
  hub.link = null;
  await page.goto(`${url}#/`);
  await page.goto(`${url}#/link/a-token`);
  await page.locator('main p').first().waitFor();
  await lookAt('link-spent');
  for (const stage of ['code-wanted', 'enrol-wanted'] as const) {
    hub.stage = stage;
    await page.goto(`${url}#/`);
    await page.reload();
    await page.locator(stage === 'enrol-wanted' ? 'main svg[role="img"]' : 'main input').waitFor();
    await lookAt(stage);
  }
});

const empty: Script = { boxes: [], kiosks: [], users: [], entries: [], places: { franchises: [], gyms: [] } };
test.each(['franchises', 'gyms', 'fleet', 'users', 'audit'])(
  '%s without anything yet says what to do',
  async (room) => {
    const { page } = await open(empty, { at: room });
    await page
      .locator('main h2')
      .filter({ hasText: /Aucun|Rien/ })
      .first()
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `${room}-empty`);
  },
);

test.each([
  ['fleet', '/api/fleet'],
  ['gyms', '/api/places'],
  ['users', '/api/users'],
  ['audit', '/api/audit'],
  ['account', '/api/sessions'],
])('%s that the hub cannot read says why, and comes when it is tried again', async (room, path) => {
  const failing = new Map([
    [path, { status: 500, body: { error: { code: 'failed', message: 'It failed.', remedy: 'Read its log.' } } }],
  ]);
  const { page, hub } = await open({ failing }, { at: room });
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  expect(await alert.innerText()).toContain('Le hub a rencontré une erreur');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `${room}-failed`);
  hub.failing.clear();
  await alert.getByRole('button', { name: 'Réessayer' }).click();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

test.each([1280, 390])('fifty gyms with long names stay readable at %i px', async (width) => {
  const many = Array.from({ length: 50 }, (_, n) => ({
    ...gyms[n % 3]!,
    id: id(2, 100 + n),
    name: n % 7 === 0 ? `Centre sportif intercommunal de la vallée de la Chalaronne ${n}` : `Salle ${n}`,
  }));
  const { page } = await open({ places: { franchises: [franchises[0]!], gyms: many } }, { at: 'gyms', width });
  await page.locator('[data-gym]').nth(49).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `gyms-fifty-${width}`);
  await page.getByRole('searchbox').fill('chalaronne 49');
  await page.locator('[data-gym]').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('[data-gym]').count()).toBe(1);
});

test('a page of somebody else’s address says that there is no such page for them', async () => {
  const { page } = await open({ person: person('gym_staff') }, { at: 'users' });
  await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
  expect(await page.locator('[data-user]').count()).toBe(0);
});
