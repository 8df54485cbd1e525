import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LifecycleMessage } from '@jarvis-edge/sync/lifecycle.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addGym, addMember, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { Replicas, until } from '../../test/replica.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
const replicas = new Replicas();
let postgres: TestPostgres;
let hub: ChildProcess | undefined;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterEach(() => replicas.end());
afterAll(async () => {
  await kill();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A hub as a process of its own. */
async function start(port: number): Promise<string> {
  const { urls } = postgres;
  hub = fork(join(import.meta.dirname, '../main.ts'), {
    env: {
      ...process.env,
      JARVIS_HUB_DATA: dataDir,
      JARVIS_HUB_PORT: String(port),
      DATABASE_URL: urls.service,
      MIGRATION_DATABASE_URL: urls.owner,
      SYNC_DATABASE_URL: urls.sync,
    },
    execArgv: [],
  });
  for (;;) {
    const [message] = (await once(hub, 'message')) as [LifecycleMessage];
    if (message.type === 'ready') return message.url;
    if (message.type === 'refused') throw new Error(message.message);
  }
}

async function kill(): Promise<void> {
  const killed = hub;
  hub = undefined;
  if (killed === undefined) return;
  const ended = once(killed, 'exit');
  killed.kill('SIGKILL');
  await ended;
}

test('a hub that was killed serves on from where its boxes were, and nothing of the time between is lost', async () => {
  const { pool } = postgres;
  const url = await start(0);
  const gym = await addGym(pool, 'Nice');
  const box = await new TestBox(url).provision(gym);
  const [waiting, streaming] = [
    await replicas.follow(box, 'members'),
    await replicas.follow(box, 'members', { liveSse: true }),
  ];
  for (let round = 1; round <= 3; round += 1) {
    const first = await addMember(pool, gym.id, 'Before');
    await until(() => expect([waiting.names(), streaming.names()]).toEqual([['Before'], ['Before']]));
    await kill();
    const between = await addMember(pool, gym.id, 'Between');
    await atTheHub(pool, `update members set last_name = 'Changed' where id = $1`, [first]);
    await start(Number(new URL(url).port));
    const both = ['Before', 'Between'];
    await until(() => expect([waiting.names(), streaming.names()]).toEqual([both, both]));
    await atTheHub(pool, 'delete from members where id = any($1)', [[first, between]]);
    await until(() => expect([waiting.names(), streaming.names()]).toEqual([[], []]));
  }
  expect([waiting.refetches, streaming.refetches]).toEqual([0, 0]);
  for (const { requests } of [waiting, streaming]) {
    expect(requests.filter(({ searchParams }) => searchParams.get('offset') === '-1')).toHaveLength(1);
  }
});
