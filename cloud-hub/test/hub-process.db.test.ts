import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedExitCode, type LifecycleMessage } from '@jarvis-edge/sync/lifecycle.ts';
import { afterAll, expect, test } from 'vitest';
import { readRoleUrls } from '../src/store/role-passwords.ts';
import { withClient } from '../src/store/roles.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const hub of started) hub.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

interface HubProcess {
  readonly process: ChildProcess;
  readonly heard: LifecycleMessage[];
}

/** Starts the hub as a supervisor does and waits until it is ready or refuses. */
async function startHub(environment: Record<string, string>): Promise<HubProcess> {
  const hub = fork(join(import.meta.dirname, '../src/main.ts'), {
    env: { ...process.env, JARVIS_HUB_DATA: dataDir, ...environment },
    execArgv: [],
  });
  started.push(hub);
  const heard: LifecycleMessage[] = [];
  do {
    const [message] = (await once(hub, 'message')) as [LifecycleMessage];
    heard.push(message);
  } while (heard.at(-1)?.type === 'progress');
  return { process: hub, heard };
}

test('a hub tells what it does while it starts, keeps its folder and port to itself, and leaves nothing running', async () => {
  const { process: hub, heard } = await startHub({ JARVIS_HUB_PORT: '0' });
  const ready = heard.at(-1);
  expect(heard.map(({ type }) => type)).toEqual(['progress', 'progress', 'progress', 'ready']);
  const url = ready?.type === 'ready' ? ready.url : '';
  expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ status: 'active' });
  expect(
    await withClient(readRoleUrls(dataDir).service, async (client) => (await client.query('select 1 as one')).rows),
  ).toEqual([{ one: 1 }]);

  const second = await startHub({ JARVIS_HUB_PORT: '0' });
  expect(second.heard.at(-1)).toMatchObject({
    type: 'refused',
    message: expect.stringContaining('is in use by another running hub'),
  });
  expect(await once(second.process, 'exit')).toEqual([refusedExitCode, null]);

  hub.kill('SIGINT');
  expect(await once(hub, 'exit')).toEqual([0, null]);
  // PostgreSQL removes it as the last thing that it does.
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
});

test('a port that another program has is refused by name, and the database is stopped again', async () => {
  const { process: hub, heard } = await startHub({ JARVIS_HUB_PORT: '0' });
  const ready = heard.at(-1);
  const port = ready?.type === 'ready' ? new URL(ready.url).port : '';
  const other = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const second = await startHub({ JARVIS_HUB_PORT: port, JARVIS_HUB_DATA: other });
  expect(second.heard.at(-1)).toEqual({
    type: 'refused',
    message: `Port ${port} is already in use on this machine.`,
    remedy: expect.stringContaining('JARVIS_HUB_PORT'),
  });
  await once(second.process, 'exit');
  expect(existsSync(join(other, 'postgres/postmaster.pid'))).toBe(false);
  rmSync(other, { recursive: true });
  hub.disconnect();
  expect(await once(hub, 'exit')).toEqual([0, null]);
});
