import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import type { Actor, Deed } from '../audited.ts';
import { withClient } from '../store/roles.ts';
import { inScope, type Scope } from '../tenancy/scope.ts';
import { createWriteAudit } from './write.ts';

const at = Date.UTC(2026, 10, 21, 9);
const writeAudit = createWriteAudit({ newId, now: () => at });
const hub: Scope = { kind: 'system', reason: 'a test' };
const owner = newId();
const manager = newId();
const ownerAsActor: Actor = { kind: 'user', id: owner, address: '192.0.2.7' };
let postgres: TestPostgres;
let franchise: string;
let other: string;
let lyon: TestGym;
let alone: TestGym;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { pool } = postgres;
  franchise = await addFranchise(pool);
  other = await addFranchise(pool, 'Tonus');
  lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
  alone = await addGym(pool, 'Seule');
  const addUser = 'insert into users (id, email, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5)';
  await atTheHub(pool, addUser, [owner, 'owner@forme.example', 'franchise_owner', franchise, null]);
  await atTheHub(pool, addUser, [manager, 'manager@forme.example', 'gym_manager', null, lyon.id]);
});
afterAll(() => postgres.stop());

const write = (scope: Scope, actor: Actor, deed: Deed) =>
  inScope(postgres.pool, scope, (tx) => writeAudit(tx, actor, deed));
const asOwner: Scope = { kind: 'user', userId: owner };
const lastOf = async (action: string) =>
  (await postgres.superuser.query('select * from audit_log where action = $1 order by id desc limit 1', [action]))
    .rows[0];

test('the log says who did what to which row, what differed, from where and when', async () => {
  await write(asOwner, ownerAsActor, {
    action: 'gym_renamed',
    gymId: lyon.id,
    table: 'gyms',
    rowId: lyon.id,
    before: { name: 'Lyon', city: 'Lyon' },
    after: { name: 'Lyon Ainay', city: 'Lyon' },
  });
  expect(await lastOf('gym_renamed')).toMatchObject({
    at: new Date(at),
    actor_kind: 'user',
    actor_id: owner,
    actor: 'owner@forme.example',
    gym_id: lyon.id,
    franchise_id: franchise,
    tenant_id: franchise,
    table_name: 'gyms',
    row_id: lyon.id,
    before: { name: 'Lyon' },
    after: { name: 'Lyon Ainay' },
    details: {},
    address: '192.0.2.7',
  });
});

test('what concerns a franchise, an independent gym or the organisation alone is kept under that tenant', async () => {
  await write(asOwner, ownerAsActor, { action: 'franchise_renamed', franchiseId: franchise });
  await write(hub, { kind: 'system', reason: 'nightly' }, { action: 'cleaned_up' });
  await write(hub, { kind: 'system', reason: 'nightly' }, { action: 'gym_cleaned_up', gymId: alone.id });
  expect(await lastOf('franchise_renamed')).toMatchObject({ tenant_id: franchise, gym_id: null });
  expect(await lastOf('cleaned_up')).toMatchObject({
    actor: 'nightly',
    tenant_id: '00000000-0000-0000-0000-000000000000',
  });
  expect(await lastOf('gym_cleaned_up')).toMatchObject({ tenant_id: alone.id, franchise_id: null });
});

test('the version before writes its lines as it always did', async () => {
  await atTheHub(
    postgres.pool,
    `insert into audit_log (id, gym_id, at, actor_kind, actor_id, action, table_name, row_id, address, details)
     values ($1, $2, now(), 'box', $3, 'box_provisioned', 'boxes', $4, '127.0.0.1', '{}')`,
    [newId(), lyon.id, newId(), newId()],
  );
  expect(await lastOf('box_provisioned')).toMatchObject({ tenant_id: franchise, franchise_id: franchise });
});

