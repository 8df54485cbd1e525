import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alert, id } from './fixtures.ts';
import { dashboardInBrowser, faultsOf, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();
const note = 'Appelée : elle renouvelle, geste commercial de 10 €.';

async function writeNote(page: Page, type: string): Promise<void> {
  await page.locator('[data-line="live"]').waitFor();
  await page.locator(`[data-alert="${type}"]`).getByRole('button', { name: 'C’est réglé…' }).click();
  await page.getByLabel('Ce qui a été fait').fill(note);
}

test('a note being written stays when newer alerts push its card off the first page, and is sent', async () => {
  const { page, box } = await open();
  await writeNote(page, 'milestone');
  box.raise(alert({ id: id(3, 20), type: 'staff_called' }));
  await page.locator('[data-alert="staff_called"]').waitFor();
  expect(await page.locator('[data-alert="milestone"]').count()).toBe(0);
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
  await dialog.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(box.asked).toEqual([
    `POST /api/dashboard/alerts/${id(3, 4)} ${JSON.stringify({ deed: 'resolve', notes: note })}`,
  ]);
});

test.each([390, 1280] as const)(
  'a note stays on the screen when a colleague ends the alert, and can be copied: %d px',
  async (width) => {
    const { page, box, context } = await open({}, { at: 'alerts', width });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await writeNote(page, 'negative_feedback');
    box.end(id(3, 1), 'Elle est passée, on en a parlé.');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('alert').filter({ hasText: 'terminée entre-temps' }).waitFor();
    expect(await page.locator('[data-alert="negative_feedback"]').count()).toBe(0);
    expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
    expect(await dialog.innerText()).toContain('Elle est passée, on en a parlé.');
    expect(await dialog.getByRole('button', { name: 'Marquer comme réglé' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Copier mon texte' }).click();
    await dialog.getByText('Copié', { exact: true }).waitFor();
    await picture(page, `alert-over-${width}`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(note);
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    expect(box.asked).toEqual([]);
  },
);

test('a note stays on the screen when the box answers that the alert is over', async () => {
  const { page, box } = await open({}, { at: `members/${id(2, 1)}` });
  await writeNote(page, 'negative_feedback');
  const refused = { code: 'alert-over', message: 'It is over.', remedy: 'Read the list again.' };
  box.failing.set(`/api/dashboard/alerts/${id(3, 1)}`, { status: 409, body: { error: refused } });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'terminée entre-temps' }).waitFor();
  expect(await dialog.getByLabel('Ce qui a été fait').inputValue()).toBe(note);
});

test('a note is still sent for an alert that a colleague put off meanwhile', async () => {
  const { page, box } = await open({}, { at: 'alerts' });
  await writeNote(page, 'negative_feedback');
  await page.evaluate(
    async ([address, until]) => {
      await fetch(String(address), { method: 'POST', body: JSON.stringify({ deed: 'snooze', until }) });
    },
    [`/api/dashboard/alerts/${id(3, 1)}`, Date.now() + 3_600_000],
  );
  box.tell('alerts');
  await page.locator('[data-alert="negative_feedback"]').waitFor({ state: 'detached' });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(box.asked.at(-1)).toContain('"deed":"resolve"');
});
