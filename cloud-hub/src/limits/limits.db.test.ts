import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { RateLimits } from './rate-limits.ts';
import { createSharedLease } from './shared-lease.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub(undefined, { limits: { api: 10, box: 12, 'box-address': 40 } });
});
afterAll(() => hub.stop());

const rateOf = ({ headers, status }: Pick<Response, 'headers' | 'status'>) => [
  status,
  Number(headers.get('x-ratelimit-limit')),
  Number(headers.get('x-ratelimit-remaining')),
];

test('two processes of a hub let through the limit together and no more', async () => {
  const pools = [1, 2].map(() => openPool(hub.postgres.urls.service, 2, () => undefined));
  const now = Date.UTC(2026, 10, 21, 9);
  const failed: unknown[] = [];
  const processes = pools.map(
    ({ pool }) =>
      new RateLimits({ lease: createSharedLease(pool), now: () => now, leaseFailed: (error) => failed.push(error) }),
  );
  for (const caller of ['user:1', 'user:2', 'user:3']) {
    const verdicts = await Promise.all(
      Array.from({ length: 400 }, (_, index) => processes[index % 2]!.take('api', caller, 100)),
    );
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(100);
  }
  expect(failed).toEqual([]);
  await Promise.all(pools.map((pool) => pool.close()));
});

test('past minutes are not kept, and nobody but the hub itself sees who asked how often', async () => {
  const { pool, superuser } = hub.postgres;
  const now = Date.UTC(2026, 10, 21, 9);
  for (const later of [0, 60_000, 600_000]) {
    const limits = new RateLimits({
      lease: createSharedLease(pool),
      now: () => now + later,
      leaseFailed: () => undefined,
    });
    await limits.take('api', 'user:kept', 100);
  }
  const minutes = await superuser.query(`select minute from request_counts where caller = 'user:kept'`);
  expect(minutes.rows).toEqual([{ minute: String((now + 600_000) / 60_000) }]);
  expect((await pool.query('select from request_counts')).rowCount).toBe(0);
});

test('every answer tells an address its budget; when it is spent the hub says when to come back, and still is healthy', async () => {
  const ask = () => fetch(`${hub.url}/api/nothing-here`);
  const first = await ask();
  expect(rateOf(first).slice(0, 2)).toEqual([404, 10]);
  expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThan(0);
  // The minute may end in between: then the count begins anew, and ends as well.
  let last = first;
  for (let index = 0; index < 25 && last.status !== 429; index += 1) last = await ask();
  expect(rateOf(last)).toEqual([429, 10, 0]);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.json()).toMatchObject({
    error: { code: 'too-many-requests', message: expect.stringContaining('More than 10 requests') },
  });
  for (let index = 0; index < 30; index += 1) {
    const health = await fetch(`${hub.url}/v1/health`);
    expect([health.status, health.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
  }
});

test('a box has a budget of its own, whatever others at its address do; a forged token is counted with the address', async () => {
  const gym = await addGym(hub.postgres.pool, 'Lyon');
  const box = await new TestBox(hub.url).provision(gym);
  const poll = (token: string) =>
    fetch(`${hub.url}/v1/shape/gyms?offset=-1`, { headers: { authorization: `Bearer ${token}` } });
  expect(rateOf(await poll(box.token)).slice(1)).toEqual([12, 11]);
  expect(rateOf(await poll(`${box.token}x`))[1]).toBe(40);
  let last = await poll(box.token);
  for (let index = 0; index < 30 && last.status !== 429; index += 1) last = await poll(box.token);
  expect(rateOf(last)).toEqual([429, 12, 0]);
  expect(rateOf(await poll('forged'))[0]).toBe(401);
});
