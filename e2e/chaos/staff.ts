import { randomUUID as newId } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SharedTableName } from '@jarvis-edge/sync/catalogue.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import { happens, oneOf, weighted, whole, type Random } from '../chance.ts';
import type { Chain, ChainGym } from './chain.ts';
import type { ChainBox } from './chain-box.ts';

/** An edit of one group of columns that someone was told is done. */
export interface MadeEdit {
  readonly by: string;
  readonly table: SharedTableName;
  readonly rowId: string;
  readonly group: string;
  /** Wire values; those of no two edits are alike. */
  readonly values: WireRow;
  readonly stamp: string | null;
  /** The stamp of what was edited. */
  readonly base: string | null;
  /** Of a box's edit. */
  readonly operationId?: string;
}

/** All that staff were told is done, at the boxes and at the hub. */
export interface Ledger {
  readonly edits: MadeEdit[];
  /** Conflicts that were decided at a box. */
  readonly reviewed: string[];
  readonly alertIds: ReadonlyMap<ChainGym, string[]>;
  readonly noteIds: ReadonlyMap<ChainGym, string[]>;
}

/** Few rows, so that hub and box meet in them. */
const editedMembers = 6;
const alertsAtFirst = 4;
const turnsARound = 4;
const betweenTurnsMs = 80;
const day = 86_400_000;
const nextStatus: Readonly<Record<string, readonly string[]>> = {
  pending: ['in_progress', 'dismissed', 'resolved'],
  in_progress: ['dismissed', 'resolved'],
  dismissed: ['resolved'],
  resolved: ['resolved'],
};

export async function openLedger(chain: Chain): Promise<Ledger> {
  const ledger: Ledger = {
    edits: [],
    reviewed: [],
    alertIds: new Map(chain.gyms.map((gym) => [gym, []])),
    noteIds: new Map(chain.gyms.map((gym) => [gym, []])),
  };
  for (const gym of chain.gyms) for (let at = 0; at < alertsAtFirst; at += 1) await raiseAlert(chain, gym, ledger);
  return ledger;
}

async function raiseAlert({ atTheHub }: Chain, gym: ChainGym, { alertIds }: Ledger): Promise<void> {
  const id = newId();
  await atTheHub(
    `insert into alerts (id, gym_id, alert_type, cause, priority) values ($1::uuid, $2, 'equipment_issue', $1::uuid::text, 'low')`,
    [id, gym.id],
  );
  alertIds.get(gym)?.push(id);
}

let made = 0;
/** Tells one edit from every other. */
const nextMark = (): number => (made += 1);

/** A change of one group of columns, and what staff saw before it where that decides. */
interface Wanted {
  readonly table: SharedTableName;
  readonly id: string;
  readonly group: string;
  readonly changes: WireRow;
  readonly seen?: WireRow;
}

const phoneOf = (id: string): Wanted => ({
  table: 'members',
  id,
  group: 'phone',
  changes: { phone: `06 ${nextMark()}` },
});

/** Two columns that only make sense together: to whom the one belongs, the other tells. */
export function frozenOf(id: string): Wanted {
  const from = Date.UTC(2100, 0, 1) + nextMark() * day;
  return { table: 'members', id, group: 'frozen', changes: { frozen_from: from, frozen_until: from + day / 2 } };
}

const textOf = (id: string): Wanted => ({
  table: 'staff_notes',
  id,
  group: 'text',
  changes: { text: `note ${nextMark()}` },
});

const statusOf = (id: string, status: string, random: Random): Wanted => {
  const next = oneOf(random, nextStatus[status] ?? []);
  const mark = nextMark();
  const changes = { status: next, resolved_at: next === 'resolved' ? mark * 1000 : null, resolution_notes: `${mark}` };
  return { table: 'alerts', id, group: 'status', changes, seen: { status } };
};

const kinds = { phone: 30, frozen: 25, alert: 25, note: 15, newNote: 12, review: 8 } as const;

/** One round of staff at a box; whoever was not told that it is done has nothing in the ledger. */
export async function staffWorkAt(box: ChainBox, ledger: Ledger, random: Random): Promise<void> {
  for (let turn = 0; turn < turnsARound; turn += 1) {
    await sleep(random() * betweenTurnsMs);
    const kind = weighted(random, kinds);
    if (kind === 'newNote') await writeNote(box, ledger);
    else if (kind === 'review') await reviewOne(box, ledger, random);
    else {
      const wanted = wantedOf(kind, box.gym, ledger, random, (id) => statusAt(box, id));
      if (wanted !== undefined) await editAt(box, ledger, wanted);
    }
  }
}

/** One round of whoever works at the hub. */
export async function staffWorkAtHub(chain: Chain, ledger: Ledger, random: Random): Promise<void> {
  for (let turn = 0; turn < turnsARound; turn += 1) {
    await sleep(random() * betweenTurnsMs);
    const gym = oneOf(random, chain.gyms);
    if (happens(random, 0.1)) await raiseAlert(chain, gym, ledger);
    const kind = weighted(random, { phone: 30, frozen: 25, alert: 25, note: 15 });
    const statuses = await chain.atTheHub<{ id: string; status: string }>('select id, status from alerts');
    const wanted = wantedOf(kind, gym, ledger, random, (id) => statuses.find((row) => row.id === id)?.status);
    if (wanted !== undefined) await editAtHub(chain, ledger, wanted);
  }
}

