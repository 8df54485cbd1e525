import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { id, person } from './fixtures.ts';
import { alerts } from './insight-fixtures.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';

const open = consoleInBrowser();
const owner = { person: person('franchise_owner') };
const [unhappy, leaving, machine] = [id(8, 2), id(8, 3), id(8, 4)];

/** Where the keyboard is: the alert, and what of its card. */
const place = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const card = at?.closest('[data-alert]');
    const label = at instanceof HTMLSelectElement ? at.labels[0] : at;
    return [card?.getAttribute('data-alert') ?? null, card === at ? 'card' : (label?.textContent?.trim() ?? null)];
  });
const heard = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });

async function press(page: Page, alertId: string, name: string): Promise<void> {
  const button = page.locator(`[data-alert="${alertId}"]`).getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}

async function choose(page: Page, alertId: string, field: string, option: string): Promise<void> {
  const select = page.locator(`[data-alert="${alertId}"]`).getByLabel(field);
  await select.focus();
  await select.selectOption({ label: option });
}

test.each([
  ['fr', 1280, 'Alerte résolue : Conversation mécontente, Marie Dubois.'],
  ['en', 390, 'Alert resolved: Unhappy conversation, Marie Dubois.'],
  ['es', 1280, 'Alerta resuelta: Conversación de descontento, Marie Dubois.'],
] as const)(
  'who settles an alert by keyboard goes on to the next, and hears that it is settled: %s, %d px',
  async (language, width, words) => {
    const { page } = await open({ person: person('franchise_owner', { language }) }, { at: 'alerts', language, width });
    await page.locator(`[data-alert="${unhappy}"] .actions > [aria-haspopup]`).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('textarea').waitFor();
    await page.keyboard.type('Fait.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heard(page, words);
    await page.locator(`[data-alert="${unhappy}"]`).waitFor({ state: 'detached' });
    await expect.poll(() => place(page)).toEqual([leaving, 'card']);
    // Further down the header covers half of a button, which is then judged to be too small.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `alert-next-${language}-${width}`);
  },
);

test('who puts off the last alert is on the heading of the list, and who brings it back too', async () => {
  const { page } = await open({ ...owner, alerts: alerts().slice(1, 2) }, { at: 'alerts' });
  await choose(page, unhappy, 'Mettre en veille', 'Un jour');
  await heard(page, 'Alerte mise en veille : Conversation mécontente, Marie Dubois.');
  await page.getByText('Rien à traiter').waitFor();
  await expect.poll(() => place(page)).toEqual([null, 'À traiter']);
  await page.getByRole('button', { name: 'En veille' }).press('Enter');
  await press(page, unhappy, 'Remettre à traiter');
  await heard(page, 'De nouveau à traiter : Conversation mécontente, Marie Dubois.');
  await page.getByText('Aucune alerte en veille').waitFor();
  await expect.poll(() => place(page)).toEqual([null, 'En veille']);
});

test('who gives an alert to somebody stays beside it, and hears to whom it went', async () => {
  const { page } = await open(owner, { at: 'alerts' });
  await choose(page, unhappy, 'Attribuer à', 'Accueil Part-Dieu');
  await heard(page, 'Alerte attribuée à Accueil Part-Dieu : Conversation mécontente, Marie Dubois.');
  await choose(page, unhappy, 'Attribuer à', 'Personne');
  await heard(page, 'Alerte attribuée à personne : Conversation mécontente, Marie Dubois.');
  await expect.poll(() => place(page)).toEqual([unhappy, 'Attribuer à']);
});

test('who sets aside the last alert of a member is at the beginning of their page', async () => {
  const { page } = await open(owner, { at: `members/${id(10, 6)}` });
  await press(page, leaving, 'Écarter');
  await page.getByRole('dialog').getByRole('button', { name: 'Écarter' }).press('Enter');
  await heard(page, 'Alerte écartée : Risque de départ, David Rousseau.');
  await page.locator('[data-alert]').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('who could not send a note is still on the button, and back on the card after closing', async () => {
  const { page, hub } = await open(owner, { at: 'alerts' });
  const error = { code: 'database-gone', message: 'No database.', remedy: 'Start PostgreSQL, then try again.' };
  hub.failing.set(`/api/alerts/${unhappy}`, { status: 503, body: { error } });
  await press(page, unhappy, 'Résoudre');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ce qui a été fait').fill('Fait.');
  await dialog.getByRole('button', { name: 'Résoudre' }).press('Enter');
  await dialog.getByRole('alert').waitFor();
  await expect.poll(() => place(page)).toEqual([null, 'Résoudre']);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => place(page)).toEqual([unhappy, 'Résoudre']);
});

test('who could not bring an alert back is still on the button', async () => {
  const { page, hub } = await open({ ...owner, alerts: alerts().slice(1, 2) }, { at: 'alerts' });
  await choose(page, unhappy, 'Mettre en veille', 'Une semaine');
  await page.getByRole('button', { name: 'En veille' }).click();
  const error = { code: 'database-gone', message: 'No database.', remedy: 'Start PostgreSQL, then try again.' };
  hub.failing.set(`/api/alerts/${unhappy}`, { status: 503, body: { error } });
  await press(page, unhappy, 'Remettre à traiter');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => place(page)).toEqual([unhappy, 'Remettre à traiter']);
});

test('an alert that a colleague ends takes nobody away who has gone elsewhere', async () => {
  const { page, hub, alertsChanged } = await open(owner, { at: 'alerts' });
  await page.locator(`[data-alert="${machine}"]`).getByRole('button').first().focus();
  await page.getByRole('heading', { level: 1 }).click();
  hub.alerts.find((each) => each.id === machine)!.status = 'resolved';
  await expect
    .poll(() => {
      // The stream may have been opened a moment after the page.
      alertsChanged();
      return page.locator(`[data-alert="${machine}"]`).count();
    })
    .toBe(0);
  expect((await place(page))[0]).toBeNull();
});
