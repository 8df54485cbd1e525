import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { addPerson } from '../../test/people.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { cleanUp, cleanUpDue } from './clean-up.ts';
import { runIfDue } from './due.ts';

const now = Date.now();
const day = 86_400_000;
const nothingElse = { moods: 0, heartbeats: 0, commands: 0, reports: 0, mails: 0 };
let postgres: TestPostgres;
let gym: TestGym;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gym = await addGym(postgres.pool, 'Salle');
});
afterAll(() => postgres.stop());

const turn = async (text: string, at: number, received = at, corrected: number | null = null): Promise<void> => {
  await atTheHub(
    postgres.pool,
    `insert into session_turns (id, gym_id, session_id, role, text, at, corrected_at, boot_id, monotonic_ns, clock_quality, received_at)
     values ($1, $2, $3, 'member', $4, $5, $6, 'b', 1, 'ntp', $7)`,
    [newId(), gym.id, newId(), text, new Date(at), corrected && new Date(corrected), new Date(received)],
  );
};

test('turns older than six months are archived without their text, whatever the clock of the box said', async () => {
  await turn('old', now - 200 * day);
  await turn('young', now - 170 * day);
  await turn('old, from a clock ahead', now + 3650 * day, now - 200 * day);
  await turn('young, from a clock behind', now - 3650 * day, now - 10 * day, now - 10 * day);
  expect(await cleanUp(postgres.pool, now)).toEqual({ turns: 2, requests: 0, ...nothingElse });
  const rows = await atTheHub(postgres.pool, 'select text, archived_at from session_turns order by text');
  expect(rows.map(({ text }) => text)).toEqual(['', '', 'young', 'young, from a clock behind']);
  expect(rows.map(({ archived_at }) => archived_at !== null)).toEqual([true, true, false, false]);
  expect(await cleanUp(postgres.pool, now)).toEqual({ turns: 0, requests: 0, ...nothingElse });
});

test('how turns felt is kept as long as the turns, whatever the clock of the box said', async () => {
  for (const [at, received] of [
    [now - 200 * day, now - 200 * day],
    [now + 3650 * day, now - 200 * day],
    [now - 170 * day, now - 170 * day],
  ] as const) {
    await atTheHub(
      postgres.pool,
      `insert into session_moods (id, gym_id, moods, at, received_at) values ($1, $2, '[]', $3, $4)`,
      [newId(), gym.id, new Date(at), new Date(received)],
    );
  }
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ moods: 2 });
  expect(await atTheHub(postgres.pool, 'select id from session_moods')).toHaveLength(1);
});

test('requests to book that boxes no longer keep answers to are forgotten', async () => {
  for (const days of [59, 61]) {
    await atTheHub(
      postgres.pool,
      `insert into booking_requests (id, gym_id, occurrence_id, member_id, kind, requested_at) values ($1, $2, $3, $4, 'book', $5)`,
      [newId(), gym.id, newId(), newId(), new Date(now - days * day)],
    );
  }
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ requests: 1, ...nothingElse });
});

test('heartbeats are kept for 30 days, and commands to boxes with what they gave back for 90', async () => {
  const boxId = newId();
  await atTheHub(postgres.pool, 'insert into boxes (id, gym_id, public_key, incarnation) values ($1, $2, $3, $1)', [
    ...[boxId, gym.id, Buffer.from(boxId)],
  ]);
  for (const days of [29, 31, 89, 91]) {
    const at = new Date(now - days * day);
    await atTheHub(postgres.pool, `insert into heartbeats (gym_id, box_id, at, figures) values ($1, $2, $3, '{}')`, [
      ...[gym.id, boxId, at],
    ]);
    await atTheHub(
      postgres.pool,
      `insert into box_commands (transaction_id, gym_id, box_id, command, asked_by, asked_at, expires_at)
       values ($1, $2, $3, '{}', $1, $4, $4)`,
      [newId(), gym.id, boxId, at],
    );
  }
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ heartbeats: 3, commands: 1 });
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ heartbeats: 0, commands: 0 });
});

test('reports older than a year are archived, of gyms and of franchises', async () => {
  const franchiseId = await addFranchise(postgres.pool);
  for (const days of [364, 367]) {
    const end = new Date(now - days * day);
    for (const [table, owner, id] of [
      ['reports', 'gym_id', gym.id],
      ['franchise_reports', 'franchise_id', franchiseId],
    ]) {
      await atTheHub(
        postgres.pool,
        `insert into ${table} (id, ${owner}, type, period, period_start, period_end, title, body, status, computed_at)
         values ($1, $2, 'weekly', $3::timestamptz, $3::timestamptz, $3, 'gym_week', '{}', 'published', $3)`,
        [newId(), id, end],
      );
    }
  }
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ reports: 2 });
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ reports: 0 });
  for (const table of ['reports', 'franchise_reports']) {
    expect(await atTheHub(postgres.pool, `select status from ${table} order by period_end`)).toEqual([
      { status: 'archived' },
      { status: 'published' },
    ]);
  }
});

test('what became of mails of reports is kept for 90 days, and what still waits for longer', async () => {
  const { userId } = await addPerson(postgres.pool, 'gym_manager', { gymId: gym.id });
  for (const [days, state] of [
    [89, 'sent'],
    [91, 'given_up'],
    [91, 'waiting'],
  ] as const) {
    const at = new Date(now - days * day);
    await atTheHub(
      postgres.pool,
      `insert into report_mails (user_id, report_id, gym_id, timezone, made_at, state, next_try_at, ended_at)
       values ($1, $2, $3, 'Europe/Paris', $4::timestamptz, $5, $4, $6)`,
      [userId, newId(), gym.id, at, state, state === 'waiting' ? null : at],
    );
  }
  expect(await cleanUp(postgres.pool, now)).toMatchObject({ mails: 1 });
  expect(await atTheHub(postgres.pool, 'select state from report_mails order by made_at')).toEqual([
    { state: 'waiting' },
    { state: 'sent' },
  ]);
});

test('it is due on Sunday at three by the hub’s clock, also on the nights when clocks change, and a missed one once', async () => {
  const at = { ...cleanUpDue, timezone: 'Europe/Paris' };
  const due = (when: number) => runIfDue(postgres.pool, { name: 'clean-up', at, now: when }, async () => undefined);
  const winter = Date.UTC(2026, 10, 22, 2);
  const looks: readonly (readonly [when: number, isDue: boolean])[] = [
    [Date.UTC(2026, 9, 18, 1), true],
    // On 25 October there are two hours from two to three in Paris, and one three o’clock after them.
    [Date.UTC(2026, 9, 25, 1), false],
    [Date.UTC(2026, 9, 25, 2), true],
    [winter - 1, true],
    [winter, true],
    [winter + 6 * day, false],
    [winter + 7 * day - 1, false],
    [winter + 7 * day, true],
    [winter + 30 * day, true],
    [winter + 34 * day, false],
    // On 28 March clocks go from two to three.
    [Date.UTC(2027, 2, 27, 1), true],
    [Date.UTC(2027, 2, 28, 1) - 1, false],
    [Date.UTC(2027, 2, 28, 1), true],
  ];
  const ran: boolean[] = [];
  for (const [when] of looks) ran.push(await due(when));
  expect(ran).toEqual(looks.map(([, isDue]) => isDue));
});
