import { stampAt } from '@jarvis-edge/sync/clock.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';
import type { ConflictList, ConflictShown } from './conflicts.ts';

let hub: TestHub;
let gym: TestGym;
let box: TestBox;
let marie: string;
let staff: TestPerson;
let sequence = 0;
let gyms = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  gyms += 1;
  sequence = 0;
  gym = await addGym(hub.postgres.pool, `Lyon${gyms}`);
  box = await new TestBox(hub.url).provision(gym);
  marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
  staff = await addPerson(hub.postgres.pool, 'gym_staff', { gymId: gym.id });
});

const list = async (): Promise<ConflictList> =>
  (await (await fetch(`${hub.url}/api/conflicts`, { headers: staff.headers })).json()) as ConflictList;
const found = async (): Promise<ConflictShown> => {
  const conflict = (await list()).conflicts.find(({ gymId }) => gymId === gym.id);
  if (conflict === undefined) throw new Error('No conflict was found.');
  return conflict;
};
const review = async (id: string, decision: string): Promise<[number, string | undefined]> => {
  const response = await fetch(`${hub.url}/api/conflicts/${id}/review`, {
    method: 'POST',
    headers: { ...staff.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ decision }),
  });
  const body = (await response.json()) as { error?: { code: string } };
  return [response.status, body.error?.code];
};
/** An edit of the box's, made without knowing of any other. */
const editAtTheBox = (table: string, row: Record<string, unknown>, groups: readonly string[], aheadMs = 1000) =>
  box.push([
    {
      id: newId(),
      sequence: (sequence += 1),
      kind: 'patch',
      table,
      row: { gym_id: gym.id, ...row },
      stamp: stampAt(Date.now() + aheadMs, 0, box.incarnation),
      base: Object.fromEntries(groups.map((group) => [group, null])),
    },
  ]);
const memberRow = async (): Promise<Record<string, unknown>> =>
  (await atTheHub(hub.postgres.pool, 'select * from members where id = $1', [marie]))[0]!;

async function phonesDiffer(): Promise<ConflictShown> {
  await atTheHub(hub.postgres.pool, `update members set phone = '06 11' where id = $1`, [marie]);
  await editAtTheBox('members', { id: marie, phone: '06 22' }, ['phone']);
  return found();
}

test('two edits that did not know of each other are listed with whose they are, what stayed, what gave way and where from', async () => {
  const conflict = await phonesDiffer();
  expect(conflict).toMatchObject({
    gymName: `Lyon${gyms}`,
    memberName: 'Marie Dubois',
    table: 'members',
    group: 'phone',
    columns: [{ name: 'phone', kind: 'text', kept: '06 22', lost: '06 11', present: '06 22', isHidden: false }],
    kept: { by: 'box', at: expect.any(Number) },
    lost: { by: 'hub', at: expect.any(Number) },
    reviewedAt: null,
    isRestorable: true,
  });
});

test('staff who find what stayed right take the conflict off the list, and nothing else changes', async () => {
  const { id } = await phonesDiffer();
  const { open } = await list();
  expect(await review(id, 'keep')).toEqual([200, undefined]);
  expect((await memberRow())['phone']).toBe('06 22');
  expect(await found()).toMatchObject({ id, reviewedAt: expect.any(Number), reviewedBy: 'hub' });
  expect((await list()).open).toBe(open - 1);
  expect(await review(id, 'restore')).toEqual([409, 'already-reviewed']);
  expect((await memberRow())['phone']).toBe('06 22');
});

test('what gave way is written back with a stamp later than all before, so that every box takes it', async () => {
  const { id, kept } = await phonesDiffer();
  expect(await review(id, 'restore')).toEqual([200, undefined]);
  const { phone, clocks } = await memberRow();
  expect(phone).toBe('06 11');
  const stamp = (clocks as Record<string, string>)['phone']!;
  expect(Number.parseInt(stamp.slice(0, 12), 16)).toBeGreaterThanOrEqual(kept.at!);
  expect(await found()).toMatchObject({ id, reviewedBy: 'hub', columns: [{ present: '06 11' }] });
});

