import { randomUUID as newId } from 'node:crypto';
import { futureMs, hubNode, stampMs } from '@jarvis-edge/sync/clock.ts';
import { expect } from 'vitest';
import type { Chain } from './chaos/chain.ts';
import { becomesEqual, type ChainBox } from './chaos/chain-box.ts';
import type { Done } from './desk/desk.ts';

/** Members that nobody taps for: edited at the box alone, then at the hub too, then again at the box. */
const [atBoxAlone, onBothSides, editedAgain] = [9, 10, 11];
const events = { feedback: 'given_at', equipment_reports: 'reported_at' } as const;
const day = 86_400_000;
/** How well a box knows the hub's time on one machine. */
const timeErrorMsMax = 1000;
const frozenFrom = Date.UTC(2100, 0, 1);

const memberOf = ({ gym }: ChainBox, at: number): string => gym.members[at]?.id ?? '';

async function edit(box: ChainBox, at: number, changes: Record<string, string | number>): Promise<Done> {
  const done = await box.atDesk({ kind: 'edit', table: 'members', id: memberOf(box, at), changes });
  if (done === undefined) throw new Error(`${box.name} did not take an edit.`);
  return done;
}

const phoneAt = (box: ChainBox, at: number): unknown =>
  box.read<{ phone: string }>('select phone from members where id = ?', memberOf(box, at))[0]?.phone;
const editPhoneAtHub = ({ atTheHub }: Chain, box: ChainBox, at: number, phone: string): Promise<unknown> =>
  atTheHub('update members set phone = $2 where id = $1', [memberOf(box, at), phone]);

/** What staff do at a box that has not heard yet what time it is; the box takes it, whatever its clock says. */
export async function editUnheard(box: ChainBox): Promise<void> {
  const gym_id = box.gym.id;
  for (const phone of ['06 1', '06 2', '06 3']) {
    for (const at of [atBoxAlone, editedAgain]) {
      await edit(box, at, { phone });
      expect(phoneAt(box, at), box.name).toBe(phone);
    }
  }
  await edit(box, onBothSides, { phone: '06 3' });
  await edit(box, atBoxAlone, { frozen_from: frozenFrom, frozen_until: frozenFrom + day });
  const note = { id: newId(), gym_id, member_id: memberOf(box, 0), text: 'Au guichet', written_at: frozenFrom };
  expect(await box.atDesk({ kind: 'insert', table: 'staff_notes', row: note })).toBeDefined();
  for (const [table, happenedAt] of Object.entries(events) as [keyof typeof events, string][]) {
    const row = { id: newId(), gym_id, member_id: memberOf(box, 0), text: 'Au guichet' };
    expect(await box.atDesk({ kind: 'event', table, row, happenedAt })).toBeDefined();
  }
}

/** Somebody at the hub edits later what was edited at the box, and neither knows of the other. */
export const editUnseenAtHub = (chain: Chain, box: ChainBox): Promise<unknown> =>
  editPhoneAtHub(chain, box, onBothSides, '06 hub');

