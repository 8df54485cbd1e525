import { expect, test } from 'vitest';
import { id, person } from './fixtures.ts';
import { alerts, safeMember } from './insight-fixtures.ts';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';

const open = consoleInBrowser();
/** Of a machine that does other things too. */
const patient = { timeout: 20_000 };
const owner = { person: person('franchise_owner') };

/** Each page, by address, with what is on it once it has come. */
const pages = [
  ['alerts', '[data-alert]'],
  ['members', '[data-member]'],
  [`members/${id(10, 6)}`, '[data-talk]'],
  ['conversations', '[data-talk]'],
  [`conversations/${id(9, 1)}`, 'main ol li'],
] as const;

test.each(looks)(
  'alerts, members at risk and conversations are accessible and fit: $language, $colorScheme, $width px',
  { timeout: 300_000 },
  async (look) => {
    const { page, url } = await open({}, look);
    for (const [address, sign] of pages) {
      await page.goto(`${url}#/${address}`);
      await page.locator(sign).first().waitFor();
      expect(await faultsOf(page), address).toEqual([]);
      await picture(page, `${address.replace(/\/.*/, '-one')}-${look.language}-${look.colorScheme}-${look.width}`);
    }
  },
);

test('a machine reported by voice leads to what was said; of an erased conversation the alert says so', async () => {
  const { page } = await open(owner, { at: 'alerts' });
  await page
    .locator(`[data-alert="${id(8, 4)}"]`)
    .getByRole('link', { name: 'Lire la conversation' })
    .waitFor();
  await picture(page, 'alerts-with-conversations');
  await page.getByRole('button', { name: 'Terminées' }).click();
  const erased = page.locator(`[data-alert="${id(8, 7)}"]`);
  await erased.getByText('La conversation a été effacée.').waitFor();
  expect(await erased.getByRole('link', { name: 'Lire la conversation' }).count()).toBe(0);
  await picture(page, 'alerts-erased-conversation');
});

