import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../test/postgres.ts';
import { startEndpoint, type Endpoint } from './endpoint.ts';

let postgres: TestPostgres;
let database: pg.Pool;
let endpoint: Endpoint;
const start = (port = 0): Promise<Endpoint> =>
  startEndpoint({
    databaseUrl: postgres.urls.superuser,
    host: '127.0.0.1',
    port,
    pageBytes: 10_000,
    maxAge: 1,
    staleAge: 3,
    warn: () => undefined,
  });

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = postgres.superuser;
  await database.query(`create table "Any thing" (a int, b text, c text, primary key (a, b))`);
  await database.query(`insert into "Any thing" values (1, 'x/y', null), (2, 'z', 'two')`);
  endpoint = await start();
});
afterAll(async () => {
  await endpoint.stop();
  await postgres.stop();
});

type Query = Readonly<Record<string, string>>;
const table = { table: '"Any thing"' };
const ask = (query: Query, init: RequestInit = {}): Promise<Response> =>
  fetch(`${endpoint.url}/v1/shape?${new URLSearchParams({ ...table, ...query }).toString()}`, init);
const begin = async (query: Query = {}) => {
  const response = await ask({ offset: '-1', ...query });
  expect(response.status).toBe(200);
  const handle = response.headers.get('electric-handle') ?? '';
  return { ...query, handle, offset: response.headers.get('electric-offset') ?? '' };
};
interface Told {
  readonly key?: string;
  readonly value?: Record<string, string | null>;
  readonly headers: Record<string, unknown>;
}
const follow = async (place: Query): Promise<Told[]> => {
  const response = await ask(place);
  expect(response.status).toBe(200);
  return (await response.json()) as Told[];
};
const changes = (told: readonly Told[]) =>
  told.flatMap(({ headers, value }) => (headers['operation'] === undefined ? [] : [[headers['operation'], value]]));

test('a condition is PostgreSQL’s own, judged on the row before and after each change', async () => {
  const place = await begin({ where: "length(c) > $1 and c like 't%'", 'params[1]': '2' });
  await database.query(`update "Any thing" set c = 'three' where a = 1`);
  await database.query(`update "Any thing" set c = 'twelve' where a = 2`);
  await database.query(`update "Any thing" set c = 'to' where a = 1`);
  await database.query(`update "Any thing" set c = 'no' where a = 1`);
  expect(changes(await follow(place))).toEqual([
    ['insert', { a: '1', b: 'x/y', c: 'three' }],
    ['update', { a: '2', b: 'z', c: 'twelve' }],
    ['delete', { a: '1', b: 'x/y' }],
  ]);
});

test.each([
  ['1 x 1', 'At location 17: syntax error at or near "x"'],
  ['d = 1', 'column "d" does not exist'],
  ['a', 'argument of IS TRUE must be type boolean, not type integer'],
  ['true) or (true', expect.stringContaining('syntax error')],
  ['true; drop table "Any thing"', 'cannot insert multiple commands into a prepared statement'],
  ['a in (select 1 from "Any thing")', 'Subqueries are not supported'],
])('the condition %s is refused', async (where, reason) => {
  const response = await ask({ offset: '-1', where });
  expect([response.status, await response.json()]).toEqual([
    400,
    { message: 'Invalid request', errors: { where: [reason] } },
  ]);
});

test.each([
  [{ table: 'missing' }, 'table'],
  [{ columns: 'a' }, 'columns'],
  [{ columns: 'a,b,d' }, 'columns'],
  [{ offset: 'soon' }, 'offset'],
])('%j is refused in Electric’s form', async (query, parameter) => {
  const response = await ask({ offset: '-1', ...query });
  expect([response.status, await response.json()]).toEqual([
    400,
    { message: 'Invalid request', errors: { [parameter]: [expect.any(String)] } },
  ]);
});