/** All of it is on the hub, under stamps of the box's life, and each edit of the box knew those before it. */
export async function expectTaken(chain: Chain, box: ChainBox, shiftMs: number): Promise<void> {
  const { atTheHub } = chain;
  const gymId = box.gym.id;
  const rows = await atTheHub<{ id: string; phone: string; days: number | null; clocks: Record<string, string> }>(
    `select id, phone, extract(epoch from frozen_until - frozen_from) / 86400 as days, clocks from members
     where id = any($1)`,
    [[atBoxAlone, onBothSides, editedAgain].map((at) => memberOf(box, at))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  expect(byId.get(memberOf(box, atBoxAlone)), box.name).toMatchObject({ phone: '06 3' });
  expect(Number(byId.get(memberOf(box, atBoxAlone))?.days), box.name).toBe(1);
  expect(byId.get(memberOf(box, editedAgain))?.phone, box.name).toBe('06 3');
  // A clock that is ahead is believed for so long as clocks may differ, and no longer.
  const stands = shiftMs > 0 ? '06 3' : '06 hub';
  expect(byId.get(memberOf(box, onBothSides))?.phone, box.name).toBe(stands);

  const [life] = await atTheHub<{ born: Date }>('select created_at as born from boxes where gym_id = $1', [gymId]);
  const notes = await atTheHub<{ clocks: Record<string, string> }>('select clocks from staff_notes where gym_id = $1', [
    gymId,
  ]);
  expect(notes, box.name).toHaveLength(1);
  const stamps = [...rows, ...notes].flatMap(({ clocks }) => Object.values(clocks));
  const ofBox = stamps.filter((stamp) => !stamp.endsWith(hubNode));
  expect(ofBox.length, box.name).toBeGreaterThanOrEqual(4);
  for (const stamp of ofBox) {
    expect(stampMs(stamp), `${box.name}: ${stamp}`).toBeGreaterThanOrEqual(life?.born.getTime() ?? Infinity);
    expect(stampMs(stamp), `${box.name}: ${stamp}`).toBeLessThanOrEqual(Date.now() + futureMs);
  }

  const conflicts = await atTheHub<{ row_id: string; lost: { values: unknown } }>(
    'select row_id, kept, lost from conflicts where gym_id = $1',
    [gymId],
  );
  // One edit that nobody else had seen gave way; a box has always seen its own.
  const expected = shiftMs > 0 ? ['06 hub'] : ['06 3'];
  expect(
    conflicts.map(({ lost }) => lost.values),
    box.name,
  ).toEqual(expected.map((phone) => ({ phone })));
}

/** Events stand under the times that the box's clock showed, and beside them when it was. */
export async function expectCorrected(
  { atTheHub }: Chain,
  box: ChainBox,
  shiftMs: number,
  closeMs: number,
): Promise<void> {
  for (const [table, happenedAt] of Object.entries(events)) {
    const rows = await atTheHub<{ at: Date; corrected_at: Date | null; received_at: Date }>(
      `select ${happenedAt} as at, corrected_at, received_at from ${table} where gym_id = $1`,
      [box.gym.id],
    );
    expect(rows, `${table} of ${box.name}`).toHaveLength(1);
    for (const { at, corrected_at, received_at } of rows) {
      const what = `${table} of ${box.name}`;
      expect(Math.abs(at.getTime() - Date.now() - shiftMs), what).toBeLessThan(closeMs);
      expect(corrected_at === null, what).toBe(shiftMs === 0);
      expect(Math.abs((corrected_at ?? at).getTime() - received_at.getTime()), what).toBeLessThan(closeMs);
    }
  }
}

/** Who edits later wins over what was stamped by a wrong clock: the hub, and the box. */
export async function expectLaterEditsToWin(chain: Chain, box: ChainBox): Promise<void> {
  await editPhoneAtHub(chain, box, atBoxAlone, '06 later');
  await edit(box, editedAgain, { phone: '06 again' });
  await becomesEqual(box, chain.postgres.superuser);
  expect([phoneAt(box, atBoxAlone), phoneAt(box, editedAgain)], box.name).toEqual(['06 later', '06 again']);
}

/** What others' clocks were wrong by has not moved the box's own. @param aheadMsMax How far its next stamp may be ahead. */
export async function expectStampOfNow(box: ChainBox, at: number, aheadMsMax: number): Promise<void> {
  const before = Date.now();
  const { stamp } = await edit(box, at, { email: `${newId()}@salle.example` });
  expect(stampMs(stamp ?? ''), box.name).toBeGreaterThan(before - timeErrorMsMax);
  expect(stampMs(stamp ?? ''), box.name).toBeLessThan(Date.now() + timeErrorMsMax + aheadMsMax);
}

/** Under its right clock a box wins over what it wrote under a wrong one. */
export async function expectRightClockToWin(chain: Chain, box: ChainBox): Promise<void> {
  await edit(box, atBoxAlone, { frozen_from: frozenFrom, frozen_until: frozenFrom + 2 * day });
  await edit(box, onBothSides, { phone: '06 right' });
  await becomesEqual(box, chain.postgres.superuser);
  const [row] = box.read<{ days: number }>(
    `select (frozen_until - frozen_from) / ${day} as days from members where id = ?`,
    memberOf(box, atBoxAlone),
  );
  expect([row?.days, phoneAt(box, onBothSides)], box.name).toEqual([2, '06 right']);
}
