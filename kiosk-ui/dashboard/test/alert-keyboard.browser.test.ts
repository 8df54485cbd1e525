import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alert, id } from './fixtures.ts';
import { dashboardInBrowser, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();

/** Where the keyboard is: the kind of the alert, and what of its card. */
const place = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const card = at?.closest('[data-alert]');
    return [card?.getAttribute('data-alert') ?? null, card === at ? 'card' : (at?.textContent?.trim() ?? null)];
  });
const heard = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });

async function press(page: Page, type: string, name: string): Promise<void> {
  const button = page.locator(`[data-alert="${type}"]`).getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}

test('who takes an alert by keyboard stays on its card, and hears that it is noted', async () => {
  const { page } = await open({}, { at: 'alerts' });
  await press(page, 'negative_feedback', 'Je m’en occupe');
  await heard(page, 'C’est noté : Conversation mécontente, Marie Dubois.');
  await page.getByText('Vous vous en occupez').waitFor();
  await expect.poll(() => place(page)).toEqual(['negative_feedback', 'C’est réglé…']);
});

test.each([
  ['fr', 'Réglé : Conversation mécontente, Marie Dubois.'],
  ['en', 'Settled: Unhappy conversation, Marie Dubois.'],
  ['es', 'Resuelto: Conversación de descontento, Marie Dubois.'],
] as const)(
  'who settles an alert by keyboard goes on to the next, and hears that it is settled: %s',
  async (language, words) => {
    const { page } = await open({}, { at: '', language });
    await page.locator('[data-alert="negative_feedback"] .actions > [aria-haspopup]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('textarea').waitFor();
    await page.keyboard.type('Fait.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heard(page, words);
    await page.locator('[data-alert="negative_feedback"]').waitFor({ state: 'detached' });
    await expect.poll(() => place(page)).toEqual(['equipment_issue', 'card']);
    await picture(page, `alert-next-${language}`);
  },
);

test('who settles the last alert is on the heading of the list, and who put it off too', async () => {
  const { page } = await open({ alerts: [alert(), alert({ id: id(3, 4), type: 'milestone' })] }, { at: 'alerts' });
  await page.locator('[data-alert="milestone"] summary').focus();
  await page.keyboard.press('Enter');
  await press(page, 'milestone', 'Dans une heure');
  await heard(page, 'Remis à plus tard : Cap franchi, Marie Dubois.');
  await expect.poll(() => place(page)).toEqual(['negative_feedback', 'card']);
  await press(page, 'negative_feedback', 'C’est réglé…');
  await page.getByLabel('Ce qui a été fait').fill('Fait.');
  await page.getByRole('button', { name: 'Marquer comme réglé' }).press('Enter');
  await page.getByText('Rien à traiter').waitFor();
  await expect.poll(() => place(page)).toEqual([null, 'À traiter']);
});

test('who puts off an alert of a member, where it stays, stays beside it', async () => {
  const { page } = await open({}, { at: `members/${id(2, 1)}` });
  await page.locator('[data-alert] summary').first().focus();
  await page.keyboard.press('Enter');
  await press(page, 'negative_feedback', 'Demain matin');
  await page.getByText(/En veille jusqu/).waitFor();
  await expect.poll(() => place(page)).toEqual(['negative_feedback', 'Autres actions']);
});

test('who cancels a note is back where they were', async () => {
  const { page } = await open({}, { at: 'alerts' });
  await press(page, 'negative_feedback', 'C’est réglé…');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => place(page)).toEqual(['negative_feedback', 'C’est réglé…']);
});

test('who could not take an alert is still on the button', async () => {
  const { page, box } = await open({}, { at: 'alerts' });
  const error = { code: 'busy', message: 'It is busy.', remedy: 'Try again.' };
  box.failing.set(`/api/dashboard/alerts/${id(3, 1)}`, { status: 503, body: { error } });
  await press(page, 'negative_feedback', 'Je m’en occupe');
  await page.getByText('Le boîtier est occupé').waitFor();
  await expect.poll(() => place(page)).toEqual(['negative_feedback', 'Je m’en occupe']);
});

test('an alert that a colleague ends takes nobody away who has gone elsewhere', async () => {
  const { page, box } = await open({}, { at: 'alerts' });
  await page.locator('[data-line="live"]').waitFor();
  await page.locator('[data-alert="negative_feedback"]').getByRole('button').first().focus();
  await page.getByRole('heading', { level: 1 }).click();
  box.end(id(3, 1), 'Fait.');
  await page.locator('[data-alert="negative_feedback"]').waitFor({ state: 'detached' });
  expect((await place(page))[0]).toBeNull();
});
