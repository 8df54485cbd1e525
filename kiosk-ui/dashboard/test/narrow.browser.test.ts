import { expect, test } from 'vitest';
import { alert, id, members, sessions, team } from './fixtures.ts';
import { dashboardInBrowser, picture } from './open-dashboard.ts';

const open = dashboardInBrowser();
const surname = 'Wolfeschlegelsteinhausenbergerdorff';
const name = `Maximiliane ${surname}`;

test.each(['', 'alerts', 'members', `members/${id(2, 1)}`, 'sessions', `sessions/${id(4, 1)}`, 'team'])(
  'a long surname fits into a small phone: #/%s',
  async (at) => {
    const { page } = await open(
      {
        alerts: [
          alert({ memberName: name, kioskName: surname, assignedTo: { id: team[0]!.id, name } }),
          alert({ id: id(3, 3), type: 'equipment_issue', memberName: null, parameters: { name: surname } }),
        ],
        members: [{ ...members[0]!, name, membershipType: surname }],
        sessions: [{ ...sessions[0]!, memberName: name, kioskName: surname }],
      },
      { at, width: 390 },
    );
    await page.setViewportSize({ width: 320, height: 700 });
    await page
      .locator(at === '' ? '[data-inside]' : '[data-alert], [data-member], [data-session], [data-turn], [data-person]')
      .first()
      .waitFor();
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.visually-hidden'))
        .map((each) => `${each.tagName} ${each.className}`),
    );
    await picture(page, `narrow-${at.replace('/', '-') || 'overview'}`);
    expect(tooWide).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);
