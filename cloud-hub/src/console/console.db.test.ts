import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';
import { shortName, type Overview, type Visit } from './visits.ts';

let hub: TestHub;
let gym: TestGym;
let box: TestBox;
let marie: string;
let admin: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  gym = await addGym(hub.postgres.pool, 'Lyon');
  box = await new TestBox(hub.url).provision(gym);
  marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
  admin = await addPerson(hub.postgres.pool, 'super_admin');
});
afterAll(() => hub.stop());

const overview = async (query = '', { headers }: TestPerson = admin): Promise<Overview> =>
  (await (await fetch(`${hub.url}/api/visits${query}`, { headers })).json()) as Overview;

/** Follows the stream: what a page of that person is told, from now on. */
async function listen({ headers }: TestPerson) {
  const response = await fetch(`${hub.url}/api/visits/stream`, { headers });
  const heard: [name: string, data: unknown][] = [];
  const ended = (async () => {
    let text = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/s.exec(block) ?? [];
        if (name !== undefined && data !== undefined) heard.push([name, JSON.parse(data)]);
      }
    }
  })();
  const visitors = () => heard.flatMap(([name, data]) => (name === 'visit' ? [(data as Visit).memberName] : []));
  return { heard, ended, visitors };
}

test('the first page shows who came in, where, and which boxes are heard of', async () => {
  const [door] = await atTheHub(
    hub.postgres.pool,
    `insert into doors (id, gym_id, name, output) values (gen_random_uuid(), $1, 'Entrée', 'simulated') returning id`,
    [gym.id],
  );
  const [early, late] = [
    box.visit(1, { member_id: marie, door_id: door!['id'] }),
    box.visit(2, { entered_at: Date.UTC(2026, 10, 21, 8) }),
  ];
  await box.push([early, late]);
  const { visits, gyms, boxes } = await overview();
  expect(visits.map(({ id }) => id)).toEqual([late.row['id'], early.row['id']]);
  expect(visits[1]).toMatchObject({
    gymId: gym.id,
    gymName: 'Lyon',
    memberName: 'Marie D.',
    door: 'Entrée',
    reader: null,
    enteredAt: early.row['entered_at'],
    corrected: null,
    receivedAt: expect.any(Number),
  });
  expect(visits[0]).toMatchObject({ memberName: '–', door: null });
  expect(gyms).toEqual([{ id: gym.id, name: 'Lyon', city: 'Lyon', timezone: 'Europe/Paris' }]);
  expect(boxes).toMatchObject([
    {
      id: box.identity!.boxId,
      gymName: 'Lyon',
      softwareVersion: '0.1.0',
      lastSeenAt: expect.any(Number),
      clockAheadMs: null,
    },
  ]);
  expect((await overview('?limit=1')).visits).toHaveLength(1);
});

test('a visit from a box whose clock is an hour fast shows when it really was, beside what the box said', async () => {
  const hour = 3_600_000;
  const now = Date.now();
  const sentAt = { bootId: 'boot-fast', monotonicNs: String(100 * 1e9), wallMs: now + hour };
  // Ten seconds after the boot, so ninety before it is sent; and one of a boot that nobody knows. Its clock said that
  // the former was the earlier.
  const known = box.visit(3, {
    entered_at: now + hour - 400_000,
    boot_id: 'boot-fast',
    monotonic_ns: String(10 * 1e9),
  });
  const unknown = box.visit(4, { entered_at: now + hour - 300_000, boot_id: 'boot-lost', clock_quality: 'unknown' });
  await box.push([known, unknown], { sentAt });
  const { visits: all, boxes } = await overview();
  const visits = all.filter(({ corrected }) => corrected !== null);
  expect(visits.map(({ id }) => id)).toEqual([known.row['id'], unknown.row['id']]);
  expect(visits[0]?.corrected).toEqual({ boxClockAt: known.row['entered_at'], basis: 'boot' });
  expect(visits[1]?.corrected).toEqual({ boxClockAt: unknown.row['entered_at'], basis: 'offset' });
  expect(Math.abs((visits[0]?.enteredAt ?? 0) - (now - 90_000))).toBeLessThan(10_000);
  expect(Math.abs((visits[1]?.enteredAt ?? 0) - (now - 300_000))).toBeLessThan(10_000);
  await expect.poll(async () => Math.round(((await overview()).boxes[0]?.clockAheadMs ?? 0) / 60_000)).toBe(60);
  expect(boxes).toHaveLength(1);
});

