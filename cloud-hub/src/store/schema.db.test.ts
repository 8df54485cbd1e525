import { catalogue, downTables, downTable } from '@jarvis-edge/sync/catalogue.ts';
import type { ColumnKind } from '@jarvis-edge/sync/table.ts';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, addMember, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { migrate, readMigrations } from './migrate.ts';
import { roleNames } from './role-passwords.ts';
import { proveSeparateLogins, proveServiceLogin, withClient } from './roles.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const typesOf: Record<ColumnKind, readonly string[]> = {
  text: ['text', 'uuid'],
  integer: ['int4', 'int2'],
  bigint: ['int8'],
  real: ['float4', 'float8'],
  boolean: ['bool'],
  time: ['timestamptz'],
  json: ['jsonb'],
};

test('every column that boxes and hub exchange exists at the hub, in a type of its kind', async () => {
  const { rows } = await postgres.superuser.query<{ table_name: string; column_name: string; udt_name: string }>(
    `select table_name, column_name, udt_name from information_schema.columns where table_schema = 'public'`,
  );
  const types = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row.udt_name]));
  for (const [table, { columns }] of Object.entries(catalogue)) {
    for (const [column, kind] of Object.entries(columns)) {
      expect(typesOf[kind as ColumnKind], `${table}.${column}`).toContain(types.get(`${table}.${column}`));
    }
  }
});

test('the change log notes exactly the columns that boxes mirror, and the one that decides who sees them', async () => {
  const { rows } = await postgres.superuser.query<{ table: string; args: Buffer }>(
    `select tgrelid::regclass::text as table, tgargs as args from pg_trigger where tgname = 'log_change'`,
  );
  const noted = new Map(rows.map(({ table, args }) => [table, args.toString().split('\0').filter(Boolean).toSorted()]));
  for (const name of downTables) {
    const { columns, scope } = downTable(name)!;
    expect([name, noted.get(name)]).toEqual([name, [...new Set([...Object.keys(columns), scope.column])].toSorted()]);
  }
  expect(noted.size).toBe(downTables.length);
});

/** Tables that say whose their rows are, and are not held to it. */
const unprotected = `
  select c.relname as name from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    and (c.relname in ('gyms', 'franchises')
      or exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                 and a.attname in ('gym_id', 'tenant_id', 'franchise_id')))
    and not (c.relrowsecurity and c.relforcerowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')
                  and 'jarvis_service'::regrole = any(p.polroles)))`;

test('every table with rows of tenants is closed to the wrong tenant, and the check itself would notice one that is not', async () => {
  expect((await postgres.superuser.query(unprotected)).rows).toEqual([]);
  await withClient(postgres.urls.superuser, async (client) => {
    for (const hole of ['drop policy tenant_select on visits', 'alter table visits no force row level security']) {
      await client.query('begin');
      await client.query(hole);
      expect([hole, (await client.query(unprotected)).rows]).toEqual([hole, [{ name: 'visits' }]]);
      await client.query('rollback');
    }
  });
});

test('visits and the audit log can be added to and read, never changed', async () => {
  const { rows } = await postgres.superuser.query<{ table_name: string; granted: string }>(
    `select table_name, string_agg(privilege_type, ',' order by privilege_type) as granted
     from information_schema.role_table_grants where grantee = 'jarvis_service' group by 1`,
  );
  const granted = new Map(rows.map((row) => [row.table_name, row.granted]));
  for (const table of ['visits', 'received_operations', 'received_runs', 'audit_log'])
    expect([table, granted.get(table)]).toEqual([table, 'INSERT,SELECT']);
  expect(granted.has('change_log')).toBe(false);
});

test('the sync login reads what boxes mirror and the change log, and nothing else', async () => {
  const { rows } = await postgres.superuser.query<{ table_name: string; privilege_type: string }>(
    `select table_name, privilege_type from information_schema.role_table_grants where grantee = 'jarvis_sync'`,
  );
  expect(rows.map((row) => row.table_name).toSorted()).toEqual(
    [...downTables, 'change_log', 'change_log_floor', 'change_turns', 'shape_handles'].toSorted(),
  );
  expect(new Set(rows.map((row) => row.privilege_type))).toEqual(new Set(['SELECT']));
});

test('the hub does not start with a login that could step around row-level security', async () => {
  await expect(proveServiceLogin(postgres.urls.service)).resolves.toBeUndefined();
  await expect(proveServiceLogin(postgres.urls.superuser)).rejects.toThrow('may step around row-level security');
  await expect(proveServiceLogin(postgres.urls.owner)).rejects.toThrow('owns the table');
  for (const [give, take] of [
    ['alter role jarvis_service bypassrls', 'alter role jarvis_service nobypassrls'],
    ['alter role jarvis_service createrole', 'alter role jarvis_service nocreaterole'],
    ['grant jarvis_owner to jarvis_service', 'revoke jarvis_owner from jarvis_service'],
  ] as const) {
    await postgres.superuser.query(give);
    await expect(proveServiceLogin(postgres.urls.service)).rejects.toBeInstanceOf(StartRefused);
    await postgres.superuser.query(take);
  }
});

test('the hub does not migrate with the login that it serves with', async () => {
  const { owner, service } = postgres.urls;
  await expect(proveSeparateLogins(owner, service)).resolves.toBeUndefined();
  await expect(proveSeparateLogins(service, service)).rejects.toThrow('sign in as the same "jarvis_service"');
});

