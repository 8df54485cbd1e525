import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { id, members, sessions } from './fixtures.ts';
import { dashboardInBrowser, faultsOf, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();
const manyMembers = Array.from({ length: 230 }, (_, n) => ({ ...members[2]!, id: id(2, n), name: `Membre ${n + 1}` }));
/** Two kiosks began each of them at the same moment. */
const manySessions = Array.from({ length: 230 }, (_, n) => ({
  ...sessions[2]!,
  ...{ id: id(4, n), startedAt: sessions[2]!.startedAt - Math.floor(n / 2) * 60_000 },
}));
const more = (page: Page) => page.getByRole('button', { name: 'Afficher la suite' });

async function readOn(page: Page, rows: string): Promise<number[]> {
  await page.locator(rows).first().waitFor();
  const counts = [await page.locator(rows).count()];
  while ((await more(page).count()) > 0) {
    await more(page).press('Enter');
    await expect.poll(() => page.locator(rows).count()).toBeGreaterThan(counts.at(-1)!);
    counts.push(await page.locator(rows).count());
  }
  return counts;
}

test.each([390, 1280] as const)('every member can be reached, and stays when there is news: %d px', async (width) => {
  const { page, box } = await open({ members: manyMembers }, { at: 'members', width });
  await page.locator('[data-line="live"]').waitFor();
  expect(await readOn(page, '[data-member]')).toEqual([50, 150, 230]);
  await page.getByText('230 sur 230').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Membre 151');
  const news = page.waitForResponse((response) => response.url().includes('offset=200'));
  box.tell('inside');
  await news;
  expect(await page.locator('[data-member]').count()).toBe(230);
  await picture(page, `members-end-${width}`);
});

test('another search begins at its beginning', async () => {
  const { page } = await open({ members: manyMembers }, { at: 'members' });
  expect(await readOn(page, '[data-member]')).toHaveLength(3);
  await page.getByRole('searchbox').fill('membre');
  await expect.poll(() => page.locator('[data-member]').count()).toBe(50);
});

test.each([390, 1280] as const)('every conversation can be reached, each once: %d px', async (width) => {
  const { page, box } = await open({ sessions: manySessions }, { at: 'sessions', width });
  await page.locator('[data-line="live"]').waitFor();
  expect(await readOn(page, '[data-session]')).toEqual([30, 130, 230]);
  expect(
    await page.evaluate(() => document.activeElement?.closest('[data-session]')?.getAttribute('data-session')),
  ).toBe(id(4, 130));
  box.tell('sessions');
  await page.waitForResponse((response) => response.url().includes('before='));
  expect(await page.locator('[data-session]').count()).toBe(230);
  await picture(page, `sessions-end-${width}`);
});

test('a list that cannot be read on says so where it was asked', async () => {
  const { page, box } = await open({ members: manyMembers }, { at: 'members' });
  await more(page).waitFor();
  box.failing.set('/api/dashboard/members', {
    ...{ status: 503, body: { error: { code: 'busy', message: 'It is busy.', remedy: 'Try again.' } } },
  });
  await more(page).press('Enter');
  await page.locator('.further').getByText('Le boîtier est occupé').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  box.failing.clear();
  await more(page).press('Enter');
  await expect.poll(() => page.locator('[data-member]').count()).toBe(150);
});
