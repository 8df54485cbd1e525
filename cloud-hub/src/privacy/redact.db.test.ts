import type { Stamp } from '@jarvis-edge/sync/clock.ts';
import { stampAt } from '@jarvis-edge/sync/clock.ts';
import { PushResponse } from '@jarvis-edge/sync/protocol.ts';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { Replicas } from '../../test/replica.ts';

/** Everything that Marie is called or has said carries this word. */
const secret = 'Zinnoberrot';
let hub: TestHub;
let franchise: string;
let gym: TestGym;
let sister: TestGym;
let box: TestBox;
let guest: TestBox;
let marie: string;
let count = 0;
let sequence: number;
const replicas = new Replicas();

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
afterEach(() => replicas.end());
beforeEach(async () => {
  count += 1;
  sequence = 0;
  const { pool } = hub.postgres;
  franchise = await addFranchise(pool);
  gym = await addGym(pool, `Salle${count}`, { franchiseId: franchise });
  sister = await addGym(pool, `Soeur${count}`, { franchiseId: franchise });
  box = await new TestBox(hub.url).provision(gym);
  guest = await new TestBox(hub.url).provision(sister);
  marie = await addMember(pool, gym.id, secret, { otherGymIds: [sister.id] });
});

const stamped = { boot_id: 'b', monotonic_ns: '1', clock_quality: 'ntp' };
const stamp = ({ incarnation }: TestBox): Stamp => stampAt(Date.now(), sequence + 1, incarnation);
const insert = (table: string, row: Record<string, unknown>, sender = box) => ({
  ...{ id: newId(), sequence: (sequence += 1), table, kind: 'insert', stamp: stamp(sender) },
  row: { id: newId(), gym_id: sender.identity!.gymId, ...row },
});
const turn = (sessionId: string, text: string, sender = box, memberId = marie) =>
  insert(
    'session_turns',
    { session_id: sessionId, member_id: memberId, role: 'member', text, at: Date.now(), ...stamped },
    sender,
  );
const moods = (sessionId: string, word: string, memberId = marie) =>
  insert('session_moods', {
    ...{ id: sessionId, member_id: memberId, moods: [{ turn_id: word, score: -1 }], at: Date.now() },
  });
const rename = (name: string, base: Stamp | null = null) => ({
  ...{ id: newId(), sequence: (sequence += 1), table: 'members', kind: 'patch', stamp: stamp(box) },
  row: { id: marie, gym_id: gym.id, first_name: name, last_name: name },
  base: { name: base },
});
async function push(operations: readonly unknown[], sender = box): Promise<void> {
  const { status, body } = await sender.push(operations);
  expect(status).toBe(200);
  expect(PushResponse.parse(body).outcomes.map(({ outcome }) => outcome)).toEqual(operations.map(() => 'applied'));
}

/** The tables of the hub whose rows say that word. */
async function tablesWith(word: string): Promise<string[]> {
  const { superuser } = hub.postgres;
  const { rows } = await superuser.query(`select tablename from pg_tables where schemaname = 'public'`);
  const found: string[] = [];
  for (const { tablename } of rows) {
    const { rowCount } = await superuser.query(`select from "${tablename}" t where t::text like $1 limit 1`, [
      `%${word}%`,
    ]);
    if (rowCount) found.push(tablename);
  }
  return found.toSorted();
}

const eraseMarie = () => insert('redactions', { subject: 'member', subject_id: marie, requested_at: Date.now() });

test('of an erased member nothing is left at the hub: not in rows, conflicts, the change log or what boxes are served', async () => {
  const session = newId();
  await push([
    turn(session, `Je suis ${secret}.`),
    moods(session, secret),
    insert('conversation_summaries', {
      ...{ session_id: session, member_id: marie, summary_text: secret, key_topics: [secret], embedding: [1] },
      ...{ status: 'done', created_at: Date.now() },
    }),
    insert('conversation_summaries', {
      ...{ session_id: session, member_id: marie, summary_text: secret, models: { summary: 'gpt-5.4-mini' } },
      ...{ status: 'refined', created_at: Date.now() },
    }),
    insert('feedback', { member_id: marie, rating: 5, text: secret, given_at: Date.now(), ...stamped }),
    insert('staff_notes', { member_id: marie, text: secret, written_at: Date.now() }),
    rename(secret),
  ]);
  // The hub and the box edit her name unseen by each other, which is kept for review with both names.
  await atTheHub(hub.postgres.pool, 'update members set first_name = $1 where id = $2', [`${secret}-hub`, marie]);
  await push([rename(`${secret}-box`)]);
  const followers = await Promise.all(
    ['members', 'conflicts', 'staff_notes'].map((table) => replicas.follow(box, table)),
  );
  expect(await tablesWith(secret)).toEqual(
    [
      'change_log',
      'conflicts',
      'conversation_summaries',
      'feedback',
      'members',
      'session_moods',
      'session_turns',
      'staff_notes',
    ].toSorted(),
  );

  await push([eraseMarie()]);
  expect(await tablesWith(secret)).toEqual([]);
  const summaries = await atTheHub(
    hub.postgres.pool,
    'select * from conversation_summaries where gym_id = $1 order by status',
    [gym.id],
  );
  expect(summaries).toMatchObject([
    { summary_text: '', key_topics: null, status: 'done' },
    { summary_text: '', status: 'refined' },
  ]);
  for (const follower of followers) {
    await expect
      .poll(() => JSON.stringify([...follower.rows.values()]).includes(secret), { timeout: 10_000 })
      .toBe(false);
  }
  for (const table of ['members', 'conflicts', 'staff_notes']) {
    const fresh = await replicas.follow(box, table);
    expect(JSON.stringify(fresh.messages)).not.toContain(secret);
  }
});

