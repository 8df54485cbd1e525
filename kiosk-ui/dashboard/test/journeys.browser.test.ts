import { expect, test } from 'vitest';
import { alert, id, pin, startedAt } from './fixtures.ts';
import { dashboardInBrowser, faultsOf, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();

test('somebody signs in with large keys, and mends a slip', async () => {
  const { page, box } = await open({ signedIn: false }, { width: 390 });
  await page.getByRole('button', { name: 'Accueil Part-Dieu' }).click();
  const key = (name: string) => page.getByRole('button', { name, exact: true });
  for (const digit of [...pin.slice(0, 5), '9']) await key(digit).click();
  expect(await page.getByRole('status').filter({ hasText: '6 chiffres' }).count()).toBe(1);
  await key('Effacer le dernier chiffre').click();
  expect(await key('Se connecter').isDisabled()).toBe(true);
  await key(pin.slice(5)).click();
  await key('Se connecter').click();
  await page.locator('[data-inside]').first().waitFor();
  expect(box.asked).toEqual([expect.stringContaining(`"pin":"${pin}"`)]);
  expect(page.url()).not.toContain(pin);
});

test('somebody at a keyboard signs in, and a wrong PIN says what to do', async () => {
  const { page } = await open({ signedIn: false });
  await page.getByRole('button', { name: 'Accueil Part-Dieu' }).press('Enter');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByText('Ce code ne convient pas').waitFor();
  await page.getByLabel('Votre code').focus();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.locator('[data-inside]').first().waitFor();
  expect(await page.getByText('Ce code ne convient pas').count()).toBe(0);
});

test('who comes to the desk sees first whoever needs somebody most', async () => {
  const { page } = await open();
  const cards = page.locator('[data-alert]');
  await cards.first().waitFor();
  expect(await cards.first().getAttribute('data-alert')).toBe('emergency');
  expect(await page.title()).toMatch(/^\(5\)/);
  const { y, height } = (await cards.first().boundingBox())!;
  expect(y + height).toBeLessThan(900);
  expect(await page.locator('[data-tile="visits"]').innerText()).toContain('87');
});

test('a machine reported by voice leads to what was said; of an erased conversation the alert says so', async () => {
  const { page } = await open({}, { at: 'alerts' });
  await page.locator('[data-alert="equipment_issue"]').getByRole('link', { name: 'Lire la conversation' }).waitFor();
  const erased = page.locator('[data-alert="emergency"]');
  await erased.getByText('La conversation a été effacée.').waitFor();
  expect(await erased.getByRole('link', { name: 'Lire la conversation' }).count()).toBe(0);
  await picture(page, 'alerts-with-conversations');
});

test('a new alert shows up by itself, is taken, and is settled with a note', async () => {
  const { page, box } = await open({ alerts: [] });
  await page.getByText('Personne n’attend').waitFor();
  await page.locator('[data-line="live"]').waitFor();
  box.raise(alert({ createdAt: startedAt }));
  const card = page.locator('[data-alert="negative_feedback"]');
  await card.waitFor();
  await page.getByRole('status').filter({ hasText: 'Nouvelle alerte' }).waitFor({ state: 'attached' });
  expect(await page.title()).toMatch(/^\(1\)/);
  await card.getByRole('button', { name: 'Je m’en occupe' }).click();
  await card.getByText('Vous vous en occupez').waitFor();
  await card.getByRole('link', { name: 'Lire la conversation' }).click();
  await page.getByText('personne ne fait rien').first().waitFor();
  await page.goBack();
  await card.getByRole('button', { name: 'C’est réglé…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await dialog.getByText('Écrivez au moins un mot.').waitFor();
  await dialog.getByLabel('Ce qui a été fait').fill('Appelée, séance offerte.');
  await dialog.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await page.getByText('Personne n’attend').waitFor();
  expect(box.asked).toEqual([
    `POST /api/dashboard/alerts/${id(3, 1)} ${JSON.stringify({ deed: 'assign', to: id(1, 2) })}`,
    `POST /api/dashboard/alerts/${id(3, 1)} ${JSON.stringify({ deed: 'resolve', notes: 'Appelée, séance offerte.' })}`,
  ]);
});

test('an alert is given to somebody else, put off, brought back and closed without action', async () => {
  const { page, box } = await open({ alerts: [alert()] }, { at: 'alerts' });
  const card = page.locator('[data-alert="negative_feedback"]');
  await card.getByText('Autres actions').click();
  await card.getByLabel('Confier à').selectOption({ label: 'Responsable Part-Dieu' });
  await card.getByText('Responsable Part-Dieu s’en occupe').waitFor();
  if (!(await card.getByRole('button', { name: 'Dans une heure' }).isVisible()))
    await card.getByText('Autres actions').click();
  await card.getByRole('button', { name: 'Dans une heure' }).click();
  await page.getByText('Rien à traiter').waitFor();
  await page.getByRole('button', { name: 'En veille' }).click();
  await card.getByText(/En veille jusqu/).waitFor();
  await card.getByText('Autres actions').click();
  await card.getByRole('button', { name: 'Remettre à traiter' }).click();
  await page.getByText('Rien en veille').waitFor();
  await page.getByRole('button', { name: 'À traiter' }).click();
  await card.getByText('Autres actions').click();
  await card.getByRole('button', { name: 'Sans suite…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Classer sans suite' }).click();
  await page.getByText('Rien à traiter').waitFor();
  expect(box.asked.map((line) => /"deed":"(\w+)"/.exec(line)?.[1])).toEqual(['assign', 'snooze', 'snooze', 'dismiss']);
});

test('a member is found by a few letters, corrected and noted, and only what was touched is sent', async () => {
  const { page, box } = await open({}, { at: 'members' });
  await page.getByRole('searchbox').fill('marie');
  await page.locator('[data-member]').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Marie Dubois' }).click();
  await page.getByText('La règle de la maison').waitFor();
  await page.getByText('Le score appris').waitFor();
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Téléphone').fill('06 12 34 56 78');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Enregistré ici').waitFor();
  await page.getByLabel('Ajouter une note').fill('Rappeler jeudi.');
  await page.getByRole('button', { name: 'Ajouter la note' }).click();
  await page.getByText('Note ajoutée.').waitFor();
  expect(box.asked).toEqual([
    `PATCH /api/dashboard/members/${id(2, 1)} {"phone":"06 12 34 56 78"}`,
    `POST /api/dashboard/members/${id(2, 1)}/notes {"text":"Rappeler jeudi."}`,
  ]);
});

test('when the box loses its power the page says so, and catches up by itself', async () => {
  const { page, box } = await open({}, { width: 390 });
  await page.locator('[data-line="live"]').waitFor();
  box.power(false);
  await page.locator('[data-line="lost"]').waitFor();
  expect(await page.getByRole('alert').first().innerText()).toContain('Vérifiez le Wi-Fi');
  expect(await page.locator('[data-inside]').count()).toBe(3);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'line-lost');
  box.power(true);
  await page.locator('[data-line="live"]').waitFor();
  await page.getByText('Vérifiez le Wi-Fi').waitFor({ state: 'detached' });
});

test('whose session has ended is asked to sign in again, and leaves nothing on the screen', async () => {
  const { page, box } = await open();
  await page.locator('[data-inside]').first().waitFor();
  box.endSession();
  box.tell('inside');
  await page.getByText('Votre session est terminée').waitFor();
  expect(await page.getByText('Marie Dubois').count()).toBe(0);
});

test('somebody who signs out leaves nothing on the screen', async () => {
  const { page } = await open();
  await page.locator('[data-inside]').first().waitFor();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByText('Qui êtes-vous ?').waitFor();
  expect(await page.getByText('Marie Dubois').count()).toBe(0);
});

test('a room that the box cannot read says why, and comes when it is tried again', async () => {
  const failing = { status: 500, body: { error: { code: 'failed', message: 'It failed.', remedy: 'Read its log.' } } };
  const { page, box } = await open({}, { at: 'team' });
  box.failing.set('/api/dashboard/members', failing);
  await page.getByRole('link', { name: 'Membres' }).click();
  const notice = page.getByRole('alert');
  await notice.waitFor();
  expect(await notice.innerText()).toContain('Le boîtier a rencontré une erreur');
  box.failing.clear();
  await notice.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('[data-member]').first().waitFor();
});

test('every page is reached and used with the keyboard alone', async () => {
  const { page } = await open();
  await page.locator('[data-inside]').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.getByRole('link', { name: /^Alertes/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Alertes', level: 1 }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('a conversation that could not be understood says so, and is tried again', async () => {
  const { page, box } = await open({}, { at: `sessions/${id(4, 4)}` });
  await page.getByText('Le boîtier n’a pas pu lire').waitFor();
  await page.getByRole('button', { name: 'Réessayer le résumé' }).click();
  await expect.poll(() => box.asked).toEqual([`POST /api/insight/failures/${id(4, 4)}/retry`]);
});

test('an alert that somebody may leave says why', async () => {
  const { page } = await open({}, { at: 'alerts' });
  const card = page.locator('[data-alert="churn_risk"]');
  await card.waitFor();
  expect(await card.innerText()).toContain('Aucune visite depuis 18');
});
