import type { Operation } from '@jarvis-edge/sync/change.ts';
import { PushResponse, schemaVersion } from '@jarvis-edge/sync/protocol.ts';
import { v4, v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';

let hub: TestHub;
let gym: TestGym;
let box: TestBox;
let count = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  count += 1;
  gym = await addGym(hub.postgres.pool, `Salle${count}`);
  box = await new TestBox(hub.url).provision(gym);
});

const outcomes = async (operations: readonly unknown[], changes = {}): Promise<string[]> => {
  const { status, body } = await box.push(operations, changes);
  expect(status).toBe(200);
  return PushResponse.parse(body).outcomes.map(({ outcome }) => outcome);
};
const visitIds = async (): Promise<unknown[]> =>
  (await atTheHub(hub.postgres.pool, 'select id from visits where gym_id = $1 order by id', [gym.id])).map(
    ({ id }) => id,
  );
const idsOf = (operations: readonly Operation[]): unknown[] => operations.map(({ row }) => row['id']).toSorted();

test('a visit arrives as it was stamped, whatever its clock said', async () => {
  const stamps = {
    entered_at: Date.UTC(1999, 11, 31, 23, 59, 59, 7),
    monotonic_ns: '9007199254740993',
    clock_quality: 'unknown',
  };
  const visit = box.visit(1, { ...stamps, door_id: null });
  expect(await outcomes([visit])).toEqual(['applied']);
  const [row] = await atTheHub(hub.postgres.pool, 'select * from visits where gym_id = $1', [gym.id]);
  expect(row).toMatchObject({
    id: visit.row['id'],
    member_id: visit.row['member_id'],
    entered_at: new Date(stamps.entered_at),
    monotonic_ns: '9007199254740993',
    clock_quality: 'unknown',
    door_id: null,
    reader_id: null,
    box_id: box.identity!.boxId,
    incarnation: box.incarnation,
  });
});

test('a batch that is sent again, in part, mixed up or all at once, counts once', async () => {
  const batch = [1, 2, 3, 4].map((sequence) => box.visit(sequence));
  expect(await outcomes(batch.slice(0, 2))).toEqual(['applied', 'applied']);
  expect(await outcomes(batch)).toEqual(['duplicate', 'duplicate', 'applied', 'applied']);
  expect(await outcomes(batch.toReversed())).toEqual(Array(4).fill('duplicate'));
  const [more] = [[5, 6, 7].map((sequence) => box.visit(sequence))];
  const [a, b] = await Promise.all([outcomes(more!), outcomes(more!)]);
  expect([a, b].toSorted()).toEqual([Array(3).fill('applied'), Array(3).fill('duplicate')]);
  expect(await outcomes([more![0], more![0]])).toEqual(['duplicate', 'duplicate']);
  expect(await visitIds()).toEqual(idsOf([...batch, ...more!]));
});

test('operations that arrive out of order all arrive', async () => {
  const batch = [9, 2, 5].map((sequence) => box.visit(sequence));
  expect(await outcomes(batch)).toEqual(['applied', 'applied', 'applied']);
  expect(await outcomes([box.visit(1)])).toEqual(['applied']);
  expect((await box.renew()).body['highestSequence']).toBe(9);
});

test('a restored box that sends its visits again under a new incarnation adds none', async () => {
  const batch = [1, 2].map((sequence) => box.visit(sequence));
  await outcomes(batch);
  box.incarnation = v4();
  const { token } = (await box.renew()).body;
  box.identity = { ...box.identity!, token: token! };
  expect(await outcomes(batch)).toEqual(['duplicate', 'duplicate']);
  expect(await outcomes([box.visit(3)])).toEqual(['applied']);
  expect(await visitIds()).toHaveLength(3);
});

test('what visits of a batch have in common and what sets them apart arrives word for word', async () => {
  const boots = ['NULL', '', String.raw`{"a\b"}, ''`, 'é\n'];
  const doors = [null, newId(), null, newId()];
  for (const [from, rows] of [
    [1, boots.map((boot_id, index) => ({ boot_id, door_id: doors[index]! }))],
    [5, boots.map(() => ({ boot_id: boots[2]!, door_id: doors[1]! }))],
  ] as const) {
    const batch = rows.map((row, index) => box.visit(from + index, row));
    expect(await outcomes(batch)).toEqual(Array(4).fill('applied'));
    const ids = batch.map(({ row }) => row['id']);
    const sql = 'select boot_id, door_id from visits where id = any($1) order by array_position($1, id)';
    expect(await atTheHub(hub.postgres.pool, sql, [ids])).toEqual(rows);
  }
});

