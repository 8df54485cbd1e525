import { once } from 'node:events';
import { connect } from 'node:net';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { getShape, Replicas, until } from '../../test/replica.ts';
import { inScope } from '../tenancy/scope.ts';
import { eraseFromShapes } from './redact.ts';
import { shapeContract } from './shape.contract.ts';

shapeContract('the hub itself', startTestHub);

let hub: TestHub;
let pool: pg.Pool;
let superuser: pg.Pool;
let lyon: TestGym;
let atLyon: TestBox;
const replicas = new Replicas();

beforeAll(async () => {
  hub = await startTestHub();
  ({ pool, superuser } = hub.postgres);
  lyon = await addGym(pool, 'Lyon');
  atLyon = await new TestBox(hub.url).provision(lyon);
});
/** Where a box stands that has just loaded a table. */
const placeOf = async (table: string): Promise<string> => {
  const { headers } = await getShape(atLyon, `${table}?offset=-1`);
  return `offset=${headers.get('electric-offset')}&handle=${headers.get('electric-handle')}`;
};

afterEach(() => replicas.end());
afterAll(() => hub.stop());

test('after a restart of the hub a box that was following goes on where it was, and misses nothing', async () => {
  const replica = await replicas.follow(atLyon, 'members');
  await hub.restart();
  const jean = await addMember(pool, lyon.id, 'Jean');
  await until(() => expect(replica.names()).toContain('Jean'));
  expect(replica.refetches).toBe(0);
  await atTheHub(pool, 'delete from members where id = $1', [jean]);
  await until(() => expect(replica.names()).not.toContain('Jean'));
});

test('a hub that loses its connections to the database goes on where it was', async () => {
  const replica = await replicas.follow(atLyon, 'members');
  for (const name of ['One', 'Two', 'Three']) {
    await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jarvis_sync'`);
    await addMember(pool, lyon.id, name);
  }
  await until(() => expect(replica.names()).toEqual(expect.arrayContaining(['One', 'Two', 'Three'])));
  expect(replica.refetches).toBe(0);
});

test('what was kept long enough is removed, and only who is further behind begins anew', async () => {
  const replica = await replicas.follow(atLyon, 'members');
  const early = await placeOf('members');
  const prune = () => superuser.query(`select app.prune_shapes(interval '0', 1000000)`);
  await addMember(pool, lyon.id, 'Kept');
  await until(() => expect(replica.names()).toContain('Kept'));
  // Turns are dated by the clock of the database, and one of this very moment is not older than it.
  await superuser.query(`update change_turns set read_at = now() - interval '1 minute'`);
  await superuser.query(`update shape_handles set last_used_at = now() + interval '1 minute'`);
  await addMember(pool, lyon.id, 'Last');
  await until(() => expect(replica.names()).toContain('Last'));
  await prune();
  const { rows } = await superuser.query<{ turns: string; changes: string }>(
    'select (select count(*) from change_turns) as turns, (select count(*) from change_log) as changes',
  );
  expect(rows).toEqual([{ turns: '1', changes: '1' }]);
  await hub.restart();
  expect((await getShape(atLyon, `members?${early}`)).status).toBe(409);
  await addMember(pool, lyon.id, 'Later');
  await until(() => expect(replica.names()).toContain('Later'));
  expect(replica.refetches).toBe(0);
});

test('a handle that nobody used for long is forgotten', async () => {
  const place = await placeOf('members');
  expect((await getShape(atLyon, `members?${place}`)).status).toBe(200);
  await superuser.query(`update shape_handles set last_used_at = now() - interval '8 days'`);
  await superuser.query(`select app.prune_shapes(interval '7 days', 1000000)`);
  expect((await superuser.query('select from shape_handles')).rowCount).toBe(0);
  await hub.restart();
  expect((await getShape(atLyon, `members?${place}`)).status).toBe(409);
});

