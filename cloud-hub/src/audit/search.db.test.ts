import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { inScope } from '../tenancy/scope.ts';
import { readPage } from './routes.ts';
import { auditSearch, type AuditSearch, type Realm } from './search.ts';

/** Entries in the log; more can be asked for by who measures. */
const entries = Number(process.env['AUDIT_ENTRIES'] ?? 60_000);
const startMs = Date.UTC(2026, 0, 1);
let postgres: TestPostgres;
let franchise: string;
let lyon: TestGym;
let alone: TestGym;
const users = { admin: newId(), owner: newId(), manager: newId(), staff: newId(), independent: newId() };

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { pool, superuser } = postgres;
  franchise = await addFranchise(pool);
  lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
  const paris = await addGym(pool, 'Paris', { franchiseId: franchise });
  alone = await addGym(pool, 'Seule');
  const addUser = 'insert into users (id, email, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5)';
  await atTheHub(pool, addUser, [users.admin, 'admin@jarvis.example', 'super_admin', null, null]);
  await atTheHub(pool, addUser, [users.owner, 'owner@forme.example', 'franchise_owner', franchise, null]);
  await atTheHub(pool, addUser, [users.manager, 'manager@forme.example', 'gym_manager', null, lyon.id]);
  await atTheHub(pool, addUser, [users.staff, 'staff@forme.example', 'gym_staff', null, lyon.id]);
  await atTheHub(pool, addUser, [users.independent, 'manager@seule.example', 'gym_manager', null, alone.id]);
  // As many lines take long one by one: what completes them is set aside, and what it would write is given.
  await superuser.query('alter table audit_log disable trigger complete');
  await superuser.query(
    `insert into audit_log (id, at, tenant_id, gym_id, franchise_id, actor_kind, actor_id, actor, action, table_name, row_id)
     select gen_random_uuid(), timestamptz 'epoch' + ($1::bigint + n * 1000) * interval '1 millisecond', coalesce(place.franchise, place.gym),
       place.gym, place.franchise, 'user', $6, 'owner@forme.example',
       case when n % 5000 = 0 then 'box_revoked' else 'member_edited' end, 'members', 'row-' || n
     from generate_series(1, $2::int) n
     join (values (0, $3::uuid, $5::uuid), (1, $4, $5), (2, $7, null)) place (turn, gym, franchise)
       on place.turn = case when n % 1000 = 1 then 2 else n % 2 end`,
    [startMs, entries, lyon.id, paris.id, franchise, users.owner, alone.id],
  );
  await superuser.query('alter table audit_log enable always trigger complete');
  await superuser.query('vacuum analyze audit_log');
  await atTheHub(
    pool,
    `insert into audit_log (id, at, franchise_id, actor_kind, actor_id, action) values ($1, now(), $2, 'user', $3, 'franchise_renamed')`,
    [newId(), franchise, users.owner],
  );
  await atTheHub(
    pool,
    `insert into audit_log (id, at, actor_kind, actor, action) values ($1, now(), 'system', 'nightly', 'cleaned_up')`,
    [newId()],
  );
});
afterAll(() => postgres.stop());

const everywhere: Realm = 'everywhere';
const as = (userId: string, realm: Realm, search: AuditSearch = {}, size = 50) =>
  inScope(postgres.pool, { kind: 'user', userId }, (tx) => readPage(tx, realm, search, size));

test('managers read the log of their gym, owners of their franchise, super admins all of it, and staff nothing', async () => {
  const placesOf = async (userId: string) =>
    new Set((await as(userId, everywhere, {}, 5000)).entries.map(({ gymId, franchiseId }) => gymId ?? franchiseId));
  expect(await placesOf(users.manager)).toEqual(new Set([lyon.id]));
  expect(await placesOf(users.independent)).toEqual(new Set([alone.id]));
  expect(await placesOf(users.staff)).toEqual(new Set());
  const seenByOwner = await placesOf(users.owner);
  expect([seenByOwner.size, seenByOwner.has(franchise), seenByOwner.has(alone.id)]).toEqual([3, true, false]);
  expect((await placesOf(users.admin)).has(null)).toBe(true);
});

test.each([
  ['an action', { action: 'box_revoked' }],
  ['a word', { text: 'BOX_rev' }],
])(
  'the pages of a search for %s follow one another without gap or double, until there are no more',
  async (_what, search) => {
    const rows: string[] = [];
    let cursor: string | null = null;
    do {
      const [micros = '', id = ''] = cursor?.split('.') ?? [];
      const page = await as(
        users.admin,
        everywhere,
        { ...search, after: cursor === null ? undefined : { micros, id } },
        5,
      );
      rows.push(...page.entries.map(({ rowId }) => rowId ?? ''));
      ({ cursor } = page);
    } while (cursor !== null);
    const all = Array.from({ length: Math.floor(entries / 5000) }, (_, index) => `row-${(index + 1) * 5000}`);
    expect(rows).toEqual(all.toReversed());
  },
);

test('the choice of actions names each once', async () => {
  expect((await as(users.manager, { gymId: lyon.id })).actions).toEqual([
    'box_revoked',
    'cleaned_up',
    'franchise_renamed',
    'member_edited',
  ]);
});

const searches: readonly [string, string, Realm | 'lyon' | 'franchise' | 'alone', AuditSearch][] = [
  ['the first page of everybody', 'admin', everywhere, {}],
  ['what one person did', 'admin', everywhere, { actorId: users.owner }],
  ['one rare action everywhere', 'admin', everywhere, { action: 'box_revoked' }],
  ['a rare word everywhere', 'admin', everywhere, { text: 'row-54321' }],
  ['a common word everywhere', 'admin', everywhere, { text: 'forme' }],
  ['a page in the middle', 'admin', everywhere, { until: startMs + (entries * 1000) / 2 }],
  ['the first page of a franchise', 'owner', 'franchise', {}],
  ['the first page of a gym', 'manager', 'lyon', {}],
  ['a small gym among large ones', 'independent', 'alone', {}],
  ['a word in a small gym', 'independent', 'alone', { text: 'nothing like it' }],
];

test.each(searches)('the log is never read from end to end: %s', async (what, who, where, search) => {
  const userId = users[who as keyof typeof users];
  const realms: Record<string, Realm> = {
    everywhere,
    lyon: { gymId: lyon.id },
    alone: { gymId: alone.id },
    franchise: { franchiseId: franchise },
  };
  const { text, values } = auditSearch(realms[where as string]!, search, 51);
  const plan = await inScope(postgres.pool, { kind: 'user', userId }, async (tx) =>
    (await tx.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values)).map(
      (row) => row['QUERY PLAN'],
    ),
  );
  expect(plan.join('\n'), what).not.toContain('Seq Scan on audit_log');
  if (process.env['AUDIT_ENTRIES']) process.stdout.write(`${what}: ${plan.join('\n')}\n`);
});