test('dates that belong together are shown as times and go back together', async () => {
  const [from, until] = [Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1)];
  await atTheHub(
    hub.postgres.pool,
    `update members set frozen_from = to_timestamp($2::bigint / 1000), frozen_until = to_timestamp($3::bigint / 1000) where id = $1`,
    [marie, from, until],
  );
  await editAtTheBox('members', { id: marie, frozen_from: null, frozen_until: null }, ['frozen']);
  const { id, columns } = await found();
  expect(columns).toMatchObject([
    { name: 'frozen_from', kind: 'time', kept: null, lost: from },
    { name: 'frozen_until', kind: 'time', kept: null, lost: until },
  ]);
  await review(id, 'restore');
  expect(await memberRow()).toMatchObject({ frozen_from: new Date(from), frozen_until: new Date(until) });
});

test('what never goes back, is gone or was erased cannot be restored, and says so', async () => {
  const [alertId, noteId] = [newId(), newId()];
  await atTheHub(
    hub.postgres.pool,
    `insert into alerts (id, gym_id, alert_type, cause, priority) values ($1, $2, 'churn_risk', 'x', 'low')`,
    [alertId, gym.id],
  );
  await atTheHub(hub.postgres.pool, `update alerts set status = 'resolved' where id = $1`, [alertId]);
  await editAtTheBox('alerts', { id: alertId, status: 'in_progress', resolved_at: null, resolution_notes: null }, [
    'status',
  ]);
  const alert = await found();
  expect(alert.isRestorable).toBe(false);
  expect(await review(alert.id, 'restore')).toEqual([409, 'only-forward']);
  expect(await review(alert.id, 'keep')).toEqual([200, undefined]);

  await atTheHub(
    hub.postgres.pool,
    `insert into staff_notes (id, gym_id, member_id, text, written_at) values ($1, $2, $3, 'a', now())`,
    [noteId, gym.id, marie],
  );
  await atTheHub(hub.postgres.pool, `update staff_notes set text = 'b' where id = $1`, [noteId]);
  await editAtTheBox('staff_notes', { id: noteId, text: 'c' }, ['text']);
  const note = await found();
  await atTheHub(hub.postgres.pool, 'delete from staff_notes where id = $1', [noteId]);
  expect(await review(note.id, 'restore')).toEqual([409, 'row-gone']);

  const { id } = await phonesDiffer();
  await atTheHub(hub.postgres.pool, `update conflicts set kept = 'null', lost = 'null' where id = $1`, [id]);
  expect((await list()).conflicts.find((each) => each.id === id)).toMatchObject({ columns: [], isRestorable: false });
  expect(await review(id, 'restore')).toEqual([409, 'conflict-erased']);
  expect(await review(newId(), 'keep')).toEqual([404, 'unknown']);
  expect(await review(id, 'whatever')).toEqual([400, 'request-invalid']);
});

test('the number of a card is never shown, but goes back', async () => {
  const badgeId = newId();
  await atTheHub(
    hub.postgres.pool,
    `insert into badges (id, gym_id, member_id, label, hmacs) values ($1, $2, $3, 'BADGE001', '{"em40":"first"}')`,
    [badgeId, gym.id, marie],
  );
  await atTheHub(hub.postgres.pool, `update badges set hmacs = '{"em40":"second"}' where id = $1`, [badgeId]);
  await editAtTheBox('badges', { id: badgeId, hmacs: { em40: 'third' } }, ['hmacs']);
  const conflict = await found();
  expect(conflict).toMatchObject({ label: 'BADGE001', columns: [{ name: 'hmacs', isHidden: true, kept: null }] });
  expect(JSON.stringify(await list())).not.toMatch(/second|third/);
  await review(conflict.id, 'restore');
  const [row] = await atTheHub(hub.postgres.pool, 'select hmacs from badges where id = $1', [badgeId]);
  expect(row).toEqual({ hmacs: { em40: 'second' } });
});
