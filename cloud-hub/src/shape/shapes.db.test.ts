import { once } from 'node:events';
import { connect } from 'node:net';
import { isChangeMessage, isControlMessage, ShapeStream, type Message } from '@electric-sql/client';
import { fromPostgresText } from '@jarvis-edge/sync/column-value.ts';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';

type Row = Record<string, string | null>;

let hub: TestHub;
let pool: pg.Pool;
let lyon: TestGym;
let paris: TestGym;
let atLyon: TestBox;
let atParis: TestBox;
const streams: AbortController[] = [];
const replicas: Replica[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  pool = hub.postgres.pool;
  const franchise = await addFranchise(pool);
  lyon = await addGym(pool, 'Lyon', 'AAAAAA', franchise);
  paris = await addGym(pool, 'Paris', 'BBBBBB', franchise);
  atLyon = await new TestBox(hub.url).provision(lyon.code);
  atParis = await new TestBox(hub.url).provision(paris.code);
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.abort();
  const misfits = replicas.splice(0).flatMap((replica) => replica.misfits);
  if (misfits.length > 0) throw new Error(`Messages did not fit what came before them: ${misfits.join(', ')}`);
});
afterAll(() => hub.stop());

/** A replica as the official client builds it, values as PostgreSQL's text. */
class Replica {
  readonly rows = new Map<string, Row>();
  readonly operations: string[] = [];
  readonly misfits: string[] = [];
  refetches = 0;
  isUpToDate = false;

