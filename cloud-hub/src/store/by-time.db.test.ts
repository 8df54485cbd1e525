import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { addGym, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { inScope } from '../tenancy/scope.ts';

let hub: TestHub;
let lyon: TestGym;

beforeAll(async () => {
  hub = await startTestHub();
  lyon = await addGym(hub.postgres.pool, 'Lyon');
});
afterAll(() => hub.stop());

/** What the index is asked for. */
const conditionOf = (table: 'visits' | 'sessions', condition: string, order: string): Promise<string> =>
  inScope(hub.postgres.pool, { kind: 'user', userId: newId() }, async (tx) => {
    // A table without rows would be read whole, and sorted.
    await tx.query('set local enable_seqscan = off');
    await tx.query('set local enable_sort = off');
    const plan = await tx.query<{ 'QUERY PLAN': string }>(
      `explain select from ${table} where gym_id = $1 and ${condition} order by ${order}`,
      [lyon.id],
    );
    return plan.map((row) => row['QUERY PLAN']).find((line) => line.includes('Index Cond')) ?? '';
  });

test('the visits of a gym are looked up by gym and time, also by who sees some gyms only', async () => {
  expect(await conditionOf('visits', `happened_at >= now() - interval '28 days'`, 'happened_at')).toMatch(
    /gym_id.*happened_at >=/,
  );
});

test('conversations are looked up by gym and moment behind those of the page before, also by who sees some gyms only', async () => {
  expect(
    await conditionOf('sessions', `(happened_at, id) < (now(), '${newId()}')`, 'happened_at desc, id desc'),
  ).toMatch(/gym_id.*ROW\(happened_at, id\) </);
});
