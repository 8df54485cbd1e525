import { expect, test } from 'vitest';
import type { Visit } from '../arrivals-client.ts';
import type { Conflict } from '../conflicts-client.ts';
import { gyms as allGyms } from './fixtures.ts';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { consoleInBrowser, faultsOf, picture, type Look } from './open-console.ts';
import type { Script } from './scripted-hub.ts';

const [partDieu, gratteCiel] = allGyms.map(({ id, name, city, timezone }) => ({ id, name, city, timezone }));
const gyms = [partDieu!, gratteCiel!];
const boxes = [
  {
    id: 'b1',
    gymId: partDieu!.id,
    gymName: 'Part-Dieu',
    lastSeenAt: Date.now(),
    softwareVersion: '0.1.0',
    clockAheadMs: 3_600_000,
  },
  {
    id: 'b2',
    gymId: gratteCiel!.id,
    gymName: 'Gratte-Ciel',
    lastSeenAt: Date.now() - 18_000_000,
    softwareVersion: null,
    clockAheadMs: 90,
  },
];
const visit = (id: string, gym: 0 | 1, memberName: string, offlineMs = 500): Visit => ({
  id,
  gymId: gyms[gym]!.id,
  gymName: gyms[gym]!.name,
  memberName,
  door: 'Porte principale',
  reader: 'Entrée',
  enteredAt: Date.now() - offlineMs,
  receivedAt: Date.now(),
  corrected: null,
});
/** A visit whose box's clock was an hour fast, and how the hub knew better. */
const corrected = (id: string, basis: 'boot' | 'offset'): Visit => {
  const made = visit(id, 0, 'Sophie Leroy', 20_000);
  return { ...made, corrected: { boxClockAt: made.enteredAt + 3_600_000, basis } };
};
const phones = (id: string, changes: Partial<Conflict> = {}): Conflict => ({
  id,
  gymId: partDieu!.id,
  gymName: 'Part-Dieu',
  memberName: 'Marie Dubois',
  label: null,
  table: 'members',
  columns: [
    {
      name: 'phone',
      kind: 'text',
      kept: '06 11 22 33 44',
      lost: '06 55 66 77 88',
      present: '06 11 22 33 44',
      isHidden: false,
    },
  ],
  kept: { at: Date.now() - 3_600_000, by: 'hub' },
  lost: { at: Date.now() - 7_200_000, by: 'box' },
  foundAt: Date.now() - 60_000,
  reviewedAt: null,
  reviewedBy: null,
  isRestorable: true,
  ...changes,
});
const dates = (id: string): Conflict =>
  phones(id, {
    memberName: 'Jean Moreau',
    columns: [
      { name: 'frozen_from', kind: 'time', kept: Date.UTC(2026, 10, 1), lost: null, present: null, isHidden: false },
      { name: 'frozen_until', kind: 'time', kept: Date.UTC(2026, 11, 1), lost: null, present: null, isHidden: false },
    ],
    reviewedAt: Date.now() - 600_000,
    reviewedBy: 'box',
  });
const alertConflict = (id: string): Conflict =>
  phones(id, {
    table: 'alerts',
    memberName: null,
    columns: [
      { name: 'status', kind: 'text', kept: 'resolved', lost: 'in_progress', present: 'resolved', isHidden: false },
      { name: 'resolution_notes', kind: 'text', kept: 'Rappelé', lost: null, present: 'Rappelé', isHidden: false },
    ],
    isRestorable: false,
  });

const openInBrowser = consoleInBrowser();

async function openConsole(
  arrived: NonNullable<Script['arrived']>,
  { conflicts = [], at = '', ...look }: Look & { conflicts?: Conflict[] } = {},
) {
  return openInBrowser({ arrived, conflicts, now: Date.now() }, { ...look, at });
}

const two = () => ({ gyms, boxes, visits: [visit('v1', 0, 'Marie Dubois'), visit('v2', 1, 'Jean Moreau', 42_000)] });

test('a visit appears by itself, marked and announced, with what the wire cost it', async () => {
  const { visit: comesIn, page } = await openConsole(two);
  await page.getByText('En direct').waitFor();
  expect(await page.locator('[data-visit="v2"]').innerText()).toMatch(/après 42\s?s hors ligne/);
  comesIn(visit('v3', 0, 'Léa Bernard'));
  comesIn(visit('v3', 0, 'Léa Bernard'));
  await page.locator('[data-visit="v3"]').waitFor();
  expect(await page.locator('[data-visit="v3"]').innerText()).toContain('nouveau');
  expect(await page.getByRole('status').filter({ hasText: 'Léa Bernard' }).textContent()).toContain('Léa Bernard');
  expect(await page.locator('[data-visit]').count()).toBe(3);
});

