import { isDeepStrictEqual } from 'node:util';
import { catalogue, type SharedTableName } from '@jarvis-edge/sync/catalogue.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import { wireOfPostgresJson } from '@jarvis-edge/sync/conflict.ts';
import { groupNamed, groupOf, mergedColumns } from '@jarvis-edge/sync/table.ts';
import type { Chain } from './chain.ts';
import type { ChainBox } from './chain-box.ts';
import type { Ledger, MadeEdit } from './staff.ts';

interface OutboxRow {
  readonly id: string;
  readonly table_name: SharedTableName;
  readonly row: string;
  readonly kind: 'insert' | 'patch';
  readonly stamp: string;
  readonly base: string | null;
}

/** How the hub keeps one side of a conflict. */
interface Side {
  readonly values: WireRow;
  readonly stamp: string | null;
}
interface KeptConflict {
  readonly table_name: string;
  readonly row_id: string;
  readonly group_name: string;
  readonly kept: Side;
  readonly lost: Side;
}

interface Received {
  readonly operation_id: string;
  readonly stamps: Readonly<Record<string, string>> | null;
}

/**
 * What became of every edit: it is the row's value, or was seen by whoever made the one after it, or lies under
 * `conflicts` as the one that gave way. @returns what is lost, doubled or made up, in words.
 */
export async function editsLost({ atTheHub }: Chain, boxes: readonly ChainBox[], ledger: Ledger): Promise<string[]> {
  const received = await atTheHub<Received>('select operation_id, stamps from received_operations');
  const stampsById = new Map(received.map(({ operation_id, stamps }) => [operation_id, stamps]));
  const timesReceived = Map.groupBy(received, ({ operation_id }) => operation_id);
  const conflicts = await atTheHub<KeptConflict>('select table_name, row_id, group_name, kept, lost from conflicts');
  const conflictsOf = Map.groupBy(conflicts, ({ table_name, row_id, group_name }) =>
    placeOf(table_name, row_id, group_name),
  );
  const onDisks = boxes.flatMap(operationsOf);
  const losses: string[] = [];

  const onDisk = new Set(onDisks.map(({ operationId }) => operationId));
  for (const edit of ledger.edits) {
    const { operationId } = edit;
    if (operationId === undefined) continue;
    if (!onDisk.has(operationId)) losses.push(`${inWords(edit)} was confirmed and is not on the disk`);
  }
  for (const { operationId = '' } of onDisks) {
    const times = timesReceived.get(operationId)?.length ?? 0;
    if (times !== 1) losses.push(`the hub has received the operation ${operationId} ${times} times`);
  }

  // What a box has on its disk was made, whether or not anybody could be told.
  const all = [...ledger.edits.filter(({ operationId }) => operationId === undefined), ...onDisks];
  for (const [place, edits] of Map.groupBy(all, ({ table, rowId, group }) => placeOf(table, rowId, group))) {
    const { table, rowId, group } = edits[0] as MadeEdit;
    const [row] = await atTheHub<{ row: WireRow }>(`select to_jsonb(t) as row from ${table} t where id = $1`, [rowId]);
    if (row === undefined) {
      losses.push(`${table} ${rowId} is not on the hub`);
      continue;
    }
    const values = only(wireOfPostgresJson(table, row.row), table, group);
    const clock = (row.row['clocks'] as Record<string, string>)[group];
    const lost = conflictsOf.get(place) ?? [];
    const stampsOf = (edit: MadeEdit): (string | null)[] => [
      edit.stamp,
      stampsById.get(edit.operationId ?? '')?.[group] ?? null,
    ];
    for (const edit of edits) {
      const stamps = stampsOf(edit).filter((stamp) => stamp !== null);
      const stands = stamps.includes(clock ?? '') && isDeepStrictEqual(values, edit.values);
      const wasSeen = edits.some(({ base }) => base !== null && stamps.includes(base));
      const gaveWay = lost.some(
        (conflict) =>
          stamps.includes(conflict.lost.stamp ?? '') &&
          isDeepStrictEqual(only(wireOfPostgresJson(table, conflict.lost.values), table, group), edit.values),
      );
      if (!stands && !wasSeen && !gaveWay) losses.push(`${inWords(edit)} left no trace; the hub has ${clock}`);
    }
    if (!edits.some((edit) => stampsOf(edit).includes(clock ?? '') && isDeepStrictEqual(values, edit.values))) {
      losses.push(`nobody made what ${place} is on the hub: ${JSON.stringify(values)} of ${clock}`);
    }
    for (const { kept, lost: other } of lost) {
      if (groupNamed(catalogue[table], group).wins !== 'last' || (kept.stamp ?? '') > (other.stamp ?? '')) continue;
      losses.push(`${place}: ${JSON.stringify(kept)} stayed, and ${JSON.stringify(other)} was later`);
    }
    const lostStamps = lost.map((conflict) => conflict.lost.stamp);
    if (new Set(lostStamps).size < lostStamps.length) losses.push(`${place} gave way twice for one edit`);
  }

  const texts = await atTheHub<{ text: string }>('select text from staff_notes group by text having count(*) > 1');
  for (const { text } of texts) losses.push(`"${text}" is in several notes`);
  const undecided = await atTheHub<{ id: string }>(
    `select id from conflicts where id = any($1) and reviewed_by is distinct from 'box'`,
    [ledger.reviewed],
  );
  for (const { id } of undecided)
    losses.push(`the conflict ${id} was decided at a box, of which the hub knows nothing`);
  return losses;
}

/** The edits in a box's outbox, group by group: the hub says that no backup holds them, so that all are still there. */
function operationsOf(box: ChainBox): MadeEdit[] {
  const rows = box.read<OutboxRow>('select id, table_name, row, kind, stamp, base from outbox where stamp is not null');
  return rows.flatMap(({ id, table_name: table, row, kind, stamp, base }) => {
    const wire = JSON.parse(row) as WireRow;
    const bases = JSON.parse(base ?? '{}') as Record<string, string | null>;
    const entry = catalogue[table];
    const columns = mergedColumns(entry).filter((column) => Object.hasOwn(wire, column));
    return [...new Set(columns.map((column) => groupOf(entry, column)))].map((group): MadeEdit => ({
      by: box.name,
      table,
      rowId: String(wire['id']),
      group,
      values: only(wire, table, group),
      stamp,
      base: kind === 'patch' ? (bases[group] ?? null) : null,
      operationId: id,
    }));
  });
}

/** The values of a group, whole. */
const only = (row: WireRow, table: SharedTableName, group: string): WireRow =>
  Object.fromEntries(groupNamed(catalogue[table], group).columns.map((column) => [column, row[column] ?? null]));

const placeOf = (table: string, rowId: string, group: string): string => `${table} ${rowId} ${group}`;

const inWords = ({ by, table, rowId, group, values, stamp }: MadeEdit): string =>
  `the edit of ${table} ${rowId} ${group} by ${by} to ${JSON.stringify(values)} at ${stamp}`;
