import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { inScope, type Scope } from './scope.ts';

let postgres: TestPostgres;
let franchise: string;
let lyon: TestGym;
let paris: TestGym;
let alone: TestGym;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { pool } = postgres;
  franchise = await addFranchise(pool);
  lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
  paris = await addGym(pool, 'Paris', { franchiseId: franchise });
  alone = await addGym(pool, 'Seule');
  for (const [gym, name] of [
    [lyon, 'Marie'],
    [paris, 'Thomas'],
    [alone, 'Sophie'],
  ] as const)
    await addMember(pool, gym.id, name);
});
afterAll(() => postgres.stop());

const namesSeen = async (scope: Scope): Promise<string[]> =>
  inScope(postgres.pool, scope, async (tx) =>
    (await tx.db.selectFrom('members').select('first_name').orderBy('first_name').execute()).map(
      (row) => row.first_name,
    ),
  );

async function addUser(
  role: string,
  place: { franchise_id?: string; gym_id?: string } = {},
  isActive = true,
): Promise<Scope> {
  const userId = newId();
  await atTheHub(
    postgres.pool,
    'insert into users (id, email, role, franchise_id, gym_id, is_active) values ($1, $2, $3, $4, $5, $6)',
    [userId, `${userId}@example.com`, role, place.franchise_id ?? null, place.gym_id ?? null, isActive],
  );
  return { kind: 'user', userId };
}

test('nobody in particular sees nobody', async () => {
  for (const table of ['members', 'gyms', 'franchises', 'kiosks', 'users', 'visits', 'audit_log', 'tenant_keys']) {
    expect([table, (await postgres.pool.query(`select from ${table}`)).rowCount]).toEqual([table, 0]);
  }
  expect(await namesSeen({ kind: 'box', gymId: newId() })).toEqual([]);
  expect(await namesSeen({ kind: 'user', userId: newId() })).toEqual([]);
  expect(await namesSeen({ kind: 'system', reason: '' })).toEqual([]);
});

test('each sees the members of their own gyms', async () => {
  expect(await namesSeen({ kind: 'box', gymId: lyon.id })).toEqual(['Marie']);
  expect(await namesSeen(await addUser('gym_staff', { gym_id: paris.id }))).toEqual(['Thomas']);
  expect(await namesSeen(await addUser('gym_manager', { gym_id: alone.id }))).toEqual(['Sophie']);
  expect(await namesSeen(await addUser('franchise_owner', { franchise_id: franchise }))).toEqual(['Marie', 'Thomas']);
  expect(await namesSeen(await addUser('super_admin'))).toEqual(['Marie', 'Sophie', 'Thomas']);
  expect(await namesSeen({ kind: 'system', reason: 'a test' })).toEqual(['Marie', 'Sophie', 'Thomas']);
});

test('an account that was closed sees nobody, whatever its role was', async () => {
  expect(await namesSeen(await addUser('super_admin', {}, false))).toEqual([]);
  expect(await namesSeen(await addUser('gym_staff', { gym_id: lyon.id }, false))).toEqual([]);
});

test('nobody writes into a gym that is not theirs', async () => {
  const box: Scope = { kind: 'box', gymId: lyon.id };
  const insert = inScope(postgres.pool, box, (tx) =>
    tx.query(`insert into plans (id, gym_id, name, hours) values ($1, $2, 'Matin', '{}')`, [newId(), paris.id]),
  );
  await expect(insert).rejects.toThrow('row-level security');
  const changed = await inScope(postgres.pool, box, (tx) =>
    tx.query(`update members set first_name = 'X' where gym_id = $1 returning id`, [paris.id]),
  );
  expect(changed).toEqual([]);
  const moved = inScope(postgres.pool, box, (tx) => tx.query('update members set gym_id = $1', [paris.id]));
  await expect(moved).rejects.toThrow('row-level security');
});

test('nobody gives a role above their own, brings somebody into another’s gym, or touches who stands above them', async () => {
  const manager = await addUser('gym_manager', { gym_id: lyon.id });
  const owner = (await addUser('franchise_owner', { franchise_id: franchise })) as { userId: string };
  const staff = (await addUser('gym_staff', { gym_id: lyon.id })) as { userId: string };
  const as = (scope: Scope, sql: string, ...values: unknown[]) =>
    inScope(postgres.pool, scope, async (tx) => (await tx.query(sql, values)).length);
  const change = 'update users set role = $2, gym_id = $3, franchise_id = $4 where id = $1 returning id';
  expect(await as(manager, change, staff.userId, 'gym_manager', lyon.id, null)).toBe(1);
  expect(await as(manager, change, owner.userId, 'gym_staff', lyon.id, null)).toBe(0);
  for (const [scope, role, gym, of] of [
    [manager, 'super_admin', null, null],
    [manager, 'franchise_owner', null, franchise],
    [manager, 'gym_staff', paris.id, null],
    [{ kind: 'user', userId: owner.userId }, 'super_admin', null, null],
    [{ kind: 'user', userId: owner.userId }, 'gym_staff', alone.id, null],
  ] as const)
    await expect(as(scope, change, staff.userId, role, gym, of), role).rejects.toThrow('row-level security');
});

test('a gym sees who is admitted from a sister gym, and nobody can have a member admitted by another tenant', async () => {
  const admit = (others: readonly string[]) =>
    atTheHub(postgres.pool, `update members set other_gym_ids = $1 where first_name = 'Thomas'`, [others]);
  await admit([lyon.id]);
  const staff = await addUser('gym_staff', { gym_id: lyon.id });
  expect(await namesSeen(staff)).toEqual(['Marie', 'Thomas']);
  const edited = await inScope(postgres.pool, staff, (tx) =>
    tx.query(`update members set first_name = 'X' where first_name = 'Thomas' returning id`),
  );
  expect(edited).toEqual([]);
  await expect(admit([alone.id])).rejects.toThrow('gyms of the same tenant only');
  await admit([]);
});

test('a scope ends with its transaction, also when that fails', async () => {
  const failed = inScope(postgres.pool, { kind: 'system', reason: 'a test' }, (tx) => tx.query('select nonsense'));
  await expect(failed).rejects.toThrow('nonsense');
  for (let index = 0; index < 6; index += 1) {
    expect((await postgres.pool.query('select from members')).rowCount).toBe(0);
  }
});
