import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { inScope } from '../tenancy/scope.ts';
import { conversationsOf } from './conversations.ts';

let postgres: TestPostgres;
let gym: TestGym;
beforeAll(async () => {
  postgres = await startTestPostgres();
  gym = await addGym(postgres.pool, 'Ainay');
});
afterAll(() => postgres.stop());

const clock = `'b', 1, 'ntp'`;
async function talk(memberId: string, { said, gist }: { said?: string; gist?: string } = {}): Promise<string> {
  const id = newId();
  await atTheHub(
    postgres.pool,
    `insert into sessions (id, gym_id, member_id, kiosk_id, state, started_at, last_activity_at, closed_at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, $3, $4, 'closed', now(), now(), now(), ${clock})`,
    [id, gym.id, memberId, gym.kioskId],
  );
  if (said !== undefined) {
    await atTheHub(
      postgres.pool,
      `insert into session_turns (id, gym_id, session_id, member_id, role, text, at, boot_id, monotonic_ns, clock_quality)
       values ($1, $2, $3, $4, 'member', $5, now(), ${clock})`,
      [newId(), gym.id, id, memberId, said],
    );
  }
  if (gist !== undefined) {
    await atTheHub(
      postgres.pool,
      `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, status, created_at)
       values ($1, $2, $3, $4, $5, 'done', now())`,
      [newId(), gym.id, id, memberId, gist],
    );
  }
  return id;
}
async function report(memberId: string, sessionId: string | null): Promise<string> {
  const id = newId();
  await atTheHub(
    postgres.pool,
    `insert into equipment_reports (id, gym_id, member_id, session_id, text, reported_at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, $3, $4, 'Le tapis grince.', now(), ${clock})`,
    [id, gym.id, memberId, sessionId],
  );
  return id;
}
const erase = (subject: string, id: string) =>
  atTheHub(
    postgres.pool,
    'insert into redactions (id, gym_id, subject, subject_id, requested_at) values ($1, $2, $3, $4, now())',
    [newId(), gym.id, subject, id],
  );
async function statesOf(parameters: readonly object[]): Promise<(string | null)[]> {
  const alerts = parameters.map((each) => ({
    id: newId(),
    gym_id: gym.id,
    parameters: each as Record<string, unknown>,
  }));
  const found = await inScope(postgres.pool, { kind: 'box', gymId: gym.id }, (tx) => conversationsOf(tx, alerts));
  return alerts.map(({ id }) => found.get(id)?.state ?? null);
}

test('a machine that a member reported by voice leads to the conversation, as a bad mood does, while there is something to read', async () => {
  const marie = await addMember(postgres.pool, gym.id, 'Marie');
  const [whole, archived, mute] = [
    await talk(marie, { said: 'Le tapis 3 grince.', gist: 'Marie signale le tapis 3.' }),
    await talk(marie, { said: '', gist: 'Marie signale le tapis 3.' }),
    await talk(marie),
  ];
  expect(
    await statesOf([
      { reportId: await report(marie, whole), name: 'Tapis 3' },
      { sessionId: whole, score: -0.7 },
      { reportId: await report(marie, archived) },
      { reportId: await report(marie, mute) },
    ]),
  ).toEqual(['kept', 'kept', 'kept', 'gone']);
});

test('of a conversation or a member that was erased an alert says so', async () => {
  const [marie, jean] = [
    await addMember(postgres.pool, gym.id, 'Marie'),
    await addMember(postgres.pool, gym.id, 'Jean'),
  ];
  const [erased, other, ofJean] = [await talk(marie, { gist: '' }), await talk(marie, { gist: 'x' }), await talk(jean)];
  await erase('session', erased);
  await erase('member', jean);
  expect(await statesOf([{ sessionId: erased }, { sessionId: other }, { sessionId: ofJean }])).toEqual([
    ...['erased', 'kept', 'erased'],
  ]);
});

test('an alert that came from no conversation leads to none, whatever its parameters are', async () => {
  const marie = await addMember(postgres.pool, gym.id, 'Marie');
  expect(
    await statesOf([
      { reportId: await report(marie, null) },
      ...[{ reportId: newId() }, { sessionId: 'session-1' }, { sessionId: 7 }, { score: 0.7 }, {}],
    ]),
  ).toEqual([null, null, null, null, null, null]);
});
