import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { readRoutes, type DescribedRoute } from '../../test/routes.ts';

let hub: TestHub;
let routes: readonly DescribedRoute[];
beforeAll(async () => {
  hub = await startTestHub();
  routes = await readRoutes(hub.url);
});
afterAll(() => hub.stop());

test('the documentation is OpenAPI 3.1 and knows what pages and boxes ask', async () => {
  const document = (await (await fetch(`${hub.url}/docs/openapi.json`)).json()) as { openapi: string };
  expect(document.openapi).toBe('3.1.0');
  expect(routes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['GET /api/audit', 'POST /v1/push', 'POST /v1/boxes/:boxId/token', 'GET /v1/health']),
  );
  expect(routes.find(({ name }) => name === 'GET /api/audit')?.operation).toMatchObject({
    security: [{ session: [] }],
    'x-limit': 'admin',
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'actorId', in: 'query' })]),
  });
});

test('every route says in one line what it does, and belongs to a tag', () => {
  const silent = routes.filter(
    ({ operation: { summary, tags } }) => !summary || summary.includes('\n') || !tags?.length,
  );
  expect(
    silent.map(({ name }) => name),
    'a line for each of these belongs into docs/summaries.ts',
  ).toEqual([]);
});

test('the page is of the hub alone: no script or style from elsewhere, and none in the page itself', async () => {
  for (const path of ['/docs', '/docs/page.js', '/docs/page.css']) {
    const response = await fetch(hub.url + path);
    const text = await response.text();
    expect([path, response.status]).toEqual([path, 200]);
    expect(text).not.toMatch(/https?:\/\/|<style|<script>|\son\w+=/);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
  }
});
