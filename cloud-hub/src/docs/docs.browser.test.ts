import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openBrowser } from '../../../kiosk-ui/test/browser.ts';
import { faultsOf } from '../../console/test/open-console.ts';
import { holdToAccess, managers } from '../access.ts';
import { closeServer, createServer } from '../server.ts';
import { describeRoutes, docsRoutes } from './routes.ts';

let app: FastifyInstance;
let browser: Browser;
let url: string;
beforeAll(async () => {
  app = createServer({ log: process.stderr });
  holdToAccess(app, { pages: '/console/', readSession: async () => null, now: Date.now });
  await describeRoutes(app);
  await app.register(docsRoutes);
  app.get('/v1/health', { config: { access: 'anyone', limit: 'none' } }, async () => 'ok');
  app.patch(
    '/api/gyms/:id',
    {
      config: { access: { roles: managers, stepUp: true }, limit: 'admin' },
      schema: {
        params: z.object({ id: z.uuid() }),
        body: z.object({ name: z.string() }),
        response: { 200: z.object({}) },
      },
    },
    async () => ({}),
  );
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await closeServer(app);
});

test.each(['light', 'dark'] as const)(
  'whoever builds on the hub finds a route and what it wants, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${url}/docs`);
    await page.getByText('2 routes').waitFor();
    await page.getByLabel('Search').fill('changes a gym');
    await page.getByText('1 route').waitFor();
    await page.getByText('PATCH /api/gyms/{id}').click();
    await page.getByText('after giving the password again').waitFor();
    expect(await page.locator('pre').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('"name"'), expect.stringContaining('"uuid"')]),
    );
    expect(await faultsOf(page)).toEqual([]);
    // The picture of a tab that browsers ask for by themselves is not there.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await context.close();
  },
);
