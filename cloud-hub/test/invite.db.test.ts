import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGym, atTheHub } from './gyms.ts';
import { startTestHub, type TestHub } from './hub.ts';

const script = join(import.meta.dirname, '../commands/invite.ts');
let hub: TestHub;
let dataDir: string;

beforeAll(async () => {
  hub = await startTestHub();
  dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
});
afterAll(async () => {
  await hub.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function invite(...args: string[]): Promise<{ code: number | null; text: string }> {
  const { owner, service, sync } = hub.postgres.urls;
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: service,
      MIGRATION_DATABASE_URL: owner,
      SYNC_DATABASE_URL: sync,
      JARVIS_HUB_DATA: dataDir,
      JARVIS_HUB_URL: hub.url,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, text };
}

const linkIn = (text: string): string => /link\/([\w-]{43})/.exec(text)?.[1] ?? '';
const choose = (text: string, password: string) =>
  fetch(`${hub.url}/api/links/${linkIn(text)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password }),
  });

test('the first account of a hub is made on its machine, by a link that is printed and put into the folder for mail', async () => {
  const args = ['--email', 'Admin@forme.example', '--role', 'super_admin', '--name', 'Direction Forme'];
  const first = await invite(...args);
  expect(first).toMatchObject({ code: 0, text: expect.stringContaining(`Mail: ${join(dataDir, 'mail')}`) });
  expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(1);
  const second = await invite(...args);
  expect((await choose(first.text, 'une phrase de passe')).status).toBe(410);
  expect((await choose(second.text, 'une phrase de passe')).status).toBe(204);
  const third = await invite(...args);
  expect(third.text).toContain('has a password already');
  expect((await choose(third.text, 'une autre phrase')).status).toBe(204);
  const users = await atTheHub(hub.postgres.pool, 'select email, role from users');
  expect(users).toEqual([{ email: 'admin@forme.example', role: 'super_admin' }]);
});

test('an admin who lost phone and recovery codes is let in again by who holds the hub’s machine, and it is written down', async () => {
  const { pool } = hub.postgres;
  const who = ['--email', 'lost@forme.example', '--role', 'super_admin', '--name', 'Direction Forme'];
  await invite(...who);
  await atTheHub(pool, `update users set mfa_enabled = true where email = 'lost@forme.example'`);
  await invite(...who);
  const factor = () => atTheHub(pool, `select mfa_enabled from users where email = 'lost@forme.example'`);
  expect(await factor()).toEqual([{ mfa_enabled: true }]);
  expect(await invite(...who, '--without-mfa')).toMatchObject({ code: 0 });
  expect(await factor()).toEqual([{ mfa_enabled: false }]);
  expect(await atTheHub(pool, `select from audit_log where action = 'second_factor_removed'`)).toHaveLength(1);
});

test('what cannot be an account is refused in words', async () => {
  const gym = await addGym(hub.postgres.pool, 'Lyon');
  const name = ['--name', 'Accueil Forme'];
  const who = ['--email', 'staff@forme.example', ...name];
  for (const [args, said] of [
    [['--role', 'super_admin', ...name], '--email is missing'],
    [[...who, '--role', 'king'], '--role is missing or cannot be used'],
    [[...who, '--role', 'gym_staff'], '--gym is missing'],
    [[...who, '--role', 'super_admin', '--gym', gym.id], '--gym is missing or cannot be used'],
    [[...who, '--role', 'gym_staff', '--gym', '018f0000-0000-7000-8000-000000000000'], 'no such gym'],
  ] as const) {
    expect(await invite(...args)).toMatchObject({ code: 78, text: expect.stringContaining(said) });
  }
  expect(await invite(...who, '--role', 'gym_staff', '--gym', gym.id)).toMatchObject({ code: 0 });
});
