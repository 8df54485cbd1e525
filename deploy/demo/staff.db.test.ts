import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../cloud-hub/test/hub.ts';
import { verifyPin } from '@jarvis-edge/sync/pin.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import { seedPins, staffPin } from './pins.ts';
import { seed } from './seed.ts';
import { seedStaff, staff, staffPassword } from './staff.ts';

let hub: TestHub;
let folder: string;

beforeAll(async () => {
  hub = await startTestHub();
  folder = mkdtempSync(join(tmpdir(), 'jarvis-demo-test-'));
});
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the demo has an account for each role, with a password of its own that a second start keeps', async () => {
  const { pool } = hub.postgres;
  await seed(pool, Date.now());
  const password = await seedStaff(pool, folder, Date.now());
  expect(await seedStaff(pool, folder, Date.now())).toBe(password);
  expect(staffPassword(folder)).toBe(password);
  expect(statSync(join(folder, 'staff-password')).mode & 0o777).toBe(0o600);
  const answers = [];
  for (const { email } of staff) {
    const response = await fetch(`${hub.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { stage, person } = (await response.json()) as { stage: string; person: { role: string } };
    answers.push([stage, person.role]);
  }
  expect(answers).toEqual(staff.map(({ role }) => ['signed-in', role]));
});

test('a password file that is gone is drawn anew', async () => {
  const { pool } = hub.postgres;
  const former = staffPassword(folder);
  rmSync(join(folder, 'staff-password'));
  expect(await seedStaff(pool, folder, Date.now())).not.toBe(former);
});

test('the staff of the demo’s gym have a PIN of their own for its box, which a second start keeps', async () => {
  const { pool } = hub.postgres;
  const pin = await seedPins(pool, folder);
  expect(pin).toMatch(/^\d{6}$/);
  expect(await seedPins(pool, folder)).toBe(pin);
  expect(staffPin(folder)).toBe(pin);
  expect(statSync(join(folder, 'staff-pin')).mode & 0o777).toBe(0o600);
  const rows = await inScope(pool, { kind: 'system', reason: 'a test looks' }, (tx) =>
    tx.query<{ name: string; pin_hash: string }>('select name, pin_hash from lan_staff order by name'),
  );
  expect(rows.map(({ name }) => name)).toEqual(['Accueil Part-Dieu', 'Responsable Part-Dieu']);
  for (const { pin_hash: hash } of rows) expect(await verifyPin(hash, pin)).toBe(true);
});