function wantedOf(
  kind: 'phone' | 'frozen' | 'alert' | 'note',
  gym: ChainGym,
  { alertIds, noteIds }: Ledger,
  random: Random,
  statusNow: (alertId: string) => string | undefined,
): Wanted | undefined {
  const memberId = gym.members[whole(random, 0, editedMembers - 1)]?.id ?? '';
  if (kind === 'phone') return phoneOf(memberId);
  if (kind === 'frozen') return frozenOf(memberId);
  const ids = (kind === 'note' ? noteIds : alertIds).get(gym)?.slice(-alertsAtFirst) ?? [];
  if (ids.length === 0) return undefined;
  const id = oneOf(random, ids);
  if (kind === 'note') return textOf(id);
  const status = statusNow(id);
  return status === undefined ? undefined : statusOf(id, status, random);
}

const statusAt = (box: ChainBox, id: string): string | undefined =>
  box.read<{ status: string }>('select status from alerts where id = ?', id)[0]?.status;

async function editAt(box: ChainBox, { edits }: Ledger, wanted: Wanted): Promise<void> {
  const { table, id, group, changes, seen } = wanted;
  if (box.read(`select 1 from "${table}" where id = ?`, id).length === 0) return;
  const done = await box.atDesk({ kind: 'edit', table, id, changes, ...(seen && { seen }) });
  if (done === undefined) return;
  const { id: operationId, stamp, base } = done;
  edits.push({
    by: box.name,
    table,
    rowId: id,
    group,
    values: changes,
    stamp,
    base: base[group] ?? null,
    operationId,
  });
}

async function writeNote(box: ChainBox, { edits, noteIds }: Ledger): Promise<void> {
  const [id, member] = [newId(), box.gym.members[0]];
  const text = `note ${nextMark()}`;
  const row = { id, gym_id: box.gym.id, member_id: member?.id ?? '', text, written_at: Date.UTC(2026, 0, 1) };
  const done = await box.atDesk({ kind: 'insert', table: 'staff_notes', row });
  if (done === undefined) return;
  noteIds.get(box.gym)?.push(id);
  const note = { by: box.name, table: 'staff_notes', rowId: id, group: 'text', values: { text } } as const;
  edits.push({ ...note, stamp: done.stamp, base: null, operationId: done.id });
}

/** By the box's own route: what gave way is put back, or stays where it is. */
async function reviewOne(box: ChainBox, { reviewed }: Ledger, random: Random): Promise<void> {
  const list = await fetch(`${box.url}/api/conflicts`)
    .then(
      (answer) =>
        answer.json() as Promise<{ conflicts: { id: string; reviewedAt: number | null; isRestorable: boolean }[] }>,
    )
    .catch(() => undefined);
  const open = list?.conflicts.filter(({ reviewedAt }) => reviewedAt === null) ?? [];
  if (open.length === 0) return;
  const { id, isRestorable } = oneOf(random, open);
  const status = await fetch(`${box.url}/api/conflicts/${id}/review`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision: isRestorable && happens(random, 0.5) ? 'restore' : 'keep' }),
  }).then(
    (answer) => answer.status,
    () => undefined,
  );
  if (status === 200) reviewed.push(id);
}

export async function editAtHub({ atTheHub }: Chain, { edits }: Ledger, wanted: Wanted): Promise<void> {
  const { table, id, group, changes, seen } = wanted;
  const columns = Object.keys(changes);
  const set = columns.map((column, at) => `${column} = ${valueSql(column, at + 3)}`);
  const values = columns.map((column) => changes[column]);
  // Held first: after a wait for another transaction, RETURNING tells the row as it was before that one.
  const [done] = await atTheHub<{ stamp: string; base: string | null }>(
    `with seen as (
       select id, clocks from ${table}
       where id = $1 ${seen === undefined ? '' : `and status = '${String(seen['status'])}'`} for update)
     update ${table} edited set ${set.join(', ')} from seen where edited.id = seen.id
     returning new.clocks ->> $2 as stamp, seen.clocks ->> $2 as base`,
    [id, group, ...values],
  );
  if (done !== undefined) edits.push({ by: 'the hub', table, rowId: id, group, values: changes, ...done });
}

const valueSql = (column: string, place: number): string =>
  /^frozen_|_at$/.test(column) ? `to_timestamp($${place}::float8 / 1000)` : `$${place}`;

/** One member's phone on both sides while no line is up: one of the two has to give way. */
export async function editOnBothSides(chain: Chain, boxes: readonly ChainBox[], ledger: Ledger): Promise<void> {
  for (const box of boxes) {
    const memberId = box.gym.members[editedMembers]?.id ?? '';
    await editAtHub(chain, ledger, phoneOf(memberId));
    await editAt(box, ledger, phoneOf(memberId));
  }
}
