import { expect, test } from 'vitest';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { id, person, startedAt } from './fixtures.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';
import { reports } from './report-fixtures.ts';

const open = consoleInBrowser();
/** Of a machine that does other things too. */
const patient = { timeout: 20_000 };
const owner = { person: person('franchise_owner') };

/** Each page, by address, with what is on it once it has come. */
const pages = [
  ['reports', '[data-report]', 'reports'],
  [`reports/${id(11, 2)}`, '[data-member]', 'report-of-gym'],
  [`reports/${id(11, 1)}`, '[data-gym]', 'report-of-franchise'],
  [`reports/${id(11, 3)}`, '[data-metric]', 'report-unknown'],
  [`reports/${id(11, 6)}`, 'main h2', 'report-of-other-version'],
] as const;

test.each(looks)(
  'reports are accessible and fit: $language, $colorScheme, $width px',
  { timeout: 300_000 },
  async (look) => {
    const { page, url } = await open({}, look);
    for (const [address, sign, name] of pages) {
      await page.goto(`${url}#/${address}`);
      await page.locator(sign).first().waitFor();
      expect(await faultsOf(page), address).toEqual([]);
      await picture(page, `${name}-${look.language}-${look.colorScheme}-${look.width}`);
    }
  },
);

test('a manager reads on Monday who may leave, why, and what to say, and goes to their page', async () => {
  const { page } = await open(owner, { at: 'reports' });
  const line = page.locator(`[data-report="${id(11, 2)}"]`);
  await line.getByText(/3\smembres risquent de partir, contre 1 la semaine d’avant/).waitFor();
  await line.getByRole('link', { name: 'Part-Dieu' }).click();
  await page.getByText('Semaine du 25 au 31 mai 2026').waitFor();
  const david = page.locator(`[data-member="${id(10, 6)}"]`);
  expect(await david.innerText()).toMatch(/Dernière visite il y a 23\sjours/);
  expect(await david.innerText()).toContain('Vous nous manquez !');
  expect(await page.locator(`[data-member="${id(10, 9)}"]`).innerText()).toBe('Un membre qui n’est plus là');
  expect(await page.locator('[data-metric="visits"]').innerText()).toMatch(/312[^]*402 la semaine d’avant/);
  expect(await page.locator('svg[role="img"]').getAttribute('aria-label')).toBe('Visites par jour');
  await david.getByRole('link', { name: 'David Rousseau' }).click();
  await page.getByRole('heading', { level: 1, name: 'David Rousseau' }).waitFor();
});

test('a week of which nothing is known says so, and shows no figure that is not there', async () => {
  const { page } = await open(owner, { at: `reports/${id(11, 3)}` });
  await page.getByText('Rien n’est arrivé de la salle cette semaine').waitFor();
  expect(await page.locator('[data-metric="visits"]').innerText()).toMatch(/pas connu/);
  expect(await page.locator('[data-metric="alerts_open"]').innerText()).toMatch(/1/);
  expect(await page.locator('svg[role="img"]').count()).toBe(0);
  await page.getByText('Les risques ne sont pas encore calculés').waitFor();
});

test('a report says the day on which it was made, also on that day', async () => {
  const [first, ...others] = reports();
  const madeNow = { ...first!, report: { ...first!.report, computedAt: startedAt - 3_600_000 } };
  const { page } = await open({ ...owner, reports: [madeNow, ...others] }, { at: `reports/${first!.report.id}` });
  const made = page.getByText('Établi le');
  await made.waitFor();
  expect(await made.innerText()).toContain('Établi le 2 juin, 10:30');
});

test('an owner compares the gyms, opens the one that worries them, and looks at one alone', async () => {
  const { page, url } = await open(owner, { at: `reports/${id(11, 1)}` });
  const gym = page.locator(`[data-gym="${id(2, 1)}"]`);
  await gym.waitFor();
  expect(await gym.innerText()).toMatch(/312/);
  await gym.getByRole('link', { name: 'Part-Dieu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Part-Dieu' }).waitFor();
  await page.goto(`${url}#/reports?gym=${id(2, 2)}`);
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(2);
});