test('what is undone leaves no line, and what looks like a secret is not written at all', async () => {
  const undone = inScope(postgres.pool, asOwner, async (tx) => {
    await writeAudit(tx, ownerAsActor, { action: 'undone', franchiseId: franchise });
    throw new Error('the rest failed');
  });
  await expect(undone).rejects.toThrow('the rest failed');
  expect(await lastOf('undone')).toBe(undefined);
  await expect(
    write(asOwner, ownerAsActor, { action: 'told', franchiseId: franchise, after: { password_hash: 'x' } }),
  ).rejects.toThrow('The deed told would write password_hash into the audit log.');
});

test('nobody writes into the log of another tenant, or in the name of another', async () => {
  const deed = { action: 'forged', gymId: lyon.id };
  const refused = 'row-level security';
  await expect(write(asOwner, ownerAsActor, { action: 'forged', gymId: alone.id })).rejects.toThrow(refused);
  await expect(write(asOwner, ownerAsActor, { action: 'forged', franchiseId: other })).rejects.toThrow(refused);
  await expect(write(asOwner, ownerAsActor, { action: 'forged' })).rejects.toThrow(refused);
  await expect(write(asOwner, { kind: 'user', id: manager, address: null }, deed)).rejects.toThrow(refused);
  await expect(write(asOwner, { kind: 'system', reason: 'nobody' }, deed)).rejects.toThrow(refused);
  await expect(write({ kind: 'box', gymId: lyon.id }, ownerAsActor, deed)).rejects.toThrow(refused);
  await expect(
    write({ kind: 'box', gymId: alone.id }, { kind: 'box', id: newId(), address: null }, deed),
  ).rejects.toThrow(refused);
});

test('the hub’s login can neither rewrite the log nor lift what forbids it', async () => {
  const before = await postgres.superuser.query('select * from audit_log order by id');
  const attempts = [
    `update audit_log set action = 'nothing'`,
    'delete from audit_log',
    'truncate audit_log',
    `insert into audit_log (id, tenant_id, actor_kind, action) select id, tenant_id, 'system', 'nothing' from audit_log
       on conflict (tenant_id, id) do update set action = 'nothing'`,
    `merge into audit_log a using (select 1) x on true when matched then delete`,
    'alter table audit_log disable trigger never_rewritten',
    'alter table audit_log disable trigger all',
    'alter table audit_log disable row level security',
    'alter table audit_log no force row level security',
    'alter table audit_log rename to forgotten',
    'alter table audit_log drop column actor',
    'drop table audit_log',
    'drop trigger never_rewritten on audit_log',
    'drop policy reads on audit_log',
    'create policy mine on audit_log using (true)',
    `grant update on audit_log to jarvis_service; update audit_log set action = 'nothing'`,
    'create rule forget as on insert to audit_log do instead nothing',
    `create or replace function app.refuse_rewriting() returns trigger language plpgsql as 'begin return new; end'`,
    'drop function app.refuse_rewriting cascade',
    `set session_replication_role = 'replica'`,
    'set role jarvis_owner',
    'set session authorization jarvis_owner',
  ];
  await withClient(postgres.urls.service, async (client) => {
    for (const attempt of attempts) {
      await client.query('begin');
      await client.query(`select set_config('app.system', 'an intruder', true)`);
      const failure = await client.query(attempt).then(
        () => 'it was let do so',
        (error: { code?: string }) => error.code,
      );
      // 42501: insufficient privilege; 42000s of other kinds would say that the attempt was ill-formed.
      expect([attempt, failure]).toEqual([attempt, '42501']);
      await client.query('rollback');
    }
  });
  expect((await postgres.superuser.query('select * from audit_log order by id')).rows).toEqual(before.rows);
});

test('the owner of the tables cannot rewrite it either, even as replication does, until the triggers are dropped', async () => {
  const attempts = [`update audit_log set action = 'x'`, 'delete from audit_log', 'truncate audit_log'];
  await withClient(postgres.urls.superuser, async (client) => {
    for (const mode of ['origin', 'replica']) {
      for (const attempt of attempts) {
        await client.query(`begin; set local session_replication_role = '${mode}'`);
        await expect(client.query(attempt), `${attempt} as ${mode}`).rejects.toThrow('was done, and stays');
        await client.query('rollback');
      }
    }
  });
});