test('a page that is open is told of a visit as it arrives', async () => {
  const page = await listen(admin);
  await box.push([box.visit(10, { member_id: marie }), box.visit(11)]);
  await expect.poll(() => page.visitors().toSorted()).toEqual(['Marie D.', '–']);
});

test('each sees and is told of the visits and boxes of their own gyms alone', async () => {
  const { pool } = hub.postgres;
  const franchise = await addFranchise(pool);
  const sister = await addGym(pool, 'Paris', { franchiseId: franchise });
  const other = await new TestBox(hub.url).provision(sister);
  const thomas = await addMember(pool, sister.id, 'Thomas');
  const owner = await addPerson(pool, 'franchise_owner', { franchiseId: franchise });
  const staff = await addPerson(pool, 'gym_staff', { gymId: gym.id });
  const [ofOwner, ofStaff] = [await listen(owner), await listen(staff)];
  await other.push([other.visit(1, { member_id: thomas }), other.visit(2, { member_id: marie })]);
  await box.push([box.visit(20, { member_id: marie })]);
  // A box that names a member of another tenant is told nothing of who that is, and neither is anybody else.
  await expect.poll(() => ofOwner.visitors().toSorted()).toEqual(['Thomas D.', '–']);
  await expect.poll(() => ofStaff.visitors()).toEqual(['Marie D.']);
  const boxesOf = ({ heard }: typeof ofOwner) =>
    new Set(
      heard.flatMap(([name, data]) => (name === 'boxes' ? (data as Overview['boxes']).map(({ gymId }) => gymId) : [])),
    );
  await expect.poll(() => [boxesOf(ofOwner), boxesOf(ofStaff)]).toEqual([new Set([sister.id]), new Set([gym.id])]);

  const seen = await overview('', owner);
  expect(new Set(seen.visits.map(({ gymId }) => gymId))).toEqual(new Set([sister.id]));
  expect(seen.visits.map(({ memberName }) => memberName).toSorted()).toEqual(['Thomas D.', '–']);
  expect(seen.gyms.map(({ id }) => id)).toEqual([sister.id]);
  expect(seen.boxes.map(({ gymId }) => gymId)).toEqual([sister.id]);
});

test('without signing in nobody sees anything, and a page of another site may not decide', async () => {
  for (const path of ['/api/visits', '/api/visits/stream', '/api/conflicts'])
    expect([path, (await fetch(hub.url + path)).status]).toEqual([path, 401]);
  const review = await fetch(`${hub.url}/api/conflicts/${gym.id}/review`, {
    method: 'POST',
    headers: { ...admin.headers, origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    body: '{"decision":"keep"}',
  });
  expect([review.status, ((await review.json()) as { error: { code: string } }).error.code]).toEqual([
    403,
    'other-origin',
  ]);
});

test('the hub says that it is there, and leads a browser to its page', async () => {
  expect(await (await fetch(`${hub.url}/v1/health`)).json()).toMatchObject({ status: 'active' });
  const home = await fetch(`${hub.url}/`, { redirect: 'manual' });
  expect([home.status, home.headers.get('location')]).toEqual([302, '/console/']);
});

test.each([
  ['Marie', 'Dubois', 'Marie D.'],
  ['Marie', '', 'Marie'],
  ['Émile', 'Élan', 'Émile É.'],
  [null, null, '–'],
])('%s %s is shown as %s', (first, last, shown) => {
  expect(shortName(first, last)).toBe(shown);
});
