import type { Stamp } from '@jarvis-edge/sync/clock.ts';
import { stampAt } from '@jarvis-edge/sync/clock.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';

let hub: TestHub;
let count = 0;
let gyms: [TestGym, TestGym];
let boxes: [TestBox, TestBox];
let members: [string, string];
let card: string;
const sequences = new Map<TestBox, number>();

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  count += 1;
  const { pool } = hub.postgres;
  const franchise = await addFranchise(pool);
  const gym = (name: string) => addGym(pool, `${name}${count}`, { franchiseId: franchise });
  gyms = [await gym('Salle'), await gym('Soeur')];
  boxes = [await new TestBox(hub.url).provision(gyms[0]), await new TestBox(hub.url).provision(gyms[1])];
  members = [await addMember(pool, gyms[0].id, 'Marie'), await addMember(pool, gyms[1].id, 'Thomas')];
  card = newId();
});

const stampOf = (box: TestBox, ms: number): Stamp => stampAt(Date.now() + ms, 0, box.incarnation);
const next = (box: TestBox): number => {
  const sequence = (sequences.get(box) ?? 0) + 1;
  sequences.set(box, sequence);
  return sequence;
};

/** A card is given to a member at one of the gyms, by the clock of its box. */
const give = (at: 0 | 1, ms: number) => ({
  ...{ id: newId(), sequence: next(boxes[at]), table: 'badges', kind: 'insert', stamp: stampOf(boxes[at], ms) },
  row: { id: newId(), gym_id: gyms[at].id, member_id: members[at], label: 'CARD', hmacs: { em40: card } },
});
type Given = ReturnType<typeof give>;
async function push(at: 0 | 1, ...operations: unknown[]): Promise<void> {
  const { body } = await boxes[at].push(operations);
  expect((body['outcomes'] as unknown as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(
    operations.map(() => 'applied'),
  );
}
const yieldsTo = async ({ row }: Given): Promise<unknown> =>
  (await atTheHub(hub.postgres.pool, 'select yields_to from badges where id = $1', [row.id]))[0]?.['yields_to'];
const disputes = (): Promise<unknown[]> =>
  atTheHub(
    hub.postgres.pool,
    `select gym_id, cause, parameters ->> 'yieldsTo' as to from alerts where alert_type = 'badge_disputed' and gym_id = any($1)`,
    [gyms.map(({ id }) => id)],
  );

test.each([
  ['the earlier claim first', [0, 1]],
  ['the later claim first', [1, 0]],
] as const)(
  'two members are given one card offline: the earlier claim stands, and staff hear of the other once (%s)',
  async (_, order) => {
    const given: [Given, Given] = [give(0, -2000), give(1, -1000)];
    for (const at of order) await push(at, given[at]);
    expect(await yieldsTo(given[0])).toBeNull();
    expect(await yieldsTo(given[1])).toBe(given[0].row.id);
    const dispute = [{ gym_id: gyms[1].id, cause: given[1].row.id, to: given[0].row.id }];
    const told = await disputes();
    expect(told).toEqual(dispute);
    for (const at of order) await boxes[at].push([given[at]]);
    expect(await disputes(), 'sent again, it is not told again').toEqual(told);
  },
);

test('when the card is taken from the one whose claim stood, the other has it', async () => {
  const given: [Given, Given] = [give(0, -2000), give(1, -1000)];
  await push(0, given[0]);
  await push(1, given[1]);
  expect(await disputes()).toHaveLength(1);
  await push(0, {
    ...{ id: newId(), sequence: next(boxes[0]), table: 'badges', kind: 'patch', stamp: stampOf(boxes[0], 0) },
    ...{ row: { id: given[0].row.id, gym_id: gyms[0].id, revoked_at: Date.now() }, base: { revoked_at: null } },
  });
  expect(await yieldsTo(given[1])).toBeNull();
  expect(await yieldsTo(given[0])).toBeNull();
});

test('a card of another franchise with the same number is another card', async () => {
  const elsewhere = await addGym(hub.postgres.pool, `Ailleurs${count}`);
  const stranger = await new TestBox(hub.url).provision(elsewhere);
  const newMember = await addMember(hub.postgres.pool, elsewhere.id, 'Sophie');
  const given = give(0, -1000);
  await push(0, given);
  const theirs = { ...give(0, -2000), sequence: 1 };
  await stranger.push([{ ...theirs, row: { ...theirs.row, gym_id: elsewhere.id, member_id: newMember } }]);
  expect(await Promise.all([yieldsTo(given), yieldsTo(theirs)])).toEqual([null, null]);
});
