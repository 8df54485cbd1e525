import { expect, test } from 'vitest';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { id, person } from './fixtures.ts';
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