test('an owner reads why, gives an alert to somebody, resolves it with a note, and finds it among those done', async () => {
  const { page, hub } = await open(owner, { at: 'alerts' });
  const card = page.locator(`[data-alert="${id(8, 2)}"]`);
  await card.getByRole('link', { name: 'Lire la conversation' }).waitFor();
  expect(await page.getByRole('link', { name: /^Alertes/ }).innerText()).toMatch(/5/);
  const why = page.locator(`[data-alert="${id(8, 3)}"]`).getByRole('list', { name: 'Pourquoi' });
  expect(await why.innerText()).toMatch(/Aucune visite depuis 23\s?jours/);
  await card.getByLabel('Attribuer à').selectOption({ label: 'Responsable Part-Dieu' });
  await expect.poll(() => card.getAttribute('data-status'), patient).toBe('in_progress');
  await card.getByRole('button', { name: 'Résoudre' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ce qui a été fait').fill('Appelée, les douches sont nettoyées à 18 h.');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'alert-resolving');
  await dialog.getByRole('button', { name: 'Résoudre' }).click();
  await expect.poll(() => card.count(), patient).toBe(0);
  await page.getByRole('button', { name: 'Terminées' }).click();
  await card.getByText('Appelée, les douches sont nettoyées à 18 h.').waitFor();
  await picture(page, 'alerts-done');
  expect(hub.asked.map((asked) => asked.replace(/^POST \/api\/alerts\/\S+ /, ''))).toEqual([
    JSON.stringify({ deed: 'assign', to: id(6, 2) }),
    JSON.stringify({ deed: 'resolve', notes: 'Appelée, les douches sont nettoyées à 18 h.' }),
  ]);
});

test('an owner reads over the message drafted for a member, and copies it', async () => {
  const { page } = await open(owner, { at: 'alerts' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const card = page.locator(`[data-alert="${id(8, 3)}"]`);
  await card.getByRole('button', { name: 'Message à envoyer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Message proposé' });
  await dialog.getByText('À propos de votre dernier passage').waitFor();
  expect(await dialog.locator('dd[lang="fr"]').last().innerText()).toMatch(/^Bonjour David,[^]*L’équipe Part-Dieu$/);
  await dialog.getByRole('button', { name: 'Copier le message' }).click();
  await dialog.getByText('Copié', { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^À propos de votre dernier passage\n\nBonjour David,\n\nVotre dernier passage/,
  );
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'alert-draft');
});

test('no message is drafted for who wants none, nor for an alert about nobody', async () => {
  const { page } = await open(owner, { at: 'alerts' });
  const write = (alertId: string) =>
    page.locator(`[data-alert="${alertId}"]`).getByRole('button', { name: 'Message à envoyer…' });
  await write(id(8, 5)).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Ce membre ne souhaite pas recevoir de messages. Parlez-lui à sa prochaine visite.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Copier le message' }).count()).toBe(0);
  await picture(page, 'alert-draft-refused');
  expect(await write(id(8, 4)).count()).toBe(0);
});

test('what is to be done about a member stands on their page, and is done from there', async () => {
  const { page } = await open(owner, { at: `members/${id(10, 6)}` });
  const toDo = page.getByRole('region', { name: 'À traiter pour ce membre' });
  await toDo.waitFor();
  expect(await toDo.locator('[data-alert]').count()).toBe(1);
  await toDo.getByRole('button', { name: 'Message à envoyer…' }).click();
  await page.getByRole('dialog').getByText('Bonjour David,').waitFor();
  await page.keyboard.press('Escape');
  await toDo.getByRole('button', { name: 'Écarter' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Écarter' }).click();
  await expect.poll(() => toDo.count(), patient).toBe(0);
});

test('an alert that is put off leaves the list, waits among those put off, and can be brought back', async () => {
  const { page } = await open(owner, { at: 'alerts' });
  const card = page.locator(`[data-alert="${id(8, 4)}"]`);
  await card.getByLabel('Mettre en veille').selectOption('week');
  await expect.poll(() => card.count(), patient).toBe(0);
  await page.getByRole('button', { name: 'En veille' }).click();
  await card.getByText(/En veille jusqu’au/).waitFor();
  await card.getByRole('button', { name: 'Remettre à traiter' }).click();
  await page.getByText('Aucune alerte en veille').waitFor();
});

test('a new alert appears by itself, is said aloud, and counts in the menu', async () => {
  const { page, hub, alertsChanged } = await open({ ...owner, alerts: [] }, { at: 'alerts' });
  await page.getByText('Rien à traiter').waitFor();
  await expect
    .poll(async () => {
      // The stream may have been opened a moment after the page.
      hub.alerts = alerts().slice(1, 2);
      alertsChanged();
      return page.locator('[data-alert]').count();
    }, patient)
    .toBe(1);
  await page.getByText('Nouvelle alerte à Part-Dieu : Conversation mécontente.').waitFor({ state: 'attached' });
  expect(await page.getByRole('link', { name: /^Alertes/ }).innerText()).toMatch(/1/);
});

test('an alert that a colleague has closed meanwhile says so', async () => {
  const { page, hub } = await open(owner, { at: 'alerts' });
  const card = page.locator(`[data-alert="${id(8, 2)}"]`);
  await card.waitFor();
  hub.alerts.find((each) => each.id === id(8, 2))!.status = 'resolved';
  await card.getByLabel('Attribuer à').selectOption({ label: 'Accueil Part-Dieu' });
  expect(await card.getByRole('alert').innerText()).toContain('quelqu’un a été plus rapide');
  await picture(page, 'alert-too-late');
});

test('a manager sees who may leave, and both scores with their reasons in words', async () => {
  const { page } = await open({ person: person('gym_manager') }, { at: 'members' });
  const row = page.locator(`[data-member="${id(10, 6)}"]`);
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Critique\s+règle\s+Élevé\s+score appris\s+Aucune visite depuis 23/);
  await row.getByRole('link', { name: 'David Rousseau' }).click();
  const rule = page.getByRole('region', { name: 'La règle de la maison' });
  expect(await rule.innerText()).toMatch(/70 points[^]*4\s?conversations négatives en 90\s?jours[^]*\+20\s?points/);
  const learned = page.getByRole('region', { name: 'Le score appris' });
  expect(await learned.innerText()).toMatch(
    /62 chances sur 100[^]*départ\s+Dernière visite il y a 23\s?jours, d’habitude tous les 4,2\s?jours\s+augmente fortement le risque/,
  );
  const staying = learned.getByRole('list', { name: 'Ce qui parle pour sa fidélité' });
  expect(await staying.innerText()).toMatch(
    /^S’entraîne ici depuis 2\s?ans\s+réduit nettement le risque\s+Abonnement encore valable 2\s?mois\s+réduit un peu le risque$/,
  );
  await page.goto(page.url().replace(/members\/.*/, `members/${id(10, 1)}`));
  await learned.getByText('Pas de score appris').waitFor();
});

test('a member without figures yet is shown without a score', async () => {
  const { page } = await open({ ...owner, members: [safeMember()] }, { at: 'members' });
  await page.getByText('Personne à risque').waitFor();
  await page.getByLabel('Risque').selectOption('any');
  await page.getByRole('link', { name: 'Thomas Martin' }).click();
  await page.getByText('Pas encore de chiffres').waitFor();
  expect(await page.getByText('/ 100').count()).toBe(0);
  await picture(page, 'member-without-figures');
});

test('older conversations stay on the page when there is news, and the news comes first', async () => {
  const { page, hub, conversationsChanged } = await open(owner, { at: 'conversations' });
  await page.locator('[data-talk]').first().waitFor();
  const [one] = hub.talks;
  if (one === undefined) throw new Error('The fixtures have no conversation.');
  const talk = (n: number) => ({ ...one, id: id(77, n), startedAt: one.startedAt - n * 60_000 });
  hub.talks = Array.from({ length: 130 }, (_, n) => talk(n + 1));
  conversationsChanged();
  const rows = page.locator('[data-talk]');
  await expect.poll(() => rows.count(), patient).toBe(50);
  await page.getByRole('button', { name: 'Voir plus ancien' }).click();
  await expect.poll(() => rows.count(), patient).toBe(100);
  hub.talks = [talk(0), ...hub.talks];
  conversationsChanged();
  await expect.poll(() => rows.first().getAttribute('data-talk'), patient).toBe(id(77, 0));
  expect(await rows.count()).toBe(100);
  await page.getByRole('button', { name: 'Voir plus ancien' }).click();
  await expect.poll(() => rows.count(), patient).toBe(131);
});

test('an owner searches conversations in their own words, and opens the one that is meant', async () => {
  const { page, conversationsChanged, hub } = await open(owner, { at: 'conversations' });
  await page.locator('[data-talk]').first().waitFor();
  const found = page.locator('[data-talk] mark');
  await page.getByLabel('Chercher par le sens').fill('dirty showers');
  await expect.poll(() => page.locator('[data-talk]').count(), patient).toBe(1);
  await page.getByText('Les plus proches de votre recherche d’abord.').waitFor();
  expect(await found.allInnerTexts()).toEqual(['Bonjour Jarvis, les douches sont encore sales ce matin.']);
  await picture(page, 'conversations-searched');
  await page.getByLabel('Chercher par le sens').fill('reservar movilidad el jueves');
  await page.locator('p > mark').getByText('Réserve le cours de mobilité de jeudi.').waitFor();
  await picture(page, 'conversations-searched-in-the-summary');
  await page.getByLabel('Chercher par le sens').fill('piscine');
  await page.getByText('Rien ne correspond à ces filtres').waitFor();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expect.poll(() => page.locator('[data-talk]').count(), patient).toBe(6);
  hub.talks = hub.talks.slice(0, 2);
  conversationsChanged();
  await expect.poll(() => page.locator('[data-talk]').count(), patient).toBe(2);
  await page.getByRole('link', { name: 'Marie Dubois' }).click();
  await page.locator('main ol li').getByText('Toutes. Ça fait trois fois').waitFor();
  await page.getByText('L’écouter et présenter des excuses').waitFor();
  const charts = page.locator('svg[role="img"]');
  expect(await charts.evaluateAll((drawn) => drawn.map((chart) => chart.getAttribute('aria-label')))).toEqual([
    'Humeur au fil de la conversation',
    'Humeur d’une conversation à l’autre',
  ]);
  await page.getByText('Voir les chiffres').first().click();
  expect(await page.getByRole('table', { name: 'Humeur au fil de la conversation' }).innerText()).toMatch(
    /-0,9\s+Toutes\. Ça fait trois fois[^]*0,4\s+Non, merci/,
  );
});

test('what the hub cannot read says why, and comes when it is tried again', async () => {
  const rooms = ['alerts', 'members', 'conversations'];
  const failed = { status: 500, body: { error: { code: 'failed', message: 'It failed.', remedy: 'Read its log.' } } };
  const { page, hub, url } = await open(owner);
  for (const room of rooms) {
    hub.failing.set(`/api/${room}`, failed);
    await page.goto(`${url}#/${room}`);
    const trouble = page.getByRole('alert').first();
    await trouble.waitFor();
    hub.failing.clear();
    await trouble.getByRole('button', { name: 'Réessayer' }).click();
    await expect.poll(() => page.getByRole('alert').count(), patient).toBe(0);
  }
});

test('what is not there or not theirs is said to be so', async () => {
  const { page } = await open(owner, { at: `conversations/${id(9, 77)}` });
  expect(await page.getByRole('alert').innerText()).toContain('n’existe plus, ou n’est pas visible pour vous');
});
