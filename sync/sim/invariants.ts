import { isDeepStrictEqual } from 'node:util';
import { catalogue, type DownTableName } from '../src/catalogue.ts';
import type { WireRow } from '../src/change.ts';
import { futureMs, stampMs } from '../src/clock.ts';
import { fromPostgresText, toWire } from '../src/column-value.ts';
import type { ColumnKind } from '../src/table.ts';
import { groupNamed } from '../src/table.ts';
import { gymOfBox } from './plan.ts';
import { followed, textOf, type SimBox } from './sim-box.ts';
import { gymId, type World } from './state.ts';

/** The names under which SPEC.md lists what always holds. */
export type Invariant =
  | 'nothing-lost'
  | 'applied-once'
  | 'no-hole'
  | 'queues-drain'
  | 'poison-alone'
  | 'mirrors-equal'
  | 'last-writer'
  | 'deleted-stays'
  | 'state-forward'
  | 'stamps-bounded'
  | 'own-edits-shown'
  | 'never-empty';

export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** What must hold at every instant. */
export function checkAlways(world: World): Violation[] {
  return [...stampsBounded(world), ...world.boxes.flatMap((box) => [...ownEditsShown(box), ...neverEmpty(box)])];
}

/** What must hold when everything has healed and every queue is empty. */
export function checkAtEnd(world: World): Violation[] {
  return [
    ...nothingLost(world),
    ...appliedOnce(world),
    ...noHole(world),
    ...poisonAlone(world),
    ...lastWriter(world),
    ...stateForward(world),
    ...world.boxes.flatMap((box, index) => mirrorsEqual(world, box, gymOfBox[index] ?? 0)),
  ];
}

function nothingLost({ hub, committed, diskGone }: World): Violation[] {
  const arrived = new Set(hub.disk.operations.map(({ id }) => id));
  return [...committed]
    .filter(([id, { isPoison }]) => !arrived.has(id) && !diskGone.has(id) && !isPoison)
    .filter(([, { table, rowId, kind }]) => kind === 'insert' || hub.disk.tables.get(table)?.has(rowId) === true)
    .map(([id, { box, table, rowId }]) => ({
      invariant: 'nothing-lost',
      detail: `box ${box} committed ${id} (${table} ${rowId}) and the hub does not have it`,
    }));
}

function appliedOnce({ hub }: World): Violation[] {
  const edits = hub.disk.operations.filter(({ isEdit }) => isEdit);
  const counts = Map.groupBy(edits, ({ id }) => id);
  const twice = [...counts].filter(([, keys]) => keys.length > 1).map(([id]) => `the edit ${id} was applied twice`);
  const rows = [...hub.disk.inserted].filter(([, count]) => count > 1).map(([key]) => `${key} was inserted twice`);
  return [...twice, ...rows].map((detail) => ({ invariant: 'applied-once', detail }));
}

function noHole({ hub }: World): Violation[] {
  return hub.notices
    .filter((notice) => notice.includes('are gone'))
    .map((detail) => ({ invariant: 'no-hole', detail }));
}

/** Only what can never be stored ends as a dead letter. */
function poisonAlone({ boxes, committed, hub }: World): Violation[] {
  return boxes.flatMap((box) => {
    const letters = box.look((db) =>
      db.prepare<[], { id: string; reason: string }>('select id, reason from dead_letters').all(),
    );
    return letters
      .filter(({ id }) => {
        const change = committed.get(id);
        const isOrphan = change?.kind === 'patch' && hub.disk.tables.get(change.table)?.has(change.rowId) !== true;
        return change !== undefined && !change.isPoison && !isOrphan;
      })
      .map(({ id, reason }) => ({ invariant: 'poison-alone', detail: `${box.name} buried ${id}: ${reason}` }) as const);
  });
}

function lastWriter({ hub }: World): Violation[] {
  const groups = Map.groupBy(hub.disk.decisions, ({ table, id, group }) => `${table}\n${id}\n${group}`);
  return [...groups.values()].flatMap((decisions) => {
    const [first] = decisions;
    if (first === undefined || groupNamed(catalogue[first.table], first.group).wins !== 'last') return [];
    const last = decisions.reduce((one, other) => (other.stamp > one.stamp ? other : one));
    const row = hub.disk.tables.get(last.table)?.get(last.id);
    const values = Object.fromEntries(Object.keys(last.values).map((column) => [column, row?.[column] ?? null]));
    const stamp = (row?.['clocks'] as Record<string, string> | undefined)?.[last.group];
    if (stamp === last.stamp && isDeepStrictEqual(values, last.values)) return [];
    return [
      {
        invariant: last.group === 'deleted_at' ? 'deleted-stays' : 'last-writer',
        detail: `${last.table} ${last.id} ${last.group} is ${JSON.stringify(values)} at ${stamp}; the last edit made it ${JSON.stringify(last.values)} at ${last.stamp}`,
      } as const,
    ];
  });
}

