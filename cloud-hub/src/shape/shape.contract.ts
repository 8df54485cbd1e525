import { fromPostgresText } from '@jarvis-edge/sync/column-value.ts';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import type { TestHub } from '../../test/hub.ts';
import { getShape, Replicas, until, type Replica } from '../../test/replica.ts';

/** What a box may expect of the hub's shapes, whoever serves them. */
export function shapeContract(servedBy: string, start: () => Promise<TestHub>): void {
  describe(`shapes served by ${servedBy}`, () => {
    suite(start);
  });
}

function suite(start: () => Promise<TestHub>): void {
  let hub: TestHub;
  let pool: pg.Pool;
  let lyon: TestGym;
  let paris: TestGym;
  let atLyon: TestBox;
  let atParis: TestBox;
  const replicas = new Replicas();

  beforeAll(async () => {
    hub = await start();
    pool = hub.postgres.pool;
    const franchise = await addFranchise(pool);
    lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
    paris = await addGym(pool, 'Paris', { franchiseId: franchise });
    atLyon = await new TestBox(hub.url).provision(lyon);
    atParis = await new TestBox(hub.url).provision(paris);
  });
  afterEach(() => replicas.end());
  afterAll(() => hub.stop());

  test('a box gets the members of its gym, then every change as it happens, and never those of another gym', async () => {
    const marie = await addMember(pool, lyon.id, 'Marie');
    await addMember(pool, paris.id, 'Thomas');
    const [inLyon, inParis] = [await replicas.follow(atLyon, 'members'), await replicas.follow(atParis, 'members')];
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
    const [inLyon, inParis] = [await replicas.follow(atLyon, 'members'), await replicas.follow(atParis, 'members')];
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
    const alone = await addGym(pool, 'Seule');
    const box = await new TestBox(hub.url).provision(alone);
    const [ofFranchise, ofItself] = [await replicas.follow(atLyon, 'gyms'), await replicas.follow(box, 'gyms')];
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
    const early = await replicas.follow(atLyon, 'members');
    const ofDavid = ({ rows }: Replica) => [...rows.values()].find(({ id }) => id === david);
    await until(() => expect(ofDavid(early)).toBeDefined());
    const before = ofDavid(early)!;
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
    await until(() => expect(ofDavid(early)).toMatchObject({ is_active: 'f' }));
    const changed = ofDavid(early);
    await hub.restart();
    const late = await replicas.follow(atLyon, 'members');
    expect(ofDavid(late)).toEqual(changed);
    expect([...(await replicas.follow(atLyon, 'plans')).rows.values()]).toMatchObject([
      { id: values[0], name: 'Matin', hours: '{"weekly": {"mon": []}}' },
    ]);
  });

  test('a change that was begun before another and is committed after it is not lost', async () => {
    const replica = await replicas.follow(atLyon, 'members');
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
    const other = await replicas.follow(atLyon, 'members');
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
      begun.push(replicas.begin(atLyon, 'equipment'));
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
      const response = await getShape(atLyon, `members?${query}`);
      expect([query, response.status]).toEqual([query, 400]);
      expect(await response.json()).toMatchObject({
        errors: expect.any(Object),
        error: { code: 'shape-request-invalid' },
      });
    }
    expect((await getShape(atLyon, 'visits?offset=-1')).status).toBe(404);
    const stranger = new TestBox(hub.url);
    expect((await getShape(stranger, 'members?offset=-1')).status).toBe(401);
  });

  test('an unknown handle is answered with another one, as the protocol says, and no cache may share an answer', async () => {
    const first = await getShape(atLyon, 'members?offset=-1');
    const handle = first.headers.get('electric-handle');
    expect(first.headers.get('electric-up-to-date')).toBeNull();
    expect(JSON.parse(first.headers.get('electric-schema')!)).toMatchObject({
      id: { type: 'uuid', not_null: true },
      member_since: { type: 'timestamptz' },
    });
    expect(first.headers.get('cache-control')).toContain('private');
    expect(first.headers.get('vary')).toBe('authorization');
    const stale = await getShape(atLyon, 'members?offset=0_0&handle=old');
    expect(stale.status).toBe(409);
    expect(stale.headers.get('electric-handle')).toBe(handle);
    expect(await stale.json()).toEqual([{ headers: { control: 'must-refetch' } }]);
    // The handle of a gym means nothing in the hands of another.
    expect((await getShape(atParis, `members?offset=0_0&handle=${handle}`)).status).toBe(409);
    expect((await getShape(atLyon, `members?offset=999999_0&handle=${handle}`)).status).toBe(409);
  });

  test.each([false, true])(
    'a change comes as it happens, by a request that waits or by a stream of events (%s)',
    async (liveSse) => {
      const replica = await replicas.follow(atLyon, 'members', { liveSse });
      await until(() => expect(replica.requests.at(-1)?.searchParams.get('live')).toBe('true'));
      const ids: string[] = [];
      for (const name of ['Jean', 'Thomas', 'Sophie']) {
        ids.push(await addMember(pool, lyon.id, name));
        await until(() => expect(replica.names()).toContain(name));
      }
      // Several rows in one transaction are one batch.
      await atTheHub(pool, `update members set last_name = 'Z' where id = any($1)`, [ids]);
      await until(() => expect(replica.operations.slice(-3)).toEqual(['update', 'update', 'update']));
      expect(replica.requests.filter(({ searchParams }) => searchParams.has('live_sse')).length).toBe(liveSse ? 1 : 0);
      await atTheHub(pool, 'delete from members where id = any($1)', [ids]);
      await until(() => expect(replica.names()).not.toContain('Jean'));
      expect(replica.refetches).toBe(0);
    },
  );

  test('who asks for whole rows gets them with every change', async () => {
    const lea = await addMember(pool, lyon.id, 'Lea');
    const replica = await replicas.follow(atLyon, 'members', { replica: 'full' });
    await atTheHub(pool, `update members set first_name = 'Léa' where id = $1`, [lea]);
    await until(() => expect(replica.names()).toContain('Léa'));
    expect(replica.messages.findLast((message) => 'old_value' in message)).toMatchObject({
      value: { id: lea, first_name: 'Léa', last_name: 'Dubois' },
      old_value: { first_name: 'Lea' },
    });
  });

  test('many rows come in several answers, none left out and none twice', async () => {
    await atTheHub(
      pool,
      `insert into classes (id, gym_id, name, description, coach, place, minutes)
       select gen_random_uuid(), $1, 'Class ' || n, to_jsonb(repeat('x', 4000)), '', '', 45 from generate_series(1, 400) as n`,
      [lyon.id],
    );
    const replica = await replicas.follow(atLyon, 'classes');
    expect(new Set(replica.names()).size).toBe(400);
    expect(replica.requests.length).toBeGreaterThan(2);
    await atTheHub(pool, `update classes set description = to_jsonb(repeat('y', 4000)) where gym_id = $1`, [lyon.id]);
    await until(() => expect(replica.operations.filter((operation) => operation === 'update').length).toBe(400));
  });

  test('an emptied table is empty at the box too, which begins anew', async () => {
    await atTheHub(pool, `insert into equipment (id, gym_id, name, kind) values ($1, $2, 'Rower', 'rower')`, [
      newId(),
      lyon.id,
    ]);
    const replica = await replicas.follow(atLyon, 'equipment');
    await until(() => expect(replica.names()).toContain('Rower'));
    await hub.postgres.superuser.query('truncate equipment');
    await until(() => expect([replica.refetches, replica.isUpToDate, replica.names()]).toEqual([1, true, []]));
  });

  test('an answer that the box has already is not sent again', async () => {
    const first = await getShape(atLyon, 'plans?offset=-1');
    const again = await getShape(atLyon, 'plans?offset=-1', { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('electric-handle')).toBe(first.headers.get('electric-handle'));
  });
}
