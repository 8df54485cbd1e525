import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MemberPage, MemberPageOne } from '../../protocol/dashboard.ts';
import { id } from './fixtures.ts';
import { dashboardInBrowser, faultsOf, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();
const jean = id(2, 4);

/** Jean, whom the rule finds at 90 points of 100, and the learned score at 18. */
async function withJeanAtRisk(page: Page): Promise<void> {
  await page.route(`**/api/dashboard/members/${jean}`, async (route) => {
    const response = await route.fetch();
    const one = (await response.json()) as MemberPageOne;
    const factors = one.figures?.churn_factors ?? [];
    const learned = one.figures?.learned && { ...one.figures.learned, score: 0.18, level: 'low' };
    const absence = { code: 'no_visit', weight: 0.3, parameters: { days: 21 } };
    const figures = { churn_risk_score: 0.9, churn_risk_level: 'critical', churn_factors: [absence, ...factors] };
    await route.fulfill({ response, json: { ...one, figures: { ...one.figures, ...figures, learned } } });
  });
  await page.route('**/api/dashboard/members?*', async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as MemberPage;
    const risk = { score: 0.9, level: 'critical', by: 'rule' };
    const first = list.members.filter(({ id: each }) => each === jean).map((member) => ({ ...member, risk }));
    const others = list.members.filter(({ id: each }) => each !== jean);
    await route.fulfill({ response, json: { ...list, members: [...first, ...others] } });
  });
}

test('of somebody whom the rule names and the learned score does not, list and page say the same', async () => {
  const { page, box } = await open();
  await withJeanAtRisk(page);
  await page.goto(`${box.url}#/members`);
  const row = page.locator(`[data-member="${jean}"]`);
  await row.getByText('Risque critique').waitFor();
  await picture(page, 'risk-list');
  await row.getByRole('link').click();
  const rule = page.getByRole('region', { name: 'La règle de la maison' });
  const learned = page.getByRole('region', { name: 'Le score appris' });
  await rule.getByText('Le score retenu').waitFor();
  expect(await rule.innerText()).toMatch(/Risque critique[\s\S]*90 points/);
  expect(await learned.innerText()).toMatch(/Risque faible[\s\S]*18 chances sur 100/);
  expect(await learned.getByText('Le score retenu').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'risk-one');
});

test('of somebody whom the learned score names, the page says so', async () => {
  const { page } = await open({}, { at: `members/${id(2, 1)}`, width: 390, colorScheme: 'dark', language: 'es' });
  await page.locator('[data-counts="learned"]').waitFor();
  expect(await page.locator('[data-counts]').count()).toBe(1);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'risk-learned-phone-es');
});