function stateForward({ hub }: World): Violation[] {
  const group = groupNamed(catalogue.alerts, 'status');
  if (group.wins !== 'forward') return [];
  const furthest = Map.groupBy(
    hub.disk.decisions.filter(({ table, group: name }) => table === 'alerts' && name === 'status'),
    ({ id }) => id,
  );
  return [...furthest].flatMap(([id, decisions]) => {
    const reached = Math.max(...decisions.map(({ values }) => group.order.indexOf(String(values['status']))));
    const now = group.order.indexOf(String(hub.disk.tables.get('alerts')?.get(id)?.['status']));
    return now < reached ? [{ invariant: 'state-forward', detail: `alert ${id} went back` } as const] : [];
  });
}

/** No clock that was wrong reaches beyond the rows that it stamped. */
function stampsBounded({ hub, boxes, time }: World): Violation[] {
  const late = hub.disk.decisions.filter(({ stamp, decidedMs }) => stampMs(stamp) > decidedMs + futureMs + 1000);
  const own = boxes.flatMap((box) => {
    if (box.wasWrong) return [];
    const stamp = box.look((db) =>
      db.prepare<[], string>(`select value from box_meta where key = 'stamp'`).pluck().get(),
    );
    return stamp !== undefined && stampMs(stamp) > time.nowMs + futureMs + 1000 ? [`${box.name} stamps ${stamp}`] : [];
  });
  return [...late.map(({ table, id, stamp }) => `${table} ${id} carries ${stamp}`), ...own].map((detail) => ({
    invariant: 'stamps-bounded',
    detail,
  }));
}

/** Nobody sees their own edit vanish before the hub has a later one. */
function ownEditsShown(box: SimBox): Violation[] {
  return box.look((db) => {
    const edits = db
      .prepare<[], { table_name: DownTableName; row_id: string; group_name: string; stamp: string; values: string }>(
        `select table_name, row_id, group_name, max(stamp) as stamp, "values" from pending_edits
         where settled_at is null group by table_name, row_id, group_name`,
      )
      .all();
    return edits.flatMap(({ table_name, row_id, group_name, stamp, values }) => {
      const entry = catalogue[table_name];
      if (entry.rule !== 'merge' || groupNamed(entry, group_name).wins !== 'last') return [];
      const row = db.prepare(`select * from "${table_name}" where id = ?`).get(row_id) as
        Record<string, unknown> | undefined;
      const clocks = JSON.parse(String(row?.['clocks'] ?? '{}')) as Record<string, string>;
      const shown = clocks[group_name] ?? '';
      const isOwn = Object.entries(JSON.parse(values) as Record<string, unknown>).every(
        ([column, value]) => row?.[column] === value,
      );
      if (shown > stamp || (shown === stamp && isOwn)) return [];
      // A row that the hub does not have any more shows no edits.
      if (row === undefined) return [];
      return [
        {
          invariant: 'own-edits-shown',
          detail: `${box.name} made ${values} of ${table_name} ${row_id} at ${stamp} and shows ${JSON.stringify(row)}`,
        } as const,
      ];
    });
  });
}

function neverEmpty(box: SimBox): Violation[] {
  return box.look((db) => {
    const isLoaded = db.prepare(`select 1 from box_meta where key = 'loaded:members'`).get() !== undefined;
    const count = db.prepare<[], number>('select count(*) from members').pluck().get();
    return isLoaded && count === 0 ? [{ invariant: 'never-empty', detail: `${box.name} has no members` } as const] : [];
  });
}

function mirrorsEqual({ hub }: World, box: SimBox, gym: number): Violation[] {
  return followed.flatMap((table) => {
    const { columns } = catalogue[table];
    const expected = new Map(
      [...(hub.disk.tables.get(table)?.values() ?? [])]
        .filter((row) => table === 'badges' || row['gym_id'] === gymId(gym))
        .map((row) => [String(row['id']), comparable(columns, row)]),
    );
    const actual = new Map(
      box
        .look((db) => db.prepare(`select * from "${table}"`).all() as Record<string, never>[])
        .map((row) => [String(row['id']), wireRow(columns, row)]),
    );
    const ids = [...new Set([...expected.keys(), ...actual.keys()])];
    return ids
      .filter((id) => !isDeepStrictEqual(expected.get(id), actual.get(id)))
      .map((id) => ({
        invariant: 'mirrors-equal' as const,
        detail: `${box.name} has ${table} ${id} as ${JSON.stringify(actual.get(id))}, the hub as ${JSON.stringify(expected.get(id))}`,
      }));
  });
}

type Columns = Readonly<Record<string, ColumnKind>>;

function comparable(columns: Columns, row: WireRow): WireRow {
  return wireRow(
    columns,
    Object.fromEntries(
      Object.entries(columns).map(([column, kind]) => [
        column,
        fromPostgresText(kind, textOf(kind, row[column] ?? null)),
      ]),
    ) as never,
  );
}

const wireRow = (columns: Columns, row: Record<string, never>): WireRow =>
  Object.fromEntries(Object.entries(columns).map(([column, kind]) => [column, toWire(kind, row[column] ?? null)]));
