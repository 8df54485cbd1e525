import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '../../protocol/person.ts';
import { box, entry, franchises, gyms, id, person, words } from './fixtures.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';
import { typeCode } from './scripted-fleet.ts';
import { recoveryCodes } from './scripted-person.ts';
import { code, password } from './scripted-world.ts';

const open = consoleInBrowser();
const giveCode = (page: Page) => page.getByLabel('Code à six chiffres').fill(code);

async function signIn(page: Page, secret = password) {
  await page.getByLabel('Adresse e-mail').fill('owner@forme.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

test('somebody signs in with password and code, and comes to the page they asked for', async () => {
  const { page } = await open({ stage: 'signed-out' }, { at: 'gyms' });
  await signIn(page, 'not the password');
  expect(await page.getByRole('alert').innerText()).toContain('Cela ne correspond pas');
  await signIn(page);
  await page.getByRole('heading', { name: 'Votre code' }).waitFor();
  await page.getByLabel('Code à six chiffres').fill('000000');
  await page.getByRole('alert').waitFor();
  await giveCode(page);
  await page.getByRole('heading', { name: 'Salles', level: 1 }).waitFor();
});

test('who lost the phone signs in with a recovery code', async () => {
  const { page, hub } = await open({ stage: 'code-wanted' });
  await page.getByRole('button', { name: /Téléphone perdu/ }).click();
  await page.getByLabel('Code de secours').fill(recoveryCodes[3]!);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByRole('heading', { name: 'Arrivées' }).waitFor();
  expect(hub.asked).toEqual([`POST /api/session/code {"code":"${recoveryCodes[3]}"}`]);
});

test('an owner without a second factor gets one, and goes no further before the recovery codes are kept', async () => {
  const { page } = await open({ stage: 'signed-out', person: person('franchise_owner', { mfaEnabled: false }) });
  await signIn(page);
  await page.getByRole('img', { name: /Code QR/ }).waitFor();
  expect(await page.getByText('JBSW Y3DP').count()).toBe(1);
  await giveCode(page);
  await page.getByRole('button', { name: 'Activer' }).click();
  await page.getByText(recoveryCodes[9]!).waitFor();
  await picture(page, 'recovery-codes');
  expect(await faultsOf(page)).toEqual([]);
  const on = page.getByRole('button', { name: 'Continuer' });
  expect(await on.isDisabled()).toBe(true);
  await page.getByLabel(/J’ai rangé ces codes/).check();
  await on.click();
  await page.getByRole('heading', { name: 'Arrivées' }).waitFor();
});

test('an invited person chooses a password that is long enough', async () => {
  const { page, hub } = await open(
    {
      stage: 'signed-out',
      link: { kind: 'invitation', email: 'a@forme.example', name: 'Accueil', language: 'fr', expiresAt: Date.now() },
    },
    { at: 'link/a-token' },
  );
  const field = page.getByLabel('Nouveau mot de passe');
  const go = page.getByRole('button', { name: 'Choisir ce mot de passe' });
  await field.fill('trop court');
  await page.getByText('10 pour l’instant').waitFor();
  expect(await go.isDisabled()).toBe(true);
  await field.fill('un mot de passe assez long');
  await page.getByRole('button', { name: 'Afficher' }).click();
  expect(await field.getAttribute('type')).toBe('text');
  await go.click();
  await page.getByRole('heading', { name: 'C’est fait' }).waitFor();
  expect(hub.asked).toEqual(['POST /api/links/a-token {"password":"un mot de passe assez long"}']);
});

test('a session that the hub has ended leads to signing in, and back to the same page', async () => {
  const { page, hub, fleetChanged } = await open({}, { at: 'fleet' });
  await page.locator('[data-box]').first().waitFor();
  hub.stage = 'signed-out';
  hub.failing.set('/api/fleet', { status: 401, body: { error: { code: 'sign-in', message: 'Nobody.', remedy: '' } } });
  fleetChanged();
  await page.getByText('Votre session est terminée').waitFor();
  hub.failing.clear();
  await signIn(page);
  await giveCode(page);
  await page.locator('[data-box]').first().waitFor();
  expect(page.url()).toContain('#/fleet');
});

test('a manager installs a box: code, waiting, words, step-up, confirmed', async () => {
  const { page, hub } = await open({ person: person('gym_manager'), boxes: [], wantsStepUp: true }, { at: 'fleet' });
  await page.getByRole('button', { name: 'Nouveau boîtier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom du boîtier').fill('Boîtier accueil');
  await dialog.getByRole('button', { name: 'Créer et obtenir le code' }).click();
  await dialog.getByText('K 7 M 2 Q X').waitFor({ state: 'attached' });
  expect(await dialog.getByRole('timer').innerText()).toMatch(/Encore 1[45]:\d\d/);
  expect(await dialog.innerText()).toContain('En attente du boîtier');
  await picture(page, 'box-code');
  expect(await faultsOf(page)).toEqual([]);
  typeCode(hub, hub.boxes[0]!.id);
  await dialog.getByRole('heading', { name: 'Les mêmes mots sur la borne ?' }).waitFor();
  expect(await dialog.getByRole('list', { name: 'Mots à comparer' }).locator('li').allInnerTexts()).toEqual(words);
  await picture(page, 'box-words');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ce sont les mêmes' }).click();
  const who = page.getByRole('dialog', { name: 'C’est bien vous ?' });
  await picture(page, 'step-up');
  expect(await faultsOf(page)).toEqual([]);
  await who.getByLabel('Mot de passe', { exact: true }).fill(password);
  await who.getByLabel(/Code à six chiffres/).fill(code);
  await who.getByRole('button', { name: 'Confirmer' }).click();
  await dialog.getByRole('heading', { name: 'Le boîtier est relié' }).waitFor();
  expect(hub.boxes[0]!.state).toBe('online');
});

test('words that differ are rejected, and the box needs another code', async () => {
  const { page, hub } = await open({}, { at: 'fleet' });
  await page.getByRole('button', { name: 'Comparer les mots' }).click();
  await page.getByRole('button', { name: 'Ils diffèrent, refuser' }).click();
  await page.getByText('Refusé. Ce code ne sert plus').waitFor();
  expect(hub.asked).toEqual([`POST /api/boxes/${id(3, 3)}/reject {"claimId":"${id(4, 3)}"}`]);
});

test('revoking a box wants a reason and the password, and is not done when somebody would rather not', async () => {
  const { page, hub } = await open({ wantsStepUp: true }, { at: `fleet/${id(3, 1)}` });
  await page.getByRole('button', { name: 'Révoquer' }).click();
  const dialog = page.getByRole('dialog', { name: /Révoquer « / });
  const go = dialog.getByRole('button', { name: 'Révoquer le boîtier' });
  expect(await go.isDisabled()).toBe(true);
  await dialog.getByLabel('Pourquoi ?').fill('Volé dans la nuit');
  await picture(page, 'revoke');
  await go.click();
  const who = page.getByRole('dialog', { name: 'C’est bien vous ?' });
  await who.getByRole('button', { name: 'Annuler' }).click();
  expect(hub.boxes[0]!.state).toBe('online');
  await go.click();
  await who.getByLabel('Mot de passe', { exact: true }).fill(password);
  await who.getByLabel(/Code à six chiffres/).fill(code);
  await who.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText(/Révoqué le .* : Volé dans la nuit/).waitFor();
  expect(hub.boxes[0]!.revoked?.reason).toBe('Volé dans la nuit');
});

test('a command shows that it is under way, and what became of it', async () => {
  const { page, hub, fleetChanged } = await open({}, { at: `fleet/${id(3, 1)}` });
  await page.getByRole('button', { name: 'Recueillir un diagnostic' }).click();
  await page.locator('[data-command="sent"]').waitFor();
  Object.assign(hub.commands[0]!, { state: 'done', answeredAt: hub.now + 2_000, result: { disk: 'ok' } });
  fleetChanged();
  await page.locator('[data-command="done"]').getByText('Voir le résultat').click();
  expect(await page.locator('pre').innerText()).toContain('"disk": "ok"');
});

test('a box that goes offline shows it by itself', async () => {
  const { page, hub, fleetChanged } = await open({ boxes: [box(1)], kiosks: [] }, { at: 'fleet' });
  await page.locator('[data-box]').getByText('En ligne').waitFor();
  Object.assign(hub.boxes[0]!, { state: 'offline' });
  fleetChanged();
  await page.locator('[data-box]').getByText('Hors ligne').waitFor();
  expect(await page.getByText('0 en ligne, 1 hors ligne').count()).toBe(1);
});

test('an owner invites a manager, who then is on the list', async () => {
  const { page, hub } = await open({ person: person('franchise_owner'), wantsStepUp: true }, { at: 'users' });
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  const dialog = page.getByRole('dialog', { name: 'Inviter quelqu’un' });
  await dialog.getByLabel('Nom', { exact: true }).fill('Responsable Croix-Rousse');
  await dialog.getByLabel('Adresse e-mail').fill('Croix-Rousse@forme.example');
  expect(await dialog.getByLabel('Rôle').locator('option').allInnerTexts()).not.toContain('Super administrateur');
  await dialog.getByLabel('Rôle').selectOption('gym_manager');
  await dialog.getByLabel('Salle').selectOption(id(2, 3));
  await picture(page, 'invite');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  const who = page.getByRole('dialog', { name: 'C’est bien vous ?' });
  await who.getByLabel('Mot de passe', { exact: true }).fill(password);
  await who.getByLabel(/Code à six chiffres/).fill(code);
  await who.getByRole('button', { name: 'Confirmer' }).click();
  await page.locator('[data-user="croix-rousse@forme.example"]').waitFor();
  expect(hub.users.at(-1)).toMatchObject({ role: 'gym_manager', gymId: id(2, 3), franchiseId: null });
});

test('an account is opened, given a PIN, and taken away', async () => {
  const { page, hub } = await open({}, { at: 'users' });
  const panel = page.getByRole('dialog', { name: 'Accueil Part-Dieu' });
  await page.getByRole('button', { name: 'Gérer Accueil Part-Dieu' }).click();
  await picture(page, 'user');
  expect(await faultsOf(page)).toEqual([]);
  await panel.getByLabel('Nouveau code PIN').fill('402918');
  await panel.getByRole('button', { name: 'Enregistrer le PIN' }).click();
  await page.getByText('Le PIN est enregistré.').waitFor();
  await page.getByRole('button', { name: 'Gérer Accueil Part-Dieu' }).click();
  await panel.getByRole('button', { name: 'Désactiver le compte' }).click();
  await page.locator('[data-user="compte3@forme.example"]').getByText('Désactivé', { exact: true }).waitFor();
  expect(hub.asked).toEqual([
    `PUT /api/users/${id(6, 3)}/pin {"pin":"402918"}`,
    `PATCH /api/users/${id(6, 3)} {"isActive":false}`,
  ]);
});

test('the audit log is searched, filtered and read further back', async () => {
  const many = Array.from({ length: 70 }, (_, n) => entry(n + 1, { action: n === 60 ? 'box_revoked' : 'signed_in' }));
  const { page } = await open({ entries: many }, { at: 'audit' });
  await page.locator('[data-action]').nth(49).waitFor();
  await page.getByRole('button', { name: 'Voir plus ancien' }).click();
  await page.locator('[data-action]').nth(69).waitFor();
  await page.getByLabel('Action', { exact: true }).selectOption('box_revoked');
  await page.locator('[data-action="signed_in"]').first().waitFor({ state: 'detached' });
  expect(await page.locator('[data-action]').count()).toBe(1);
  await page.getByLabel('Rechercher').fill('nobody at all');
  await page.getByRole('heading', { name: 'Rien ne correspond à ces filtres' }).waitFor();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await page.locator('[data-action]').nth(10).waitFor();
});

test('a change in the log stands before beside after, in words', async () => {
  const { page } = await open({}, { at: 'audit' });
  await page.locator('details[data-action="user_edited"] summary').click();
  const change = await page.locator('details[data-action="user_edited"] table').innerText();
  for (const said of ['Avant', 'Après', 'Rôle', 'Équipe de salle', 'Responsable de salle', 'Compte actif']) {
    expect(change).toContain(said);
  }
});

test('the switcher narrows every page, stays in the address, and is not there for who has one gym', async () => {
  const { page } = await open({}, { at: 'gyms' });
  await page.locator('[data-gym]').nth(4).waitFor();
  await page.getByLabel('Périmètre').selectOption(`franchise:${id(1, 1)}`);
  await page.locator('[data-gym]').nth(3).waitFor({ state: 'detached' });
  expect(page.url()).toContain(`franchise=${id(1, 1)}`);
  await page.getByRole('link', { name: 'Boîtiers et bornes' }).click();
  await page.locator('[data-box]').first().waitFor();
  expect(await page.locator('[data-box]').count()).toBe(3);
  await page.getByLabel('Périmètre').selectOption(`gym:${id(2, 2)}`);
  await page.locator('[data-box]').nth(1).waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('[data-box]').first().waitFor();
  expect(await page.locator('[data-box]').count()).toBe(1);

  const one = await open({ places: { franchises: [], gyms: [gyms[0]!] } }, { at: 'gyms' });
  await one.page.locator('[data-gym]').waitFor();
  expect(await one.page.getByLabel('Périmètre').count()).toBe(0);
});

const offered: Record<Role, readonly string[]> = {
  super_admin: [
    'Arrivées',
    'Alertes',
    'Membres à risque',
    'Conversations',
    'Rapports',
    'Conflits',
    'Franchises',
    'Salles',
    'Boîtiers et bornes',
    'Utilisateurs',
    'Journal d’audit',
    'Mon compte',
  ],
  franchise_owner: [
    'Arrivées',
    'Alertes',
    'Membres à risque',
    'Conversations',
    'Rapports',
    'Conflits',
    'Franchises',
    'Salles',
    'Boîtiers et bornes',
    'Utilisateurs',
    'Journal d’audit',
    'Mon compte',
  ],
  gym_manager: [
    'Arrivées',
    'Alertes',
    'Membres à risque',
    'Conversations',
    'Rapports',
    'Conflits',
    'Salles',
    'Boîtiers et bornes',
    'Utilisateurs',
    'Journal d’audit',
    'Mon compte',
  ],
  gym_staff: [
    'Arrivées',
    'Alertes',
    'Membres à risque',
    'Conversations',
    'Rapports',
    'Conflits',
    'Salles',
    'Boîtiers et bornes',
    'Mon compte',
  ],
};

test.each(Object.entries(offered) as [Role, readonly string[]][])(
  'a %s is offered their rooms, and no button that would be refused',
  async (role, names) => {
    const { page, url } = await open({ person: person(role), alerts: [] }, { at: 'fleet' });
    await page.locator('[data-box]').first().waitFor();
    expect((await page.getByRole('navigation').getByRole('link').allInnerTexts()).map((name) => name.trim())).toEqual(
      names,
    );
    const isStaff = role === 'gym_staff';
    expect(await page.getByRole('button', { name: 'Nouveau boîtier' }).count()).toBe(isStaff ? 0 : 1);
    await page.goto(`${url}#/fleet/${id(3, 1)}`);
    await page.getByRole('heading', { name: 'Commandes', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Révoquer' }).count()).toBe(isStaff ? 0 : 1);
    await page.goto(`${url}#/gyms/${id(2, 4)}`);
    await page.getByRole('heading', { name: 'Vieux-Port' }).waitFor();
    // A gym of another franchise is a super admin's to edit, even where it could be seen.
    expect(await page.getByRole('button', { name: 'Modifier', exact: true }).count()).toBe(
      role === 'super_admin' ? 1 : 0,
    );
  },
);

test('what people called something is text, never a part of the page', async () => {
  const evil = '<img src=x onerror="document.title=\'pwned\'"><b>x</b>';
  const { page, url } = await open(
    {
      places: { franchises: [{ ...franchises[0]!, name: evil }], gyms: gyms.map((gym) => ({ ...gym, name: evil })) },
      boxes: [box(1, { name: evil })],
      users: [],
      entries: [entry(2, { actor: evil, action: 'user_edited', before: { name: 'x' }, after: { name: evil } })],
    },
    { at: 'gyms' },
  );
  for (const [room, sign] of [
    ['gyms', '[data-gym]'],
    [`gyms/${id(2, 1)}`, '[data-box]'],
    ['franchises', '[data-franchise]'],
    ['fleet', '[data-box]'],
    ['audit', '[data-action]'],
  ] as const) {
    await page.goto(`${url}#/${room}`);
    await page.locator(sign).first().waitFor();
    expect(await page.locator('main').innerText(), room).toContain('<img src=x');
    expect(await page.locator('main img, main b').count(), room).toBe(0);
  }
  expect(await page.title()).not.toContain('pwned');
});
