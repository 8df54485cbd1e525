import type { WireRow } from '../change.ts';
import type { Stamp } from '../clock.ts';
import { boundStamp, nodeOf } from '../clock.ts';
import type { KnownClocks } from '../event-time.ts';
import { ClockQuality, correctTime } from '../event-time.ts';
import type { MergePatch, Patch, Versioned } from '../merge.ts';
import { mergePatch } from '../merge.ts';
import type { BoxTable, Table } from '../table.ts';
import type { MergedRow, OrphanEdit, OverwrittenEdit, Writes } from './hub-store.ts';
import type { Accepted } from './judge.ts';

/** An operation that the hub has not had before. */
export interface Fresh {
  readonly id: string;
  readonly sequence: number;
  readonly verdict: Accepted;
}

/** The rules by which the hub takes edits in. */
export interface HubRules {
  readonly merge: MergePatch;
  readonly bound: typeof boundStamp;
}

export const hubRules: HubRules = { merge: mergePatch, bound: boundStamp };

export interface PlanContext {
  readonly rules: HubRules;
  readonly clocks: KnownClocks;
  readonly bornMs: number;
  readonly nowMs: number;
  readonly lastBounded: Stamp | null;
  /** The rows that the operations edit, as they stand, by table and id. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Versioned>>;
  /** Edits that wait for rows which the operations bring. */
  readonly orphans: readonly OrphanEdit[];
}

export interface Plan {
  readonly writes: Writes;
  /** By sequence, the stamp of each group that the operation won. */
  readonly stamps: ReadonlyMap<number, Readonly<Record<string, Stamp>>>;
  readonly lastBounded: Stamp | null;
}

/** What a batch comes to, in the order of its sequences. */
export function planWrites(operations: readonly Fresh[], context: PlanContext): Plan {
  const inserts = new Map<string, WireRow[]>();
  const merged = new Map<string, Map<string, MergedRow>>();
  const overwritten: OverwrittenEdit[] = [];
  const stamps = new Map<number, Record<string, Stamp>>();
  const orphans: OrphanEdit[] = [];
  const adopted: string[] = [];
  let { lastBounded } = context;

  for (const { id, sequence, verdict } of operations.toSorted((one, other) => one.sequence - other.sequence)) {
    const { name, table, row, kind } = verdict;
    const born = kind === 'insert' ? { ...row, ...correction(table, row, context.clocks) } : row;
    if (verdict.stamp === undefined || table.rule !== 'merge') {
      const rowsOfTable = inserts.get(name) ?? [];
      rowsOfTable.push(born);
      inserts.set(name, rowsOfTable);
      continue;
    }
    const stamp = context.rules.bound(verdict.stamp, { bornMs: context.bornMs, nowMs: context.nowMs, lastBounded });
    if (stamp !== verdict.stamp) lastBounded = stamp;
    const rowsOfTable = merged.get(name) ?? new Map<string, MergedRow>();
    const former = rowsOfTable.get(row.id) ?? context.rows.get(name)?.get(row.id);
    if (former === undefined && kind === 'patch') {
      orphans.push({ operationId: id, table: name, row, stamp, base: verdict.base });
      continue;
    }
    // A row that is here already takes from one that is born again what that one has, not what it lacks.
    const edit = former !== undefined && kind === 'insert' ? filledOf(born) : born;
    const base = rebased({ stamp, base: verdict.base }, former, context);
    let outcome = context.rules.merge(table, former, { row: edit, stamp, base });
    const isNew = former === undefined || ('isNew' in former && former.isNew === true);
    merged.set(name, rowsOfTable.set(row.id, { row: outcome.row, clocks: outcome.clocks, isNew }));
    const memberId = memberOf(name, outcome.row);
    for (const each of outcome.overwritten) overwritten.push({ ...each, table: name, rowId: row.id, memberId });
    const won = outcome.won.map((group) => [group, outcome.clocks[group] ?? stamp] as const);
    stamps.set(sequence, Object.fromEntries(won));
    if (former !== undefined) continue;
    for (const orphan of waitingFor(name, row.id, [...context.orphans, ...orphans])) {
      outcome = context.rules.merge(table, outcome, { ...orphan, base: rebased(orphan, outcome, context) });
      adopted.push(orphan.operationId);
    }
    merged.set(name, rowsOfTable.set(row.id, { row: outcome.row, clocks: outcome.clocks, isNew }));
  }

  return {
    writes: {
      inserts,
      merged: new Map([...merged].map(([name, rows]) => [name, [...rows.values()]])),
      overwritten,
      orphans: orphans.filter(({ operationId }) => !adopted.includes(operationId)),
      adopted,
      operations: operations.map(({ id, sequence, verdict: { table } }) => ({
        id,
        sequence,
        isEdit: table.rule === 'merge',
        stamps: stamps.get(sequence) ?? null,
      })),
    },
    stamps,
    lastBounded,
  };
}

/**
 * What the editor had before it, by the stamps that the hub has given: a box knows its own former edit by the stamp of a
 * clock that may have been years off.
 */
function rebased(
  { stamp, base }: Pick<Patch, 'stamp' | 'base'>,
  former: Versioned | undefined,
  { rules, bornMs, nowMs }: PlanContext,
): Patch['base'] {
  const node = nodeOf(stamp);
  return Object.fromEntries(
    Object.entries(base).map(([group, seen]) => {
      const now = former?.clocks[group];
      if (seen === null || now === undefined || nodeOf(seen) !== node || nodeOf(now) !== node) return [group, seen];
      const wasBounded = rules.bound(seen, { bornMs, nowMs, lastBounded: null }) !== seen;
      return [group, wasBounded ? now : seen];
    }),
  );
}

const filledOf = (row: WireRow): WireRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

const waitingFor = (name: string, id: string, orphans: readonly OrphanEdit[]): OrphanEdit[] =>
  orphans
    .filter(({ table, row }) => table === name && row.id === id)
    .toSorted((one, other) => (one.stamp < other.stamp ? -1 : 1));

function memberOf(name: string, row: WireRow): string | null {
  const id = name === 'members' ? row['id'] : row['member_id'];
  return typeof id === 'string' ? id : null;
}

/** The columns beside a stamped time that say when it was by the hub's clock. */
function correction(table: Table, row: WireRow, clocks: KnownClocks): WireRow {
  const column = (table as BoxTable).happenedAt;
  if (column === undefined) return {};
  const quality = ClockQuality.safeParse(row['clock_quality']);
  const corrected =
    typeof row[column] === 'string' && typeof row['boot_id'] === 'string'
      ? correctTime(
          {
            bootId: row['boot_id'],
            monotonicNs: BigInt((row['monotonic_ns'] as string | null) ?? 0),
            wallMs: Date.parse(row[column]),
            clockQuality: quality.success ? quality.data : 'unknown',
          },
          clocks,
        )
      : undefined;
  return {
    corrected_at: corrected === undefined ? null : new Date(corrected.atMs).toISOString(),
    time_basis: corrected?.basis ?? null,
  };
}
