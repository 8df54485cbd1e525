import { catalogue, downTables, type DownTableName, type TableName } from '../src/catalogue.ts';
import type { WireRow } from '../src/change.ts';
import { hubNode, nextStamp, type Stamp } from '../src/clock.ts';
import type { HubStore, MergedRow, OrphanEdit, ReceivedKey, Sender, Writes } from '../src/hub/hub-store.ts';
import type { Clocks, Versioned } from '../src/merge.ts';
import { groupNamed, groupOf, mergedColumns } from '../src/table.ts';

/** A row before and after a change, as the change log has it. */
export interface Logged {
  readonly table: string;
  readonly before: WireRow | null;
  readonly after: WireRow | null;
}

interface Incarnation {
  received: number;
  durable: number;
  bornMs: number;
  lastBounded: Stamp | null;
}

/** An edit that had its way in a group of columns, as the invariants look back at it. */
export interface Decision {
  readonly table: TableName;
  readonly id: string;
  readonly group: string;
  readonly stamp: Stamp;
  readonly values: WireRow;
  readonly decidedMs: number;
}

/** All that a hub has on its disk. */
export interface HubDisk {
  epoch: string;
  tables: Map<string, Map<string, WireRow>>;
  incarnations: Map<string, Incarnation>;
  operations: (ReceivedKey & { readonly boxId: string; readonly isEdit: boolean })[];
  /** How often each row was inserted: a key that is taken hides a second time. */
  inserted: Map<string, number>;
  boots: Map<string, number>;
  log: Logged[];
  decisions: Decision[];
  orphans: OrphanEdit[];
  /** Counts the times that shapes began anew. */
  generation: number;
}

export const newDisk = (epoch: string): HubDisk => ({
  epoch,
  tables: new Map(Object.keys(catalogue).map((name) => [name, new Map()])),
  incarnations: new Map(),
  operations: [],
  inserted: new Map(),
  boots: new Map(),
  log: [],
  decisions: [],
  orphans: [],
  generation: 1,
});

/** A copy that shares nothing that changes: rows never do, they are replaced. */
export const copyDisk = (disk: HubDisk): HubDisk => ({
  ...disk,
  tables: new Map([...disk.tables].map(([name, rows]) => [name, new Map(rows)])),
  incarnations: new Map([...disk.incarnations].map(([id, state]) => [id, { ...state }])),
  operations: [...disk.operations],
  inserted: new Map(disk.inserted),
  boots: new Map(disk.boots),
  log: [...disk.log],
  decisions: [...disk.decisions],
  orphans: [...disk.orphans],
});

export interface MemoryStoreOptions {
  readonly bornMs: (boxId: string) => number;
  readonly newId: () => string;
  readonly nowMs: () => number;
  /** Awaited before each step: where the hub's power may go, and others come in between. */
  readonly step: () => Promise<void>;
}

/**
 * The hub's storage as the receiver sees it, in memory. Stands for PostgreSQL in the simulation and is held to the same
 * contract: a transaction works on a copy of the disk, which replaces it when it commits.
 */
