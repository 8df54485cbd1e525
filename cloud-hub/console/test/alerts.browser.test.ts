import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Alert } from '../../protocol/alerts.ts';
import { id, person, startedAt } from './fixtures.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';

const open = consoleInBrowser();
const owner = { person: person('franchise_owner') };
const unhappy = id(8, 2);
const note = 'Appelée : les douches sont nettoyées à 18 h, elle repasse mardi.';

async function opened(at: string, width = 1280) {
  const { page, hub, alertsChanged } = await open(owner, { at, width });
  return {
    page,
    hub,
    /** What a colleague does, until the page no longer has the card. */
    async elsewhere(alertId: string, changes: Partial<Alert>) {
      const alert = hub.alerts.find((each) => each.id === alertId);
      if (alert) Object.assign(alert, changes);
      await expect
        .poll(() => {
          // The stream may have been opened a moment after the page.
          alertsChanged();
          return page.locator(`[data-alert="${alertId}"]`).count();
        })
        .toBe(0);
    },
  };
}

async function writeNote(page: Page, alertId: string): Promise<void> {
  await page.locator(`[data-alert="${alertId}"]`).getByRole('button', { name: 'Résoudre' }).click();
  await page.getByLabel('Ce qui a été fait').fill(note);
}

test.each([390, 1280] as const)(
  'a note stays on the screen when a colleague ends the alert, and can be copied: %d px',
  async (width) => {
    const { page, hub, elsewhere } = await opened('alerts', width);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await writeNote(page, unhappy);
    await elsewhere(unhappy, {
      ...{ status: 'resolved', resolvedAt: startedAt, resolutionNotes: 'Elle est passée, on en a parlé.' },
      assignedTo: { id: id(6, 3), name: 'Accueil Part-Dieu' },
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('alert').filter({ hasText: 'terminée entre-temps' }).waitFor();
    expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
    expect(await dialog.innerText()).toContain('Elle est passée, on en a parlé.');
    expect(await dialog.getByRole('button', { name: 'Résoudre' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Copier mon texte' }).click();
    await dialog.getByText('Copié', { exact: true }).waitFor();
    await picture(page, `alert-over-${width}`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(note);
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    expect(hub.asked).toEqual([]);
  },
);

test('a note on the page of a member stays when nothing is left to be done about them', async () => {
  const { page, elsewhere } = await opened(`members/${id(10, 6)}`);
  await writeNote(page, id(8, 3));
  await elsewhere(id(8, 3), { status: 'dismissed', resolvedAt: startedAt });
  expect(await page.locator('#to-do').count()).toBe(0);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').filter({ hasText: 'terminée entre-temps' }).waitFor();
  expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
});

test('a note stays on the screen when the hub answers that the alert is over', async () => {
  const { page, hub } = await opened('alerts');
  await writeNote(page, unhappy);
  Object.assign(
    hub.alerts.find((each) => each.id === unhappy)!,
    { status: 'resolved', resolvedAt: startedAt },
  );
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Résoudre' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'terminée entre-temps' }).waitFor();
  expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
});

test('a note is still sent for an alert that a colleague put off meanwhile', async () => {
  const { page, hub, elsewhere } = await opened('alerts');
  await writeNote(page, unhappy);
  await elsewhere(unhappy, { snoozedUntil: startedAt + 3_600_000 });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Résoudre' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(hub.asked).toEqual([`POST /api/alerts/${unhappy} ${JSON.stringify({ deed: 'resolve', notes: note })}`]);
});

test('a message being read over stays when the card goes', async () => {
  const { page, elsewhere } = await opened('alerts');
  await page
    .locator(`[data-alert="${id(8, 3)}"]`)
    .getByRole('button', { name: 'Message à envoyer…' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Message proposé' });
  await dialog.getByText('Bonjour David,').waitFor();
  await elsewhere(id(8, 3), { status: 'resolved', resolvedAt: startedAt });
  expect(await dialog.getByText('Bonjour David,').isVisible()).toBe(true);
});

test('an alert is not resolved without a word about it', async () => {
  const { page, hub } = await opened('alerts', 390);
  await page.locator(`[data-alert="${unhappy}"]`).getByRole('button', { name: 'Résoudre' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Résoudre' }).click();
  await dialog.getByText('Écrivez au moins un mot.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'alert-note-needed');
  expect(hub.asked).toEqual([]);
});