test('what arrives late about an erased member is emptied on arrival, and leaves no trace of having come', async () => {
  await push([eraseMarie()]);
  await push([turn(newId(), secret), moods(newId(), secret), rename(secret)]);
  await atTheHub(hub.postgres.pool, `update members set first_name = '' where id = $1`, [marie]);
  await push([rename(`${secret}-2`)]);
  expect(await tablesWith(secret)).toEqual([]);
});

test('a member is erased in every gym that admits them, at the word of their own gym only', async () => {
  const third = await addGym(hub.postgres.pool, `Tierce${count}`, { franchiseId: franchise });
  const elsewhere = await new TestBox(hub.url).provision(third);
  await push([turn(newId(), secret, guest)], guest);
  await push([turn(newId(), secret, elsewhere)], elsewhere);
  await push([insert('redactions', { subject: 'member', subject_id: marie, requested_at: Date.now() }, guest)], guest);
  expect(await tablesWith(secret)).toEqual(['change_log', 'members', 'session_turns']);
  await push([eraseMarie()]);
  expect(await tablesWith(secret)).toEqual([]);
  const rows = await atTheHub(hub.postgres.pool, 'select gym_id from redactions where subject_id = $1', [marie]);
  expect(rows.map(({ gym_id }) => gym_id).toSorted()).toEqual([gym.id, sister.id, third.id].toSorted());
  await push([turn(newId(), secret, elsewhere)], elsewhere);
  expect(await tablesWith(secret)).toEqual([]);
});

test('an erased member goes out of the reports of the gym, the archived too, and of what its boxes are served; the figures stay', async () => {
  const jean = await addMember(hub.postgres.pool, gym.id, 'Jean');
  const atRisk = (id: string) => ({ id, score: 0.7, level: 'critical', by: 'rule', factors: [], openings: [] });
  const body = { of: 'gym', metrics: { members_at_risk: 2 }, members: [marie, jean].map(atRisk) };
  for (const [of, period, status, said] of [
    [gym, '2026-11-16', 'published', body],
    [gym, '2025-09-01', 'archived', body],
    [gym, '2026-11-09', 'published', { of: 'gym', members: 'of a version to come' }],
    [sister, '2026-11-16', 'published', { ...body, members: [] }],
  ] as const) {
    await atTheHub(
      hub.postgres.pool,
      `insert into reports (id, gym_id, type, period, period_start, period_end, title, body, status, computed_at)
       values ($1, $2, 'weekly', $3::date, $3::timestamptz, $3, 'gym_week', $4, $5, now())`,
      [newId(), of.id, period, JSON.stringify(said), status],
    );
  }
  const follower = await replicas.follow(box, 'reports');
  const followed = () => JSON.stringify([...follower.rows.values()]);
  expect(followed()).toContain(marie);
  await push([eraseMarie()]);
  const reports = await atTheHub(hub.postgres.pool, 'select body from reports where gym_id = $1 order by period', [
    gym.id,
  ]);
  const left = { ...body, members: [atRisk(jean)] };
  expect(reports.map(({ body: said }) => said)).toEqual([left, { of: 'gym', members: 'of a version to come' }, left]);
  await expect.poll(followed, { timeout: 10_000 }).not.toContain(marie);
  expect(JSON.stringify((await replicas.follow(box, 'reports')).messages)).not.toContain(marie);
  const { rows } = await hub.postgres.superuser.query(
    `select from change_log t where table_name = 'reports' and t::text like $1`,
    [`%${marie}%`],
  );
  expect(rows).toEqual([]);
});

test('a conversation is erased alone', async () => {
  const [session, other] = [newId(), newId()];
  await push([turn(session, `${secret}-one`), turn(other, `${secret}-two`)]);
  await push([moods(session, `${secret}-one`), moods(other, `${secret}-two`)]);
  await push([insert('redactions', { subject: 'session', subject_id: session, requested_at: Date.now() })]);
  expect(await tablesWith(`${secret}-one`)).toEqual([]);
  expect(await tablesWith(`${secret}-two`)).toEqual(['session_moods', 'session_turns']);
});
