import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../src/tenancy/permissions.ts';
import { setStage, tryEveryCell, type Stage } from './matrix.ts';

export interface TriedPostgres {
  /** Of the service login. */
  readonly pool: pg.Pool;
  readonly superuser: pg.Pool;
  stop(): Promise<void>;
}

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly verb: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** What row-level security has to hold on every PostgreSQL that a hub may run on. */
export function permissionsContract(start: () => Promise<TriedPostgres>): void {
  let postgres: TriedPostgres;
  let stage: Stage;
  beforeAll(async () => {
    postgres = await start();
    stage = await setStage(postgres.superuser);
  });
  afterAll(() => postgres.stop());

  test('each of the four roles and a box can do in their own gyms what permissions say, and nothing in another’s', async () => {
    const { cells, wrong } = await tryEveryCell(postgres.pool, stage);
    expect(wrong).toEqual([]);
    const { rows } = await postgres.superuser.query<{ server_version: string }>('show server_version');
    process.stdout.write(`PostgreSQL ${rows[0]?.server_version}: ${cells} cells on ${stage.tables.length} tables\n`);
    expect(cells).toBeGreaterThan(4000);
  }, 300_000);

  test('permissions name no table that is not there', () => {
    const names = new Set(stage.tables.map(({ name }) => name));
    expect(Object.keys(permissions).filter((name) => !names.has(name))).toEqual([]);
  });

  test('a policy that is dropped is missed, whichever it is', async () => {
    const policies = await readPolicies(postgres.superuser);
    expect(policies.length).toBeGreaterThan(100);
    const unnoticed: string[] = [];
    for (const { name, table, verb, using, check } of policies) {
      await postgres.superuser.query(`drop policy "${name}" on ${table}`);
      const { wrong } = await tryEveryCell(postgres.pool, stage, [table]);
      if (wrong.length === 0) unnoticed.push(`${name} on ${table}`);
      await postgres.superuser.query(
        `create policy "${name}" on ${table} for ${verb} to jarvis_service
         ${using === null ? '' : `using (${using})`} ${check === null ? '' : `with check (${check})`}`,
      );
    }
    expect(unnoticed).toEqual([]);
  }, 300_000);

  test.each([
    ['alter policy tenant_select on visits using (true)', 'visits', 'gym_staff select visits of foreign gym'],
    ['alter policy tenant_insert on members with check (true)', 'members', 'box insert members of independent gym'],
    ['create policy extra on users to jarvis_service using (true)', 'users', 'gym_manager update users of sibling gym'],
    ['alter table badges disable row level security', 'badges', 'franchise_owner update badges of foreign gym'],
    ['drop trigger hold_box on boxes', 'boxes', 'box changes boxes.revoked_at'],
    [
      'create table parcels (id uuid primary key, gym_id uuid); grant select on parcels to jarvis_service',
      'parcels',
      '',
    ],
  ])('what is opened by “%s” is noticed', async (hole, table, leak) => {
    const { superuser } = postgres;
    const former = await readPolicies(superuser);
    await superuser.query(hole);
    const opened = leak === '' ? await setStage(superuser) : stage;
    const { wrong } = await tryEveryCell(postgres.pool, opened, [table]);
    await superuser.query(`drop table if exists parcels; drop policy if exists extra on users;
      alter table badges enable row level security`);
    for (const { name, table: of, using, check } of former) {
      await superuser.query(
        `alter policy "${name}" on ${of} ${using === null ? '' : `using (${using})`} ${check === null ? '' : `with check (${check})`}`,
      );
    }
    expect(wrong).toContain(
      leak === '' ? `${table}: permissions.ts does not say who may do what` : `${leak}: done, and should be refused`,
    );
  });
}

async function readPolicies(superuser: pg.Pool): Promise<Policy[]> {
  const { rows } = await superuser.query<Policy>(
    `select polname as name, polrelid::regclass::text as table, pg_get_expr(polqual, polrelid) as using,
       pg_get_expr(polwithcheck, polrelid) as check,
       case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as verb
     from pg_policy where 'jarvis_service'::regrole = any(polroles)`,
  );
  return rows;
}