  constructor(box: TestBox, table: string) {
    const stop = new AbortController();
    streams.push(stop);
    replicas.push(this);
    const asText = (text: string): string => text;
    new ShapeStream<Row>({
      url: `${hub.url}/v1/shape/${table}`,
      headers: { authorization: `Bearer ${box.token}` },
      parser: { int4: asText, bool: asText, float4: asText, jsonb: asText },
      signal: stop.signal,
      backoffOptions: { initialDelay: 20, maxDelay: 100, multiplier: 2 },
      onError: () => undefined,
    }).subscribe((messages) => messages.forEach((message) => this.#apply(message)));
  }

  names(): (string | null | undefined)[] {
    return [...this.rows.values()].map((row) => row['first_name'] ?? row['name']).toSorted();
  }

  #apply(message: Message<Row>): void {
    if (isChangeMessage(message)) {
      const { key, value, headers } = message;
      this.operations.push(headers.operation);
      // A message that does not fit what came before it is a gap or a double.
      if (this.rows.has(key) === (headers.operation === 'insert')) this.misfits.push(`${headers.operation} of ${key}`);
      if (headers.operation === 'delete') this.rows.delete(key);
      else this.rows.set(key, { ...this.rows.get(key), ...value });
    } else if (isControlMessage(message)) {
      if (message.headers.control === 'up-to-date') this.isUpToDate = true;
      if (message.headers.control !== 'must-refetch') return;
      this.refetches += 1;
      this.isUpToDate = false;
      this.rows.clear();
    }
  }
}

const until = (what: () => void): Promise<void> => vi.waitFor(what, { timeout: 10_000, interval: 5 });
const follow = async (box: TestBox, table: string): Promise<Replica> => {
  const replica = new Replica(box, table);
  await until(() => expect(replica.isUpToDate).toBe(true));
  return replica;
};
const get = (box: TestBox, path: string): Promise<Response> =>
  fetch(`${hub.url}/v1/shape/${path}`, { headers: { authorization: `Bearer ${box.token}` } });

test('a box gets the members of its gym, then every change as it happens, and never those of another gym', async () => {
  const marie = await addMember(pool, lyon.id, 'Marie');
  await addMember(pool, paris.id, 'Thomas');
  const [inLyon, inParis] = [await follow(atLyon, 'members'), await follow(atParis, 'members')];
  await until(() => expect([inLyon.names(), inParis.names()]).toEqual([['Marie'], ['Thomas']]));
  const sophie = await addMember(pool, lyon.id, 'Sophie');
  await until(() => expect(inLyon.names()).toEqual(['Marie', 'Sophie']));
  await atTheHub(pool, `update members set first_name = 'Marion', email = 'm@example.com' where id = $1`, [marie]);
  await until(() => expect(inLyon.names()).toEqual(['Marion', 'Sophie']));
  await atTheHub(pool, 'delete from members where id = $1', [sophie]);
  await until(() => expect(inLyon.names()).toEqual(['Marion']));
  expect(inLyon.operations).toEqual(['insert', 'insert', 'update', 'delete']);
  expect(inParis.operations).toEqual(['insert']);
  expect(JSON.stringify([...inLyon.rows.values()]), 'where else a member may go is not for boxes').not.toContain(
    'gym_ids',
  );
});

test('a member admitted elsewhere too appears there, and disappears when that ends', async () => {
  const lea = await addMember(pool, lyon.id, 'Léa');
  const [inLyon, inParis] = [await follow(atLyon, 'members'), await follow(atParis, 'members')];
  await until(() => expect(inLyon.names()).toContain('Léa'));
  await atTheHub(pool, 'update members set other_gym_ids = $2 where id = $1', [lea, [paris.id]]);
  await until(() => expect(inParis.names()).toContain('Léa'));
  expect(inLyon.names()).toContain('Léa');
  await atTheHub(pool, `update members set gym_id = $2, other_gym_ids = '{}' where id = $1`, [lea, paris.id]);
  await until(() => expect(inLyon.names()).not.toContain('Léa'));
  await atTheHub(pool, `delete from members where id = $1`, [lea]);
  await until(() => expect(inParis.names()).not.toContain('Léa'));
});

test('the tenant sees its gyms, an independent gym sees itself', async () => {
  const alone = await addGym(pool, 'Seule', 'CCCCCC');
  const box = await new TestBox(hub.url).provision(alone.code);
  const [ofFranchise, ofItself] = [await follow(atLyon, 'gyms'), await follow(box, 'gyms')];
  await until(() => expect([ofFranchise.names(), ofItself.names()]).toEqual([['Lyon', 'Paris'], ['Seule']]));
});

test('values are the same text whether a row is there from the start or changes later', async () => {
  const values = [newId(), lyon.id];
  await atTheHub(
    pool,
    `insert into plans (id, gym_id, name, hours) values ($1, $2, 'Matin', '{"weekly": {"mon": []}}')`,
    values,
  );
  const david = await addMember(pool, lyon.id, 'David');
  const early = await follow(atLyon, 'members');
  const key = `"public"."members"/"${david}"`;
  await until(() => expect(early.rows.has(key)).toBe(true));
  const before = early.rows.get(key)!;
  expect(before['member_since']).toBe('2025-03-01 08:30:00.25+00');
  expect(fromPostgresText('time', before['member_since']!)).toBe(Date.UTC(2025, 2, 1, 8, 30, 0, 250));
  // Whoever writes may have other settings.
  const writer = new pg.Client({
    connectionString: hub.postgres.urls.superuser,
    options: '-c timezone=Asia/Tokyo -c datestyle=german',
  });
  await writer.connect();
  await writer.query(`update members set is_active = false, member_since = '2025-03-02T08:30:00.25Z' where id = $1`, [
    david,
  ]);
  await writer.end();
  await until(() => expect(early.rows.get(key)).toMatchObject({ is_active: 'f' }));
  const changed = early.rows.get(key);
  await hub.restart();
  const late = await follow(atLyon, 'members');
  expect(late.rows.get(key)).toEqual(changed);
  expect([...(await follow(atLyon, 'plans')).rows.values()]).toEqual([
    { id: values[0], name: 'Matin', hours: '{"weekly": {"mon": []}}' },
  ]);
});

test('after a restart of the hub a box that was following goes on where it was, and misses nothing', async () => {
  const replica = await follow(atLyon, 'members');
  await hub.restart();
  const jean = await addMember(pool, lyon.id, 'Jean');
  await until(() => expect(replica.names()).toContain('Jean'));
  expect(replica.refetches).toBe(0);
  await atTheHub(pool, 'delete from members where id = $1', [jean]);
  await until(() => expect(replica.names()).not.toContain('Jean'));
});

test('a change that was begun before another and is committed after it is not lost', async () => {
  const replica = await follow(atLyon, 'members');
  const [slow, id] = [new pg.Client({ connectionString: hub.postgres.urls.superuser }), newId()];
  await slow.connect();
  await slow.query('begin');
  await slow.query(
    `insert into members (id, gym_id, first_name, last_name, membership_type, member_since) values ($1, $2, 'Early', 'X', 'Elite', now())`,
    [id, lyon.id],
  );
  await addMember(pool, lyon.id, 'Late');
  await until(() => expect(replica.names()).toContain('Late'));
  expect(replica.names()).not.toContain('Early');
  // A box that comes while the change is open must get it too.
  const other = await follow(atLyon, 'members');
  await slow.query('commit');
  await slow.end();
  await until(() => expect([replica.names(), other.names()].every((names) => names.includes('Early'))).toBe(true));
});

test('a shape that begins while rows are being written has no gap and no double', async () => {
  const writing = (async () => {
    for (let number = 0; number < 60; number += 1) {
      await atTheHub(pool, `insert into equipment (id, gym_id, name, kind) values ($1, $2, $3, 'bike')`, [
        newId(),
        lyon.id,
        `Bike ${number}`,
      ]);
    }
  })();
  const begun: Replica[] = [];
  for (let round = 0; round < 5; round += 1) {
    await hub.postgres.superuser.query('truncate equipment');
    begun.push(new Replica(atLyon, 'equipment'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await writing;
  const { rows } = await hub.postgres.superuser.query<{ name: string }>('select name from equipment');
  const names = rows.map(({ name }) => name).toSorted();
  for (const replica of begun) await until(() => expect(replica.names()).toEqual(names));
});

test('a request that would choose other rows, columns or tables is refused', async () => {
  for (const query of [
    'offset=-1&where=true',
    'offset=-1&table=users',
    'offset=-1&columns=id,email',
    '',
    'offset=5_0',
  ]) {
    const response = await get(atLyon, `members?${query}`);
    expect([query, response.status]).toEqual([query, 400]);
    expect(await response.json()).toMatchObject({
      errors: expect.any(Object),
      error: { code: 'shape-request-invalid' },
    });
  }
  expect((await get(atLyon, 'visits?offset=-1')).status).toBe(404);
  const stranger = new TestBox(hub.url);
  expect((await get(stranger, 'members?offset=-1')).status).toBe(401);
});

test('an unknown handle is answered with another one, as the protocol says, and no cache may share an answer', async () => {
  const first = await get(atLyon, 'members?offset=-1');
  const handle = first.headers.get('electric-handle');
  expect(first.headers.get('electric-up-to-date')).toBeNull();
  expect(JSON.parse(first.headers.get('electric-schema')!)).toMatchObject({
    id: { type: 'uuid', not_null: true, pk_index: 0 },
    member_since: { type: 'timestamptz' },
  });
  expect(first.headers.get('cache-control')).toContain('private');
  expect(first.headers.get('vary')).toBe('authorization');
  const stale = await get(atLyon, 'members?offset=0_0&handle=old');
  expect(stale.status).toBe(409);
  expect(stale.headers.get('electric-handle')).toBe(handle);
  expect(await stale.json()).toEqual([{ headers: { control: 'must-refetch' } }]);
  // The handle of a gym means nothing in the hands of another.
  expect((await get(atParis, `members?offset=0_0&handle=${handle}`)).status).toBe(409);
  expect((await get(atLyon, `members?offset=999999_0&handle=${handle}`)).status).toBe(409);
});

test('changes that were read long ago leave the log, and a reader that had not seen them begins anew', async () => {
  const replica = await follow(atLyon, 'members');
  await atTheHub(pool, `select app.prune_change_log(pg_current_snapshot(), interval '0')`);
  expect((await hub.postgres.superuser.query('select from change_log')).rowCount).toBe(0);
  expect(replica.refetches).toBe(0);
  const { superuser } = hub.postgres;
  // A log row that was removed before this hub could see it.
  await superuser.query('update change_log_floor set pruned_xid = pg_current_xact_id()');
  await addMember(pool, lyon.id, 'Inès');
  await until(() => expect(replica.names()).toContain('Inès'));
  expect(replica.refetches).toBe(1);
});

test('those who wait for a change are answered at once when the hub stops, and connections without a request are cut', async () => {
  const beginning = await get(atLyon, 'members?offset=-1');
  const place = `offset=${beginning.headers.get('electric-offset')}&handle=${beginning.headers.get('electric-handle')}`;
  const here = await get(atLyon, `members?${place}`);
  const unused = connect(Number(new URL(hub.url).port), '127.0.0.1').on('error', () => undefined);
  await once(unused, 'connect');
  const live = get(
    atLyon,
    `members?live=true&${place.replace(/offset=[^&]*/, `offset=${here.headers.get('electric-offset')}`)}`,
  );
  // Answered by the same process in order, so the live request is waiting by then.
  await get(atLyon, 'members?offset=-1');
  await hub.restart();
  const response = await live;
  expect(response.status).toBe(200);
  expect(response.headers.get('electric-cursor')).toMatch(/^\d+$/);
});
