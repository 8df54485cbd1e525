import { expect, test } from 'vitest';
import { id, person } from './fixtures.ts';
import { looks } from '../../../kiosk-ui/test/looks.ts';
import { consoleInBrowser, faultsOf, picture } from './open-console.ts';
import { badlyCalibrated } from './risk-fixtures.ts';

const open = consoleInBrowser();
/** Of a machine that does other things too. */
const patient = { timeout: 20_000 };
const owner = { person: person('franchise_owner') };

test.each(looks)(
  'how the risk is reckoned is accessible and fits: $language, $colorScheme, $width px',
  { timeout: 120_000 },
  async (look) => {
    const { page, url } = await open({}, look);
    const see = async (name: string) => {
      expect(await faultsOf(page), name).toEqual([]);
      await picture(page, `${name}-${look.language}-${look.colorScheme}-${look.width}`);
    };
    await page.goto(`${url}#/risk`);
    await page.locator('[data-tenant]').first().waitFor();
    await see('risk-of-all');
    await page.goto(`${url}#/risk?franchise=${id(1, 1)}`);
    await page.locator('[data-measure]').first().waitFor();
    await page.locator('details summary').click();
    await see('risk-of-one');
  },
);

test('an owner finds from the members at risk how that is reckoned, both ways side by side', async () => {
  const { page } = await open(owner, { at: 'members' });
  await page.getByRole('link', { name: 'Comment le risque est calculé' }).click();
  const forme = page.getByRole('region', { name: 'Forme' });
  await forme.getByText('Score appris utilisé').first().waitFor();
  const row = (measure: string) => forme.locator(`[data-measure="${measure}"]`).innerText();
  expect(await row('auc')).toMatch(/71\s\/\s100[^]*87\s\/\s100\s+, le meilleur des deux/);
  expect(await row('balancedAccuracy')).toMatch(/66\s%[^]*79\s%\s+, le meilleur des deux/);
  expect(await row('calibrationError')).toMatch(/–[^]*1,8\spoint$/);
  await forme.getByText(/Appris de 5\smois \(243\sdéparts\), jugé sur 2\smois mis de côté \(87\sdéparts\)\./).waitFor();
  await forme.getByText('Les dernières nuits').first().click();
  const nights = forme.getByRole('table', { name: 'Les dernières nuits' }).getByRole('row');
  expect(await nights.count()).toBe(8);
  expect(await nights.last().innerText()).toMatch(/La règle parle seule\s+–\s+–$/);
});

test('a super admin reads of every client why the score is used or not, and looks at one alone', async () => {
  const { page } = await open({}, { at: 'risk' });
  const of = (name: string) => page.getByRole('region', { name });
  await of('Atelier du mouvement').getByText('Pas encore assez de recul.').waitFor();
  expect(await of('Atelier du mouvement').innerText()).toContain('il faut 2 mois pour apprendre');
  expect(await of('Vitalité Méditerranée').innerText()).toContain(
    '31 pour apprendre (il en faut 100), 12 pour juger (il en faut 30)',
  );
  expect(await page.locator('[data-measure]').count()).toBe(0);
  await of('Atelier du mouvement').getByRole('button', { name: 'Voir ses nuits' }).click();
  await expect.poll(() => page.locator('[data-tenant]').count(), patient).toBe(1);
  await of('Atelier du mouvement').waitFor();
});

test('a score whose chances are too far from what came says so, though it tells members apart better', async () => {
  const { page } = await open({ ...owner, verdicts: badlyCalibrated() }, { at: 'risk' });
  await page.getByText('La règle parle seule').waitFor();
  expect(await page.getByRole('region', { name: 'Forme' }).innerText()).toMatch(
    /s’écartent de 8,3\spoints de ce qui est arrivé, 5 au plus/,
  );
});

test('before the first night it says when the next one is, and a manager is not offered the page', async () => {
  const { page } = await open({ ...owner, verdicts: [] }, { at: 'risk' });
  await page.getByText('Aucune nuit calculée pour le moment').waitFor();
  const { page: managers } = await open({ person: person('gym_manager') }, { at: 'members' });
  await managers.locator('[data-member]').first().waitFor();
  expect(await managers.getByRole('link', { name: 'Comment le risque est calculé' }).count()).toBe(0);
});
