import { expect, test } from 'vitest';
import { areAllLooksWanted, looks } from '../../test/looks.ts';
import { id, team } from './fixtures.ts';
import { dashboardInBrowser, faultsOf, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();

/** Each page, by address, with what is on it once it has come. */
const pages = [
  ['', '[data-inside]'],
  ['alerts', '[data-alert]'],
  ['members', '[data-member]'],
  [`members/${id(2, 1)}`, '[data-alert]'],
  [`members/${id(2, 6)}`, 'form'],
  ['sessions', '[data-session]'],
  [`sessions/${id(4, 1)}`, '[data-turn]'],
  [`sessions/${id(4, 2)}`, '[data-summary]'],
  ['team', '[data-person]'],
  ['nowhere', 'main h1'],
] as const;

/** A look at every page takes a while on a machine that does other things too. */
const patience = { timeout: 300_000 };

test.each(looks)('every page is accessible and fits: $language, $colorScheme, $width px', patience, async (look) => {
  const { page, box } = await open({}, look);
  for (const [index, [address, sign]] of pages.entries()) {
    await page.goto(`${box.url}#/${address}`);
    await page.locator(sign).first().waitFor();
    await page.locator('[data-line="live"]').waitFor();
    expect(await faultsOf(page), address).toEqual([]);
    const name = `${index}-${address.replace(/\/.*/, '-one') || 'overview'}`;
    await picture(page, `${name}-${look.language}-${look.colorScheme}-${look.width}`);
  }
});

test.each(looks)('signing in is accessible and fits: $language, $colorScheme, $width px', patience, async (look) => {
  const { page } = await open({ signedIn: false }, look);
  await page.getByRole('button', { name: 'Accueil Part-Dieu' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `sign-in-${look.language}-${look.colorScheme}-${look.width}`);
  await page.getByRole('button', { name: 'Accueil Part-Dieu' }).click();
  await page.keyboard.type('111111');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `pin-${look.language}-${look.colorScheme}-${look.width}`);
});

test.each(areAllLooksWanted ? looks : looks.slice(0, 2))(
  'what opens over a page is accessible and fits: $language, $colorScheme, $width px',
  patience,
  async (look) => {
    const { page, box } = await open({}, { ...look, at: 'alerts' });
    const look2 = async (name: string) => {
      expect(await faultsOf(page), name).toEqual([]);
      await picture(page, `${name}-${look.language}-${look.colorScheme}-${look.width}`);
    };
    const card = page.locator('[data-alert="negative_feedback"]');
    await card.locator('summary').click();
    await card.locator('select').waitFor();
    await look2('alert-more');
    await card.locator('details [aria-haspopup="dialog"]').first().click();
    await page.getByRole('dialog').locator('dd').first().waitFor();
    await look2('draft');
    await page.keyboard.press('Escape');
    await card.locator('.actions > button[aria-haspopup="dialog"]').click();
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await look2('resolve');
    await page.goto(`${box.url}#/members/${id(2, 1)}`);
    await page.locator('.page-head button').click();
    await page.getByRole('dialog').locator('input').first().fill('');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await look2('edit');
  },
);

test.each(['', 'alerts', 'members', 'sessions'])('%s before anything has happened says so', async (room) => {
  const { page } = await open({ isEmpty: true, alerts: [] }, { at: room });
  await page
    .locator('main h2')
    .filter({ hasText: /Personne|Rien|Aucun/ })
    .first()
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `empty-${room || 'overview'}`);
});

test('whom nobody has given a PIN yet, or whom the hub has not confirmed, is told what to do', async () => {
  const nobody = await open({ signedIn: false, accounts: [] });
  await nobody.page.getByText('Personne n’a encore de code').waitFor();
  expect(await faultsOf(nobody.page)).toEqual([]);
  const waiting = await open({ signedIn: false, isConfirmed: false, accounts: team });
  await waiting.page.getByText('attendent une confirmation du hub').waitFor();
  expect(await faultsOf(waiting.page)).toEqual([]);
});

test('on a line that anybody could read along the page shows the way to a protected one', async () => {
  const { page } = await open({ signedIn: false }, { host: 'box.local', width: 390 });
  const link = page.getByRole('link', { name: 'Protéger cet appareil' });
  expect(await link.getAttribute('href')).toBe('/trust?to=/dashboard/');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'insecure');
});