export function memoryStore(disk: HubDisk, { bornMs, newId, nowMs, step }: MemoryStoreOptions): HubStore {
  const stateOf = ({ incarnation, boxId }: Sender): Incarnation => {
    let state = disk.incarnations.get(incarnation);
    if (state === undefined) {
      state = { received: 0, durable: 0, bornMs: bornMs(boxId), lastBounded: null };
      disk.incarnations.set(incarnation, state);
    }
    return state;
  };
  return {
    async begin(sender) {
      await step();
      return { ...stateOf(sender) };
    },
    async learnBoots({ boxId }, boots) {
      await step();
      for (const { bootId, bootAtMs } of boots) disk.boots.set(`${boxId} ${bootId}`, bootAtMs);
      return new Map(
        [...disk.boots].flatMap(([key, at]) =>
          key.startsWith(`${boxId} `) ? [[key.slice(boxId.length + 1), at] as const] : [],
        ),
      );
    },
    async receivedBefore({ incarnation }, asked) {
      await step();
      const edits = new Set(asked.edits);
      const sequences = new Set(asked.sequences);
      return disk.operations.filter(
        (key) => (key.isEdit && edits.has(key.id)) || (key.incarnation === incarnation && sequences.has(key.sequence)),
      );
    },
    async rows(table, ids) {
      await step();
      const rows = disk.tables.get(table);
      return new Map(
        ids.flatMap((id) => {
          const row = rows?.get(id);
          return row === undefined ? [] : [[id, versioned(row)] as const];
        }),
      );
    },
    async orphans(table, ids) {
      await step();
      return disk.orphans.filter((orphan) => orphan.table === table && ids.includes(orphan.row.id));
    },
    async write(sender, { inserts, merged, overwritten, orphans, adopted, operations }: Writes) {
      await step();
      const refused = refusalOf(inserts);
      if (refused !== undefined) return { refused };
      const present = new Set<string>();
      for (const [table, rows] of inserts) {
        for (const row of rows) {
          const id = String(row['id']);
          if (disk.tables.get(table)?.has(id) === true) {
            present.add(id);
            continue;
          }
          const key = `${table} ${id}`;
          disk.inserted.set(key, (disk.inserted.get(key) ?? 0) + 1);
          put(disk, table, { ...row, box_id: sender.boxId, incarnation: sender.incarnation });
        }
      }
      for (const [table, rows] of merged) {
        for (const { row, clocks } of rows as readonly MergedRow[]) put(disk, table, { ...row, clocks });
      }
      disk.orphans = [...disk.orphans, ...orphans].filter(({ operationId }) => !adopted.includes(operationId));
      for (const { table, rowId, memberId, group, kept, lost } of overwritten) {
        put(disk, 'conflicts', {
          id: newId(),
          gym_id: sender.gymId,
          member_id: memberId,
          table_name: table,
          row_id: rowId,
          group_name: group,
          kept: kept as unknown as WireRow,
          lost: lost as unknown as WireRow,
          found_at: new Date(nowMs()).toISOString(),
          clocks: {},
        });
      }
      for (const operation of operations) {
        disk.operations.push({ ...operation, incarnation: sender.incarnation, boxId: sender.boxId });
      }
      return { present };
    },
    async end(sender, { received, lastBounded }) {
      await step();
      const state = stateOf(sender);
      state.received = Math.max(state.received, received);
      state.lastBounded = lastBounded;
    },
  };
}

/** A rule of a table that PostgreSQL would hold and the catalogue does not know. */
function refusalOf(inserts: Writes['inserts']): string | undefined {
  const poisoned = [...inserts.values()].flat().some((row) => row['quality'] === 'poison' || row['text'] === 'poison');
  return poisoned ? 'The row breaks a rule of its table.' : undefined;
}

const versioned = ({ clocks, ...row }: WireRow): Versioned => ({ row, clocks: (clocks ?? {}) as Clocks });

/** Writes a row and notes it where boxes mirror the table. */
export function put(disk: HubDisk, table: string, row: WireRow): void {
  const rows = disk.tables.get(table);
  const id = String(row['id']);
  const before = rows?.get(id) ?? null;
  rows?.set(id, row);
  if (downTables.includes(table as DownTableName)) disk.log.push({ table, before, after: row });
}

/** An edit by the hub itself, stamped as the triggers of its tables do. */
export function editAtHub(disk: HubDisk, table: TableName, id: string, changes: WireRow, nowMs: number): void {
  const row = disk.tables.get(table)?.get(id);
  if (row === undefined) return;
  const entry = catalogue[table];
  const clocks: Record<string, Stamp> = { ...(row['clocks'] as Clocks) };
  const stamped = new Map<string, Stamp>();
  for (const column of mergedColumns(entry)) {
    if (!Object.hasOwn(changes, column) || (row[column] ?? null) === changes[column]) continue;
    const group = groupOf(entry, column);
    const stamp = stamped.get(group) ?? nextStamp([clocks[group] ?? null], nowMs, hubNode);
    stamped.set(group, (clocks[group] = stamp));
  }
  const edited = { ...row, ...changes, clocks };
  put(disk, table, edited);
  for (const [group, stamp] of stamped) decide(disk, table, edited, group, stamp, nowMs);
}

export function decide(
  disk: HubDisk,
  table: TableName,
  row: WireRow,
  group: string,
  stamp: Stamp,
  decidedMs: number,
): void {
  const values = Object.fromEntries(
    groupNamed(catalogue[table], group).columns.map((column) => [column, row[column] ?? null]),
  );
  disk.decisions.push({ table, id: String(row['id']), group, stamp, values, decidedMs });
}