test('a key of several columns, in any characters, is one key', async () => {
  const told = (await (await ask({ offset: '-1' })).json()) as Told[];
  expect(told.map(({ key }) => key)).toContain('"public"."Any thing"/"1"/"x//y"');
});

test('who follows begins anew when the table’s definition changes; who named other columns goes on', async () => {
  const [all, some] = [await begin(), await begin({ columns: 'a,b' })];
  const live = ask({ ...all, live: 'true', offset: (await ask(all)).headers.get('electric-offset') ?? '' });
  await database.query('alter table "Any thing" add d int');
  const response = await live;
  expect(response.status).toBe(409);
  expect(response.headers.get('electric-handle')).not.toBe(all.handle);
  await database.query(`insert into "Any thing" values (7, 'seven', null, 77)`);
  expect(changes(await follow(some))).toEqual([['insert', { a: '7', b: 'seven' }]]);
  const next = await begin();
  await database.query(`update "Any thing" set d = 78 where a = 7`);
  expect(changes(await follow(next))).toEqual([['update', { a: '7', b: 'seven', d: '78' }]]);
});

test('an emptied table, a deleted shape and a table made anew are begun anew', async () => {
  const first = await begin();
  await database.query('truncate "Any thing"');
  expect((await ask(first)).status).toBe(409);
  const second = await begin();
  expect((await ask(second, { method: 'DELETE' })).status).toBe(202);
  expect((await ask(second)).status).toBe(409);
  expect((await ask({ handle: 'none', table: 'x' }, { method: 'DELETE' })).status).toBe(400);
  const third = await begin();
  await database.query(
    'begin; drop table "Any thing"; create table "Any thing" (a int, b text, c text, d int, primary key (a, b)); commit',
  );
  // The change of definition is read with what follows it.
  await expect.poll(async () => (await ask(third)).status, { timeout: 5000 }).toBe(409);
  const fourth = await begin();
  await database.query(`insert into "Any thing" values (1, 'new')`);
  expect(changes(await follow(fourth))).toEqual([['insert', { a: '1', b: 'new', c: null, d: null }]]);
});

test('handles hold when the endpoint starts again', async () => {
  const place = await begin({ offset: 'now' });
  const port = Number(new URL(endpoint.url).port);
  await endpoint.stop();
  await database.query(`insert into "Any thing" values (9, 'while it was away')`);
  endpoint = await start(port);
  expect(changes(await follow(place))).toEqual([['insert', { a: '9', b: 'while it was away', c: null, d: null }]]);
});

test('part of a shape comes with the moment it was read at, by GET and by POST', async () => {
  const subset = { where: 'a = $1', params: { 1: '9' }, order_by: 'b', limit: 5 };
  const byPost = await ask(
    { offset: 'now' },
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(subset) },
  );
  const byGet = await ask({
    offset: 'now',
    subset__where: 'a = $1',
    subset__params: '{"1":"9"}',
    subset__order_by: 'b',
    subset__limit: '5',
  });
  for (const response of [byPost, byGet]) {
    expect([response.status, response.headers.get('electric-snapshot')]).toEqual([200, 'true']);
    expect(await response.json()).toMatchObject({
      metadata: { xmin: expect.any(String), xmax: expect.any(String), xip_list: [], database_lsn: expect.any(String) },
      data: [{ value: { a: '9' }, headers: { operation: 'insert' } }],
    });
  }
  expect((await ask({ offset: 'now', subset__limit: '5' })).status).toBe(400);
});

test('pages are answered to HEAD and OPTIONS too', async () => {
  const head = await ask({ offset: '-1' }, { method: 'HEAD' });
  expect([head.status, await head.text(), head.headers.has('electric-handle')]).toEqual([200, '', true]);
  const options = await ask(
    {},
    { method: 'OPTIONS', headers: { 'access-control-request-headers': 'if-none-match, x' } },
  );
  expect([options.status, options.headers.get('access-control-allow-headers')]).toEqual([204, 'if-none-match']);
});
