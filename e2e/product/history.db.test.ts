import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGym, atTheHub, type TestGym } from '../../cloud-hub/test/gyms.ts';
import { startTestHub, type TestHub } from '../../cloud-hub/test/hub.ts';
import { WholeBox } from './whole-box.ts';

const dayMs = 86_400_000;
let hub: TestHub;
let gym: TestGym;
let former: WholeBox;
let box: WholeBox;
let count = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  count += 1;
  gym = await addGym(hub.postgres.pool, `Salle${count}`);
  former = await new WholeBox(hub.url).provision(gym);
});
afterEach(async () => {
  await former.close();
  await box.close();
});

/** The disk was changed: another file, the same gym. */
async function reimage(): Promise<void> {
  box = await new WholeBox(hub.url).provision(gym);
}

const stamped = { boot_id: 'b', monotonic_ns: '9007199254740993', clock_quality: 'ntp' };
const write = (work: () => void): void => former.db.transaction(work)();
function visit(enteredAt = Date.now()): void {
  former.edits.insert('visits', {
    ...{ id: newId(), gym_id: gym.id, member_id: newId(), badge_id: newId(), reader_id: newId(), door_id: null },
    ...{ entered_at: enteredAt, ...stamped },
  });
}
function session(): string {
  const id = newId();
  former.edits.insert('sessions', {
    ...{ id, gym_id: gym.id, member_id: newId(), kiosk_id: null, state: 'active', started_at: Date.now() },
    ...{ last_activity_at: Date.now(), closed_at: null, close_reason: null, engine: 'local', language: 'fr' },
    ...{ tokens: { in: 3, out: [1, 2] }, cost_microdollars: '9007199254740995', ...stamped },
  });
  return id;
}
/** Rows whose JSON is compared as JSON: the hub keeps it in another order. */
const all = (of: WholeBox, table: string): unknown[] =>
  of
    .rows(`select * from ${table} order by id`)
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value,
        ]),
      ),
    );

test('a visit of which neither badge nor reader is known comes back too', async () => {
  const [id, memberId] = [newId(), newId()];
  await atTheHub(
    hub.postgres.pool,
    `insert into visits (id, gym_id, member_id, entered_at, boot_id, monotonic_ns, clock_quality, box_id, incarnation)
     values ($1, $2, $3, now(), 'b', 1, 'ntp', $1, $1)`,
    [id, gym.id, memberId],
  );
  await reimage();
  await box.loadHistory();
  expect(box.rows('select id, member_id, badge_id, reader_id from visits')).toEqual([
    { id, member_id: memberId, badge_id: null, reader_id: null },
  ]);
});

test('a box with a new disk gets back what its gym wrote, value for value, and sends none of it again', async () => {
  const sessionId = session();
  write(() => {
    for (let each = 0; each < 3; each += 1) visit();
    former.edits.edit('sessions', sessionId, { state: 'closed', closed_at: Date.now(), close_reason: 'farewell' });
    former.edits.insert('conversation_summaries', {
      ...{
        id: newId(),
        gym_id: gym.id,
        session_id: sessionId,
        member_id: newId(),
        kiosk_id: null,
        summary_text: 'Elle va mieux.',
      },
      ...{ key_topics: ['dos'], sentiment_score: 0.25, embedding: [0.5, -1], status: 'done', created_at: Date.now() },
    });
    former.edits.insert('bookings', {
      ...{ id: newId(), gym_id: gym.id, occurrence_id: newId(), member_id: newId(), state: 'booked' },
      ...{ made_at: Date.now(), starts_at: Date.now(), changed_at: Date.now() },
    });
    former.edits.insert('booking_answers', {
      ...{ id: newId(), gym_id: gym.id, outcome: 'refused', reason: 'class-cancelled', booking_id: null },
      answered_at: Date.now(),
    });
  });
  await former.sendAll();
  await reimage();
  expect(box.history.isLoaded).toBe(false);
  await box.loadHistory();
  expect(box.history.isLoaded).toBe(true);
  for (const table of ['visits', 'sessions', 'conversation_summaries', 'bookings', 'booking_answers']) {
    const here = all(box, table);
    expect(here.length, table).toBeGreaterThan(0);
    expect(here, table).toEqual(all(former, table));
  }
  expect(box.outbox.status().waiting).toBe(0);
  const { pages } = box;
  await box.loadHistory();
  expect(box.pages, 'what is done is not asked for again').toBe(pages);
});

test('a box gets its own gym alone, and only what it would still keep', async () => {
  const other = await addGym(hub.postgres.pool, `Autre${count}`);
  const stranger = await new WholeBox(hub.url).provision(other);
  write(() => {
    visit(Date.now() - 395 * dayMs);
    visit(Date.now() - 397 * dayMs);
  });
  await former.sendAll();
  await stranger.loadHistory();
  expect(all(stranger, 'visits')).toEqual([]);
  await stranger.close();
  await reimage();
  await box.loadHistory();
  expect(all(box, 'visits')).toEqual(all(former, 'visits').slice(0, 1));
});

test('a load that is broken off goes on where it stood, and rows that are here already stay as they are', async () => {
  write(() => {
    for (let each = 0; each < 1201; each += 1) visit();
  });
  await former.sendAll();
  await reimage();
  let answered = 0;
  const interrupted = box.history.load(async (table, after) => {
    if (table === 'visits' && (answered += 1) > 2) throw new Error('the cable was pulled');
    return box.fetchHistory(table, after);
  }, new AbortController().signal);
  await expect(interrupted).rejects.toThrow('the cable was pulled');
  expect(all(box, 'visits')).toHaveLength(1000);
  expect(box.history.progress).toMatchObject({ table: 'visits' });
  expect(box.history.progress.done).toBeCloseTo(2 + 1000 / 1201, 3);
  box.db.prepare(`update visits set clock_quality = 'here'`).run();
  // And one of those that are yet to come was put here otherwise.
  const [last = {}] = former.rows<Record<string, string>>('select * from visits order by id desc limit 1');
  const columns = Object.keys(last);
  box.db
    .prepare(`insert into visits (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(Object.values({ ...last, clock_quality: 'here' }));
  const { pages } = box;
  await box.loadHistory();
  expect(box.pages - pages, 'one page of visits and one of each table behind it').toBe(6);
  expect(all(box, 'visits')).toHaveLength(1201);
  expect(box.rows(`select id from visits where clock_quality = 'here'`)).toHaveLength(1001);
});

test('who was erased comes back without text', async () => {
  const member = newId();
  write(() =>
    former.edits.insert('feedback', {
      ...{ id: newId(), gym_id: gym.id, member_id: member, session_id: null, rating: 5, text: 'Zinnoberrot' },
      ...{ given_at: Date.now(), ...stamped },
    }),
  );
  await former.sendAll();
  await reimage();
  box.db
    .prepare(`insert into redactions (id, gym_id, subject, subject_id) values (?, ?, 'member', ?)`)
    .run(newId(), gym.id, member);
  await box.loadHistory();
  expect(box.rows('select rating, text from feedback')).toEqual([{ rating: 5, text: '' }]);
});