test('where the log cannot be continued every box begins anew: changes gone unread, another copy of the database, a column of another type', async () => {
  const replica = await replicas.follow(atLyon, 'members');
  await superuser.query('update change_log_floor set pruned_xid = pg_current_xact_id()');
  await addMember(pool, lyon.id, 'Inès');
  await until(() => expect(replica.names()).toContain('Inès'));
  expect(replica.refetches).toBe(1);
  await superuser.query(`update change_turns set snapshot = '900000000:900000000:'`);
  await hub.restart();
  await addMember(pool, lyon.id, 'Jade');
  await until(() => expect(replica.names()).toContain('Jade'));
  expect(replica.refetches).toBe(2);
  await superuser.query('alter table members alter suspended_reason type varchar(100)');
  await hub.restart();
  await addMember(pool, lyon.id, 'Kim');
  await until(() => expect(replica.names()).toContain('Kim'));
  expect(replica.refetches).toBe(3);
});

test('erased text is nowhere in what shapes are served from, and who is behind still comes to the right rows', async () => {
  const secret = 'Zebulon-the-erased';
  const [kept, gone] = [await addMember(pool, lyon.id, secret), await addMember(pool, lyon.id, secret)];
  const replica = await replicas.follow(atLyon, 'members');
  const behind = await placeOf('members');
  await atTheHub(pool, `update members set last_name = $2 where id = $1`, [kept, secret]);
  await until(() => expect(replica.operations).toContain('update'));
  await inScope(pool, { kind: 'system', reason: 'preparing a test' }, async (tx) => {
    await tx.query(`update members set first_name = '', last_name = '' where id = $1`, [kept]);
    await tx.query('delete from members where id = $1', [gone]);
    const columns = ['first_name', 'last_name'];
    expect(await eraseFromShapes(tx, { table: 'members', rowIds: [kept, gone], columns })).toBeGreaterThan(3);
  });
  const { rows } = await superuser.query<{ text: string }>(
    `select t::text as text from (select c::text from change_log c union all select s::text from change_turns s
     union all select h::text from shape_handles h) as t (t)`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ text }) => text.includes(secret))).toEqual([]);
  const catchUp = await getShape(atLyon, `members?${behind}`);
  const text = await catchUp.text();
  expect([catchUp.status, text.includes(secret), text.includes(kept), text.includes(gone)]).toEqual([
    200,
    false,
    true,
    true,
  ]);
  expect(await (await getShape(atLyon, 'members?offset=-1')).text()).not.toContain(secret);
  await until(() => expect([...replica.rows.values()].some((row) => JSON.stringify(row).includes(secret))).toBe(false));
  expect(replica.refetches).toBe(0);
});

test('only the hub itself may erase, and only from tables that boxes mirror', async () => {
  await expect(
    inScope(pool, { kind: 'box', gymId: lyon.id }, (tx) =>
      tx.query(`select app.redact_change_log('members', 'x', '{first_name}')`),
    ),
  ).rejects.toThrow('Only the hub itself');
});

test('those who wait for a change are answered at once when the hub stops, and connections without a request are cut', async () => {
  const beginning = await getShape(atLyon, 'members?offset=-1');
  const place = `offset=${beginning.headers.get('electric-offset')}&handle=${beginning.headers.get('electric-handle')}`;
  const here = await getShape(atLyon, `members?${place}`);
  const unused = connect(Number(new URL(hub.url).port), '127.0.0.1').on('error', () => undefined);
  await once(unused, 'connect');
  const live = getShape(
    atLyon,
    `members?live=true&${place.replace(/offset=[^&]*/, `offset=${here.headers.get('electric-offset')}`)}`,
  );
  // Answered by the same process in order, so the live request is waiting by then.
  await getShape(atLyon, 'members?offset=-1');
  await hub.restart();
  const response = await live;
  expect(response.status).toBe(200);
  expect(response.headers.get('electric-cursor')).toMatch(/^\d+$/);
});
