import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { verifyPin } from '@jarvis-edge/sync/pin.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import type { Person, Role } from '../../protocol/person.ts';
import { createWriteAudit } from '../audit/write.ts';
import { Pins } from './pins.ts';

let postgres: TestPostgres;
let pins: Pins;
let franchise: string;
let lyon: TestGym;
let paris: TestGym;
let ids: Record<'admin' | 'owner' | 'manager' | 'staff' | 'colleague' | 'parisian', string>;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { pool } = postgres;
  pins = new Pins({ pool, writeAudit: createWriteAudit({ newId, now: Date.now }) });
  franchise = await addFranchise(pool);
  lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
  paris = await addGym(pool, 'Paris', { franchiseId: await addFranchise(pool, 'Autre') });
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  const add = async (role: Role, gymId: string | null, franchiseId: string | null = null): Promise<string> => {
    const id = newId();
    await atTheHub(
      postgres.pool,
      'insert into users (id, email, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5)',
      [...[id, `${id}@forme.example`, role, franchiseId, gymId]],
    );
    return id;
  };
  ids = {
    admin: await add('super_admin', null),
    owner: await add('franchise_owner', null, franchise),
    manager: await add('gym_manager', lyon.id),
    staff: await add('gym_staff', lyon.id),
    colleague: await add('gym_staff', lyon.id),
    parisian: await add('gym_staff', paris.id),
  };
});

const roles = { admin: 'super_admin', owner: 'franchise_owner', manager: 'gym_manager' } as const;
const as = (who: keyof typeof ids) => ({
  person: { userId: ids[who], role: roles[who as keyof typeof roles] ?? 'gym_staff' } as Person,
  address: '192.0.2.9',
});
const atBox = async (who: keyof typeof ids) =>
  (await atTheHub(postgres.pool, 'select * from lan_staff where id = $1', [ids[who]]))[0];
const change = (who: keyof typeof ids, set: string, ...values: unknown[]) =>
  atTheHub(postgres.pool, `update users set ${set} where id = $1`, [ids[who], ...values]);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof RequestRefused ? error.code : String(error)),
  );

test.each(['admin', 'owner', 'manager', 'staff'] as const)(
  '%s gives a PIN to a person of the gym, and the log says who did it, not what',
  async (who) => {
    await pins.set(as(who), ids.staff, '482915');
    const row = await atBox('staff');
    expect(row).toMatchObject({ gym_id: lyon.id, role: 'gym_staff', language: 'fr', is_active: true });
    expect(await verifyPin(String(row?.['pin_hash']), '482915')).toBe(true);
    const log = await atTheHub(postgres.pool, 'select * from audit_log where row_id = $1', [ids.staff]);
    expect(log).toMatchObject([
      { action: 'lan_access_given', actor_id: ids[who], gym_id: lyon.id, address: '192.0.2.9' },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/482915|argon2/);
    await pins.remove(as(who), ids.staff);
    expect(await atBox('staff')).toBeUndefined();
  },
);

test('nobody gives or takes a PIN of a colleague, of another gym, or of who works in none', async () => {
  await pins.set(as('colleague'), ids.colleague, '482915');
  expect(await refusal(pins.set(as('staff'), ids.colleague, '593026'))).toBe('unknown-user');
  expect(await refusal(pins.remove(as('staff'), ids.colleague))).toBe('unknown-user');
  for (const who of ['manager', 'owner'] as const) {
    expect(await refusal(pins.set(as(who), ids.parisian, '593026'))).toBe('unknown-user');
  }
  expect(await refusal(pins.set(as('owner'), ids.owner, '593026'))).toBe('not-of-a-gym');
  expect(await refusal(pins.set(as('admin'), ids.admin, '593026'))).toBe('not-of-a-gym');
  expect(await verifyPin(String((await atBox('colleague'))?.['pin_hash']), '482915')).toBe(true);
});

test('a PIN that anybody would try is refused', async () => {
  expect(await refusal(pins.set(as('manager'), ids.staff, '123456'))).toBe('weak-pin');
  expect(await atBox('staff')).toBeUndefined();
});

test('who is deactivated is stopped at the box, without the hash, and needs a new PIN when they come back', async () => {
  await pins.set(as('manager'), ids.staff, '482915');
  await change('staff', 'is_active = false');
  expect(await atBox('staff')).toMatchObject({ is_active: false, pin_hash: null });
  expect(await refusal(pins.set(as('manager'), ids.staff, '482915'))).toBe('inactive-user');
  await change('staff', 'is_active = true');
  expect(await atBox('staff')).toMatchObject({ is_active: false, pin_hash: null });
  await pins.set(as('manager'), ids.staff, '593026');
  expect(await atBox('staff')).toMatchObject({ is_active: true });
});

test('a new role, name or language reaches the box; a move to another gym and a rise out of the gym leave nothing there', async () => {
  await pins.set(as('manager'), ids.staff, '482915');
  await change('staff', `role = 'gym_manager', name = 'Accueil Forme', language = 'es'`);
  expect(await atBox('staff')).toMatchObject({ role: 'gym_manager', name: 'Accueil Forme', language: 'es' });
  await change('staff', 'gym_id = $2', paris.id);
  expect(await atBox('staff')).toBeUndefined();
  await pins.set(as('colleague'), ids.colleague, '482915');
  await change('colleague', `role = 'franchise_owner', gym_id = null, franchise_id = $2`, franchise);
  expect(await atBox('colleague')).toBeUndefined();
});

test('the database itself refuses the secret of an owner, a super admin, a stranger, or one that is not hashed', async () => {
  const insert = (id: string, hash: string, role = 'gym_manager') =>
    atTheHub(
      postgres.pool,
      `insert into lan_staff (id, gym_id, name, role, pin_hash) values ($1, $2, 'Direction Forme', $3, $4)`,
      [id, lyon.id, role, hash],
    );
  const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
  for (const id of [ids.owner, ids.admin, ids.parisian, newId()]) {
    await expect(insert(id, hash)).rejects.toThrow('Only people who work in a gym');
  }
  await expect(insert(ids.staff, hash)).rejects.toThrow('Only people who work in a gym');
  await expect(insert(ids.staff, hash, 'franchise_owner')).rejects.toThrow(/Only people|lan_staff_role_check/);
  await expect(insert(ids.staff, '482915', 'gym_staff')).rejects.toThrow('pin_is_hashed');
  await insert(ids.staff, hash, 'gym_staff');
  await expect(
    atTheHub(postgres.pool, 'update lan_staff set gym_id = $2 where id = $1', [ids.staff, paris.id]),
  ).rejects.toThrow('Only people who work in a gym');
});