const poison: Record<string, (visit: Operation) => unknown> = {
  'of a table that boxes do not write': (visit) => ({ ...visit, table: 'members' }),
  'of a table that does not exist': (visit) => ({ ...visit, table: 'visits; drop table visits' }),
  'of an unknown kind': (visit) => ({ ...visit, kind: 'patch' }),
  'without a row': (visit) => ({ ...visit, row: undefined }),
  'with an unknown column': (visit) => ({ ...visit, row: { ...visit.row, mood: 'good' } }),
  'of another gym': (visit) => ({ ...visit, row: { ...visit.row, gym_id: newId() } }),
  'with a time in words': (visit) => ({ ...visit, row: { ...visit.row, entered_at: 'yesterday' } }),
  'with a number as text': (visit) => ({ ...visit, row: { ...visit.row, monotonic_ns: 12 } }),
  'with an id that is none': (visit) => ({ ...visit, row: { ...visit.row, id: 'marie' } }),
  'with a text that cannot be stored': (visit) => ({ ...visit, row: { ...visit.row, boot_id: 'a\0b' } }),
  'with half a character': (visit) => ({ ...visit, row: { ...visit.row, boot_id: 'a\ud83d' } }),
  'with a value that the table forbids': (visit) => ({ ...visit, row: { ...visit.row, clock_quality: 'sundial' } }),
  'without what the table needs': (visit) => ({ ...visit, row: { ...visit.row, member_id: null } }),
};

test('one operation that can never be stored is set aside, and the others of its batch arrive', async () => {
  const fine = [1, 2, 3].map((sequence) => box.visit(sequence));
  const [first, ...rest] = fine;
  let sequence = 10;
  for (const [what, spoil] of Object.entries(poison)) {
    const { body } = await box.push([spoil(box.visit((sequence += 1)))]);
    const [outcome] = PushResponse.parse(body).outcomes;
    expect({ what, ...outcome }).toMatchObject({
      what,
      sequence,
      outcome: 'rejected',
      reason: expect.stringMatching(/^.+\.$/),
    });
  }
  const spoiled = Object.values(poison).map((spoil) => spoil(box.visit((sequence += 1))));
  expect(await outcomes([first, ...spoiled, ...rest])).toEqual([
    'applied',
    ...spoiled.map(() => 'rejected'),
    'applied',
    'applied',
  ]);
  expect(await visitIds()).toEqual(idsOf(fine));
});

test('a sequence that comes with two operations is sent back to be numbered anew, and staff are told that the box may have been copied', async () => {
  await outcomes([box.visit(1)]);
  expect(await outcomes([box.visit(1), box.visit(2)])).toEqual(['contested', 'applied']);
  expect(await atTheHub(hub.postgres.pool, 'select alert_type from alerts where gym_id = $1', [gym.id])).toEqual([
    { alert_type: 'box_cloned' },
  ]);
});

test('what the hub cannot serve it refuses as a whole, so that the box keeps it', async () => {
  const refused = async (operations: readonly unknown[], changes = {}): Promise<string> => {
    const { status, body } = await box.push(operations, changes);
    return `${status} ${(body['error'] as { code: string } | undefined)?.code}`;
  };
  expect(await refused([box.visit(1)], { schemaVersion: schemaVersion + 1 })).toBe('400 schema-version-unsupported');
  expect(await refused([box.visit(1)], { schemaVersion: schemaVersion - 3 })).toBe('400 schema-version-unsupported');
  expect(await refused([box.visit(1)], { incarnation: v4() })).toBe('409 incarnation-mismatch');
  expect(await refused([])).toBe('400 request-invalid');
  expect(await refused([{ ...box.visit(1), sequence: 0 }])).toBe('400 request-invalid');
  expect(await refused([box.visit(1, { boot_id: 'x'.repeat(1_100_000) })])).toBe('413 fst-err-ctp-body-too-large');
  box.identity = { ...box.identity!, token: 'made-up' };
  expect(await refused([box.visit(1)])).toBe('401 token-invalid');
  expect(await visitIds()).toEqual([]);
});

test('five hundred visits arrive in one batch', async () => {
  const batch = Array.from({ length: 500 }, (_, index) => box.visit(index + 1));
  expect(new Set(await outcomes(batch))).toEqual(new Set(['applied']));
  expect(await visitIds()).toHaveLength(500);
});