test('older reports come when they are asked for', async () => {
  const [, gymOnly] = reports();
  const many = Array.from({ length: 60 }, (_, n) => ({
    ...gymOnly!,
    report: {
      ...gymOnly!.report,
      id: id(12, n),
      period: new Date(Date.UTC(2026, 4, 25 - 7 * n)).toISOString().slice(0, 10),
    },
  }));
  const { page } = await open({ ...owner, reports: many }, { at: 'reports' });
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(50);
  await page.getByRole('button', { name: 'Voir plus ancien' }).click();
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(60);
});

test('older reports are in the archive, where a day leads to its week', async () => {
  const { page } = await open(owner, { at: 'reports' });
  await page.locator(`[data-report="${id(11, 2)}"]`).waitFor();
  await page.getByRole('button', { name: 'Archives' }).click();
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(2);
  await picture(page, 'reports-archive');
  await page.getByLabel('Jusqu’à la semaine du').fill('2024-06-01');
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(1);
  await page.getByLabel('Jusqu’à la semaine du').fill('2020-06-01');
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expect.poll(() => page.locator('[data-report]').count(), patient).toBe(2);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Depuis un an' }).click();
  await page.locator(`[data-report="${id(11, 2)}"]`).waitFor();
});

test('a report says what became of its mails, why, and what to do; who may not know reads nothing of it', async () => {
  const [, , , troubled, other] = reports();
  const one = await open(owner, { at: 'reports' });
  await one.page
    .locator(`[data-report="${id(11, 4)}"]`)
    .getByText('E-mail non remis')
    .waitFor();
  await one.page
    .locator(`[data-report="${id(11, 4)}"]`)
    .getByRole('link')
    .click();
  const mails = one.page.locator('[data-mails]');
  await mails.waitFor();
  const said = await mails.innerText();
  expect(said).toMatch(/Envoyé par e-mail à 2\spersonnes\. 1\se-mail attend de partir\./);
  expect(said).toMatch(/Le serveur d’e-mail ne répond pas\. Prochain essai : /);
  expect(said).toMatch(/1\spersonne n’a pas reçu l’e-mail\. [^]* Dans « Utilisateurs », désactivez ce compte/);
  await picture(one.page, 'report-mails-in-trouble');
  const blind = [{ ...troubled!, mails: null }, other!];
  const two = await open({ ...owner, reports: blind }, { at: `reports/${id(11, 4)}` });
  await two.page.locator('[data-metric]').first().waitFor();
  expect(await two.page.locator('[data-mails]').count()).toBe(0);
});

test('a reader says in their account that they want no mail on Mondays; who gets none is not asked', async () => {
  const { page, hub } = await open(owner, { at: 'account' });
  const card = page.getByRole('region', { name: 'E-mail du lundi' });
  await card.getByRole('button', { name: 'Le recevoir', pressed: true }).waitFor();
  await card.getByRole('button', { name: 'Ne pas le recevoir' }).click();
  await card.getByText('vous ne le recevrez plus').waitFor();
  await card.getByRole('button', { name: 'Ne pas le recevoir', pressed: true }).waitFor();
  expect([hub.wantsReportMail, hub.asked.filter((asked) => asked.includes('report-mail'))]).toEqual([
    false,
    ['PUT /api/report-mail {"isWanted":false}'],
  ]);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'account-report-mail');
  const staff = await open({ person: person('gym_staff') }, { at: 'account' });
  await staff.page.getByRole('region', { name: 'Langue et affichage' }).waitFor();
  expect(await staff.page.getByText('E-mail du lundi').count()).toBe(0);
});

test('before the first Monday the page says when the first report comes', async () => {
  const { page } = await open({ ...owner, reports: [] }, { at: 'reports' });
  await page.getByText('Le premier arrive le lundi à 6 h').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('on paper there is the report alone, dark on white', async () => {
  const { page } = await open(owner, { at: `reports/${id(11, 2)}`, colorScheme: 'dark' });
  await page.locator('[data-member]').first().waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const hidden of ['header', 'nav', 'main .print', '.crumb']) {
    expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
  }
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color))
    .toBe('rgb(19, 24, 15)');
  await page.setViewportSize({ width: 794, height: 1123 });
  await picture(page, 'report-printed');
});
