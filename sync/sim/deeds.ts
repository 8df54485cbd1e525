import type { WireRow } from '../src/change.ts';
import type { Edits } from '../src/box/edits.ts';
import { schemaVersion } from '../src/protocol.ts';
import { emptyBoxFile } from './box-schema.ts';
import { gymOfBox, membersOfGym, type Event } from './plan.ts';
import { badgeId, gymId, memberId, noteCommitted, operationsIn, type World } from './state.ts';

/** Makes an event happen. */
export function act(world: World, event: Event): void {
  const { time, hub, boxes } = world;
  switch (event.kind) {
    case 'visit':
    case 'poison':
      return change(world, event.box, (edits) => visit(world, edits, event.box, event.kind === 'poison'));
    case 'edit':
      return editMember(world, event.at, event.member, { [event.column]: valueOf(world, event) });
    case 'delete':
      return editMember(world, event.at, event.member, { deleted_at: Math.round(time.nowMs) });
    case 'revive':
      return editMember(world, event.at, event.member, { deleted_at: null });
    case 'alert':
      return change(world, event.box, (edits) => raise(world, edits, event.box, event.key));
    case 'alert step':
      return stepAlert(world, event.at, event.pick, event.key);
    case 'claim':
      return claim(world, event.at, event.badge, event.member);
    case 'cable out': {
      const cable = world.cables[event.box];
      if (cable === undefined) return undefined;
      cable.untilMs = time.nowMs + event.forMs;
      cable.repliesOnly = event.replies;
      return healsAt(world, cable.untilMs);
    }
    case 'power cut':
      boxes[event.box]?.cutPower(event.afterWrites === 0 ? undefined : event.afterWrites);
      return later(world, event.forMs, () => {
        boxes[event.box]?.cutPower();
        boxes[event.box]?.start();
      });
    case 'hub down':
      hub.crash();
      return later(world, event.forMs, () => hub.start());
    case 'hub backup':
      if (hub.isUp) hub.takeBackup();
      return undefined;
    case 'hub restored':
      return hub.restore(event.noticed);
    case 'box copied':
      return void world.copies.set(event.box, boxes[event.box]?.copyDisk() ?? emptyBoxFile());
    case 'box restored': {
      const copy = world.copies.get(event.box);
      return copy === undefined ? undefined : replaceDisk(world, event.box, copy);
    }
    case 're-imaged':
      return replaceDisk(world, event.box, emptyBoxFile());
    case 'clock set':
      return boxes[event.box]?.setClock(event.offsetMs);
    case 'shapes rotate':
      return hub.rotate();
    case 'old hub':
      hub.version = schemaVersion - 1;
      return later(world, event.forMs, () => {
        hub.version = schemaVersion;
      });
    case 'box version': {
      const box = boxes[event.box];
      if (box !== undefined) box.version = event.version;
      return undefined;
    }
  }
}

const healsAt = (world: World, atMs: number): void => {
  world.healedMs = Math.max(world.healedMs, atMs);
};

function later(world: World, ms: number, run: () => void): void {
  world.time.after(ms, run);
  healsAt(world, world.time.nowMs + ms);
}

function change(world: World, box: number, work: (edits: Edits) => void): void {
  const at = world.boxes[box];
  const since = at?.running?.outbox.lastSequence;
  if (at === undefined || since === undefined) return;
  if (at.change(work)) noteCommitted(world, box, since);
}

function replaceDisk(world: World, box: number, file: Buffer): void {
  const at = world.boxes[box];
  if (at === undefined) return;
  const cut = at.isUp;
  at.replaceDisk(file);
  const kept = at.look(operationsIn);
  for (const [id, committed] of world.committed) if (committed.box === box && !kept.has(id)) world.diskGone.add(id);
  if (cut) at.start();
}

function visit(world: World, edits: Edits, box: number, isPoison: boolean): void {
  const stamp = world.boxes[box]?.clock();
  if (stamp === undefined) return;
  const common = {
    id: world.newId(),
    gym_id: gymId(gymOfBox[box] ?? 0),
    member_id: memberId(0),
    boot_id: stamp.bootId,
    monotonic_ns: stamp.monotonicNs.toString(),
    clock_quality: stamp.clockQuality,
  };
  if (isPoison) edits.insert('feedback', { ...common, text: 'poison', given_at: stamp.wallMs });
  else edits.insert('visits', { ...common, entered_at: stamp.wallMs });
}

function valueOf({ time }: World, { key, column }: Event & { kind: 'edit' }): WireRow[string] {
  if (column === 'frozen_from') return Math.round(time.nowMs);
  return column === 'is_active' ? Number(key) % 2 === 0 : `${column} ${key}`;
}

const hasRow = (world: World, box: number, table: string, id: string): boolean =>
  world.boxes[box]?.look((db) => db.prepare(`select 1 from "${table}" where id = ?`).get(id)) !== undefined;

function editMember(world: World, at: number | 'hub', member: number, changes: WireRow): void {
  const id = memberId(member);
  if (at === 'hub') {
    const stored = Object.entries(changes).map(([column, value]) => [
      column,
      typeof value === 'number' ? new Date(value).toISOString() : value,
    ]);
    return void world.hub.edit('members', id, Object.fromEntries(stored) as WireRow);
  }
  if (gymOfBox[at] !== Math.floor(member / membersOfGym) || !hasRow(world, at, 'members', id)) return undefined;
  return change(world, at, (edits) => edits.edit('members', id, changes));
}

function raise(world: World, edits: Edits, box: number, key: string): void {
  edits.insert('alerts', {
    id: `0190ffff-0000-7000-8000-0000000000${key.padStart(2, '0').slice(-2)}`,
    gym_id: gymId(gymOfBox[box] ?? 0),
    alert_type: 'equipment_issue',
    cause: key,
    status: 'pending',
    created_at: Math.round(world.time.nowMs),
  });
}

function stepAlert(world: World, at: number | 'hub', pick: number, key: string): void {
  const status = ['in_progress', 'resolved', 'dismissed'][pick % 3] ?? 'resolved';
  if (at === 'hub') {
    const alerts = [...(world.hub.disk.tables.get('alerts')?.keys() ?? [])];
    const id = alerts[pick % Math.max(1, alerts.length)];
    const row = id === undefined ? undefined : world.hub.disk.tables.get('alerts')?.get(id);
    if (id !== undefined && row !== undefined && isForward(String(row['status']), status)) {
      void world.hub.edit('alerts', id, { status, resolution_notes: `by the hub ${key}` });
    }
    return;
  }
  const rows = world.boxes[at]?.look((db) =>
    db.prepare<[], { id: string; status: string }>('select id, status from alerts order by id').all(),
  );
  const row = rows?.[pick % Math.max(1, rows.length)];
  if (row === undefined || !isForward(row.status, status)) return;
  change(world, at, (edits) => edits.edit('alerts', row.id, { status, resolution_notes: `at box ${at} ${key}` }));
}

const order = ['pending', 'in_progress', 'dismissed', 'resolved'];
const isForward = (from: string, to: string): boolean => order.indexOf(to) > order.indexOf(from);

function claim(world: World, at: number | 'hub', badge: number, member: number): void {
  const id = badgeId(badge);
  if (at === 'hub') return void world.hub.edit('badges', id, { member_id: memberId(member) });
  if (badge % 2 !== gymOfBox[at] || !hasRow(world, at, 'badges', id)) return undefined;
  return change(world, at, (edits) => edits.edit('badges', id, { member_id: memberId(member) }));
}