test('none of the three logins is more than it has to be', async () => {
  const { rows } = await postgres.superuser.query(
    `select rolname from pg_roles where rolname = any($1)
       and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
    [[roleNames.owner, roleNames.service, roleNames.sync]],
  );
  expect(rows).toEqual([]);
});

test('migrating again does nothing, and a migration that was reworded after it was applied is refused', async () => {
  expect(await migrate(postgres.urls.owner)).toEqual([]);
  const reworded = readMigrations().map((file, index) => (index === 2 ? { ...file, sql: `${file.sql}\n` } : file));
  await expect(migrate(postgres.urls.owner, reworded)).rejects.toThrow(
    '0003-scope.sql was applied to this database in another wording',
  );
});

test('a migration that fails leaves nothing behind, and an older hub runs on a newer schema', async () => {
  const broken = { name: '9998-broken.sql', sql: 'create table half (); select nonsense' };
  await expect(migrate(postgres.urls.owner, [...readMigrations(), broken])).rejects.toThrow('9998-broken.sql failed');
  expect((await postgres.superuser.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
  const newer = { name: '9999-newer.sql', sql: 'create table newer ()' };
  expect(await migrate(postgres.urls.owner, [...readMigrations(), newer])).toEqual(['9999-newer.sql']);
  expect(await migrate(postgres.urls.owner)).toEqual([]);
});

test('whoever was erased before reports forgot the erased goes out of them, and the figures stay', async () => {
  const { pool, superuser } = postgres;
  const [gym, other] = [await addGym(pool, 'Confluence'), await addGym(pool, 'Gerland')];
  const [marie, jean] = [await addMember(pool, gym.id, ''), await addMember(pool, gym.id, 'Jean')];
  const said = (...ids: string[]) => ({ metrics: { members_at_risk: 2 }, members: ids.map((id) => ({ id })) });
  for (const [of, body] of [
    [gym, said(marie, jean)],
    [other, said(marie)],
    [gym, { members: marie }],
  ] as const) {
    await atTheHub(
      pool,
      `insert into reports (id, gym_id, type, period_start, period_end, title, body, status, computed_at)
       values ($1, $2, 'weekly', now(), now(), 'gym_week', $3, 'archived', now())`,
      [newId(), of.id, JSON.stringify(body)],
    );
  }
  await atTheHub(
    pool,
    `insert into redactions (id, gym_id, subject, subject_id, requested_at) values ($1, $2, 'member', $3, now())`,
    [newId(), gym.id, marie],
  );
  const name = '0102-reports-forget-the-erased.sql';
  await superuser.query('delete from applied_migrations where name = $1', [name]);
  expect(await migrate(postgres.urls.owner)).toEqual([name]);
  const reports = await atTheHub(pool, 'select body from reports where gym_id = $1 order by id', [gym.id]);
  expect(reports.map(({ body }) => body)).toEqual([said(jean), { members: marie }]);
  expect(await atTheHub(pool, 'select body from reports where gym_id = $1', [other.id])).toEqual([
    { body: said(marie) },
  ]);
  const { rows } = await superuser.query(
    `select before::text, after::text from change_log where table_name = 'reports' and coalesce(after, before)::text like $1`,
    [`%${jean}%`],
  );
  expect(JSON.stringify(rows)).not.toContain(marie);
  const forced = await superuser.query(
    `select relname from pg_class where relname in ('reports', 'redactions') and not relforcerowsecurity`,
  );
  expect(forced.rows).toEqual([]);
});

test('a member who moves to another gym of the franchise takes badges, preferences and profile along', async () => {
  const { pool } = postgres;
  const franchise = await addFranchise(pool);
  const [from, to] = [
    await addGym(pool, 'Ainay', { franchiseId: franchise }),
    await addGym(pool, 'Bellecour', { franchiseId: franchise }),
  ];
  const marie = await addMember(pool, from.id, 'Marie');
  for (const table of ['member_preferences', 'member_fitness_profiles']) {
    await atTheHub(pool, `insert into ${table} (id, member_id, gym_id) values (gen_random_uuid(), $1, $2)`, [
      marie,
      from.id,
    ]);
  }
  await atTheHub(
    pool,
    `insert into badges (id, gym_id, tenant_id, member_id, label, hmacs) values (gen_random_uuid(), $1, $2, $3, 'BADGE001', '{}')`,
    [from.id, franchise, marie],
  );
  await atTheHub(pool, 'update members set other_gym_ids = $2 where id = $1', [marie, [to.id]]);
  const gymsOf = (table: string) =>
    atTheHub(pool, `select gym_id, gym_ids from ${table} where member_id = $1`, [marie]);
  expect(await gymsOf('member_preferences')).toEqual([{ gym_id: from.id, gym_ids: [to.id, from.id] }]);
  await atTheHub(pool, `update members set gym_id = $2, other_gym_ids = '{}' where id = $1`, [marie, to.id]);
  for (const table of ['member_preferences', 'member_fitness_profiles']) {
    expect([table, await gymsOf(table)]).toEqual([table, [{ gym_id: to.id, gym_ids: [to.id] }]]);
  }
  expect(await atTheHub(pool, 'select gym_id from badges where member_id = $1', [marie])).toEqual([{ gym_id: to.id }]);
});