test('one gym can be looked at alone', async () => {
  const { page } = await openConsole(two);
  await page.getByRole('button', { name: 'Gratte-Ciel' }).click();
  await page.locator('[data-visit="v1"]').waitFor({ state: 'detached' });
  expect(await page.locator('[data-visit="v2"]').count()).toBe(1);
});

test('a box that was silent for long is offline, in words', async () => {
  const { page } = await openConsole(two);
  await page.getByText('vu il y a 5 heures').waitFor();
  expect(await page.locator('section', { hasText: 'Boîtiers' }).innerText()).toContain('Hors ligne');
});

test('a visit whose box had a wrong clock shows when it was, what that clock said and how the hub knows', async () => {
  const { page } = await openConsole(() => ({
    ...two(),
    visits: [corrected('v8', 'boot'), corrected('v9', 'offset')],
  }));
  const said = await page.locator('[data-visit="v8"] del').innerText();
  const shown = await page.locator('[data-visit="v8"] .entered time').innerText();
  expect(said).toMatch(/\d\d:\d\d$/);
  expect(said).not.toBe(shown);
  expect(await page.locator('[data-visit="v8"]').innerText()).toContain('démarrage du boîtier');
  expect(await page.locator('[data-visit="v9"]').innerText()).toContain('l’avance du boîtier');
  const boxList = await page.locator('section', { hasText: 'Boîtiers' }).innerText();
  expect(boxList).toMatch(/horloge en avance de 1\s?heure/);
  expect(boxList.match(/horloge/g)).toHaveLength(1);
});

test('staff see whose detail was changed twice, and put the other value back or keep what stands', async () => {
  const { decisions, conflict, page } = await openConsole(two, { conflicts: [phones('c1'), alertConflict('c2')] });
  await page.getByRole('link', { name: /Conflits.*2/ }).click();
  const card = page.locator('[data-conflict="c1"]');
  const text = await card.innerText();
  for (const words of ['Marie Dubois', 'Fiche du membre', 'Téléphone', '06 11 22 33 44', '06 55 66 77 88']) {
    expect(text).toContain(words);
  }
  expect(await card.getByRole('group', { name: 'Gardé' }).innerText()).toContain('Saisi au hub');
  expect(await card.getByRole('group', { name: 'Écarté' }).innerText()).toContain('Saisi à Part-Dieu');
  expect(await page.locator('[data-conflict="c2"]').getByRole('button').count()).toBe(1);
  await card.getByRole('button', { name: 'Remettre' }).click();
  await card.getByText('Décidé au hub').waitFor();
  await page.locator('[data-conflict="c2"]').getByRole('button', { name: 'garder' }).click();
  await page.getByRole('heading', { name: 'Rien à décider' }).waitFor();
  expect(decisions).toEqual(['c1 restore', 'c2 keep']);
  // One that is found while the page is open comes by itself.
  conflict(phones('c3'));
  await page.locator('[data-conflict="c3"]').getByRole('button', { name: 'garder' }).waitFor();
});

test('a hub that cannot read its visits says what to do, and the page tries again', async () => {
  let broken = true;
  const { page } = await openConsole(() => (broken ? null : two()));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('Start PostgreSQL');
  broken = false;
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('[data-visit="v1"]').waitFor();
});

test('a hub without visits says so', async () => {
  const { page } = await openConsole(() => ({ gyms, boxes: [], visits: [] }));
  const empty = page.locator('section', { hasText: 'Dernières visites' });
  await empty.waitFor();
  expect(await empty.innerText()).toContain('Aucune visite pour le moment');
});

test.each(looks)('arrivals and conflicts are accessible and fit: $language, $colorScheme, $width px', async (look) => {
  const arrived = () => ({ ...two(), visits: [...two().visits, corrected('v8', 'boot')] });
  const conflicts = [phones('c1'), alertConflict('c2'), dates('c3')];
  const { hub, page, visit: comesIn } = await openConsole(arrived, { ...look, conflicts });
  expect(hub.stage).toBe('signed-in');
  await page.locator('[data-visit="v8"]').waitFor();
  comesIn(visit('new', 0, 'Léa Bernard', 60_000));
  await page.locator('[data-visit="new"]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `arrivals-${look.language}-${look.colorScheme}-${look.width}`);
  await page.goto(`${new URL(page.url()).origin}/console/#/conflicts`);
  await page.locator('[data-conflict="c2"]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
