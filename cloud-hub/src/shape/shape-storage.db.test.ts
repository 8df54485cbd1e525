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

test('is closed only when the server has let go of every connection: stopping it then breaks none', async () => {
  const { pool, close } = openShapeStorage(postgres.urls.sync, () => undefined);
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  const pids = await Promise.all(
    clients.map(async (client) => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid),
  );
  for (const client of clients) client.release();
  // On a machine with much to do the server reads that a connection ends later than the hub goes on.
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  const stillOpen = async (): Promise<number> =>
    (await postgres.superuser.query('select from pg_stat_activity where pid = any($1)', [pids])).rows.length;
  let isClosed = false;
  const closing = close().then(() => (isClosed = true));
  try {
    expect(await stillOpen()).toBe(2);
    expect(isClosed).toBe(false);
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
  await closing;
  expect(await stillOpen()).toBe(0);
});
