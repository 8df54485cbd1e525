import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lawAndGoodPractice, violationsOn } from './accessibility.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const faulty = `<!doctype html><html><head><title></title><meta name="viewport" content="user-scalable=no"></head><body>
  <h1>One</h1><h4>Four</h4><img src="data:,"><input><button></button><button></button>
  <p style="color: #999; background: #fff">Hardly there</p><ul><div>Not an item</div></ul>
  <a href="#a" style="display: inline-block; width: 8px; height: 8px">a</a><a href="#b" style="display: inline-block; width: 8px; height: 8px">b</a>
  <main></main><main></main><div role="slider" tabindex="3"></div><b id="twice"></b><label for="twice" aria-labelledby="none"></label>
</body></html>`;

test.each([
  ['the law and good practice', lawAndGoodPractice],
  ['what axe looks for unasked', undefined],
])('a look finds the faults that axe’s own runner finds: %s', async (_, tags) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent(faulty);
  const builder = new AxeBuilder({ page });
  if (tags !== undefined) builder.withTags([...tags]);
  const { violations } = await builder.analyze();
  expect(violations.length).toBeGreaterThan(10);
  const found = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  expect(await violationsOn(page, tags)).toEqual(found);
});

test('a second look sees what has come and gone since the first', async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Gym</title><main><h1>Gym</h1></main></html>');
  expect(await violationsOn(page)).toEqual([]);
  await page.locator('main').evaluate((main) => main.append(document.createElement('button')));
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual(['button-name']);
  await page.locator('button').evaluate((button) => button.append('Enter'));
  expect(await violationsOn(page)).toEqual([]);
});

test('a page with a frame is not called faultless', async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><iframe srcdoc="&lt;img src=data:,&gt;"></iframe></html>');
  await expect(violationsOn(page)).rejects.toThrow('frame');
});
