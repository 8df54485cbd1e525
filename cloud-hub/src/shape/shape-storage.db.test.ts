import { inSnapshot, openShapeStorage } from '@jarvis-edge/sync/hub/shape-storage.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

test('a connection that breaks while rows are read for a box fails that reading, and the hub goes on', async () => {
  const { pool, close } = openShapeStorage(postgres.urls.sync, () => undefined);
  try {
    const reading = inSnapshot(pool, async (client) => {
      const broken = new Promise((ended) => client.once('end', ended));
      await postgres.superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jarvis_sync'`,
      );
      // Between two queries, where nobody waits for an answer that could tell.
      await broken;
      await client.query('select 1');
    });
    await expect(reading).rejects.toThrow(/connection/i);
    expect(await inSnapshot(pool, async (client) => (await client.query('select 1 as one')).rows)).toEqual([
      { one: 1 },
    ]);
  } finally {
    await close();
  }
});
