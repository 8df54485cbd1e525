import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGym, addMember, atTheHub, type TestGym } from '../../cloud-hub/test/gyms.ts';
import { startTestHub, type TestHub } from '../../cloud-hub/test/hub.ts';
import { addPerson, type TestPerson } from '../../cloud-hub/test/people.ts';
import { until } from '../../cloud-hub/test/replica.ts';
import { WholeBox } from './whole-box.ts';

let hub: TestHub;
let gym: TestGym;
let box: WholeBox;
let yoga: string;
let staff: TestPerson;
let count = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  count += 1;
  gym = await addGym(hub.postgres.pool, `Salle${count}`);
  yoga = newId();
  const lesson = newId();
  await atTheHub(hub.postgres.pool, `insert into classes (id, gym_id, name, minutes) values ($1, $2, 'Yoga', 60)`, [
    lesson,
    gym.id,
  ]);
  await atTheHub(
    hub.postgres.pool,
    `insert into class_occurrences (id, gym_id, class_id, starts_at, capacity)
     values ($1, $2, $3, now() + interval '2 hours', 1)`,
    [yoga, gym.id, lesson],
  );
  box = await new WholeBox(hub.url).provision(gym);
  staff = await addPerson(hub.postgres.pool, 'gym_staff', { gymId: gym.id });
});
afterEach(() => box.close());

async function ask(body: Record<string, unknown>): Promise<{ status: number; body: Record<string, never> }> {
  const response = await fetch(`${hub.url}/api/booking-requests`, {
    method: 'POST',
    headers: { ...staff.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ gymId: gym.id, occurrenceId: yoga, kind: 'book', ...body }),
  });
  return { status: response.status, body: (await response.json()) as never };
}
const read = async (id: string): Promise<unknown> =>
  (await fetch(`${hub.url}/api/booking-requests/${gym.id}/${id}`, { headers: staff.headers })).json();
const requestsHere = (): number => box.rows('select id from booking_requests').length;

test("a request at the hub is answered by the gym's box, and the hub reads the answer", async () => {
  const [marie, thomas] = [
    await addMember(hub.postgres.pool, gym.id, 'Marie'),
    await addMember(hub.postgres.pool, gym.id, 'Thomas'),
  ];
  const first = await ask({ memberId: marie });
  expect(first).toMatchObject({ status: 202, body: { kind: 'book', answer: null } });
  const second = await ask({ memberId: thomas });
  box.follow('booking_requests', 'members', 'class_occurrences');
  await until(() => expect(requestsHere()).toBe(2));
  box.bookings.answerRequests();
  expect(await read(second.body['id']!), 'no box settles before it knows what was booked before').toMatchObject({
    answer: null,
  });

  await box.loadHistory();
  await until(() => {
    box.bookings.answerRequests();
    expect(box.rows('select id from booking_answers')).toHaveLength(2);
  });
  await box.sendAll();
  const [booking] = box.rows<{ id: string }>(`select id from bookings where state = 'booked'`);
  expect(await read(first.body['id']!)).toMatchObject({
    answer: { outcome: 'booked', bookingId: booking?.id, reason: null },
  });
  expect(await read(second.body['id']!)).toMatchObject({ answer: { outcome: 'waiting' } });

  const cancel = await ask({ memberId: marie, kind: 'cancel' });
  await until(() => expect(requestsHere()).toBe(3));
  box.bookings.answerRequests();
  await box.sendAll();
  expect(await read(cancel.body['id']!)).toMatchObject({ answer: { outcome: 'cancelled' } });
  const rows = await atTheHub(hub.postgres.pool, 'select member_id, state from bookings where gym_id = $1', [gym.id]);
  expect(new Map(rows.map(({ member_id, state }) => [member_id, state]))).toEqual(
    new Map([
      [marie, 'cancelled'],
      [thomas, 'booked'],
    ]),
  );
});

test('asking twice with one id is asking once, and what a gym does not have cannot be asked of it', async () => {
  const marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
  const id = newId();
  expect((await ask({ id, memberId: marie })).status).toBe(202);
  expect((await ask({ id, memberId: marie })).body).toMatchObject({ id });
  expect(await atTheHub(hub.postgres.pool, 'select id from booking_requests where gym_id = $1', [gym.id])).toEqual([
    { id },
  ]);
  expect(await ask({ memberId: newId() })).toMatchObject({ status: 404, body: { error: { code: 'unknown-member' } } });
  expect(await ask({ memberId: marie, occurrenceId: newId() })).toMatchObject({
    body: { error: { code: 'unknown-class' } },
  });
  expect(await ask({ memberId: marie, kind: 'steal' })).toMatchObject({ status: 400 });
  expect(await read(newId())).toMatchObject({ error: { code: 'unknown-request' } });
  const outside = await fetch(`${hub.url}/api/booking-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    body: '{}',
  });
  expect(outside.status).toBe(403);
});
