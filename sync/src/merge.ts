import { isDeepStrictEqual } from 'node:util';
import type { Stamp } from './clock.ts';
import { nextStamp } from './clock.ts';
import type { WireRow } from './change.ts';
import type { Group, Table } from './table.ts';
import { groupNamed, groupOf, mergedColumns } from './table.ts';

/** By group, the stamp of the edit that its values come from. A group without one is as the row was born. */
export type Clocks = Readonly<Record<string, Stamp>>;

export interface Versioned {
  readonly row: WireRow;
  readonly clocks: Clocks;
}

/** An edit of a row: the columns it sets, and for each group what the editor had before them. */
export interface Patch {
  readonly row: WireRow;
  readonly stamp: Stamp;
  readonly base: Readonly<Record<string, Stamp | null>>;
}

/** Two edits of one group that did not know of each other: one had to give way, and a person may want to look. */
export interface Overwritten {
  readonly group: string;
  readonly kept: { readonly values: WireRow; readonly stamp: Stamp | null };
  readonly lost: { readonly values: WireRow; readonly stamp: Stamp | null };
}

export interface Merged extends Versioned {
  /** Groups in which the edit had its way. */
  readonly won: readonly string[];
  readonly overwritten: readonly Overwritten[];
}

/** A rule by which an edit and a row come together. */
export type MergePatch = (table: Table, current: Versioned | undefined, patch: Patch) => Merged;

/**
 * Lays an edit on a row, group by group; an edit carries its groups whole. The outcome of several edits does not depend on the order in which they come,
 * nor on how often. A deletion is an edit of `deleted_at`: what is edited afterwards is kept and revives nothing.
 *
 * @param current Undefined when there is no such row yet.
 */
export const mergePatch: MergePatch = (table, current, patch) => {
  const names = [...new Set(patchedColumns(table, patch.row).map((column) => groupOf(table, column)))];
  if (current === undefined) {
    const filled = bornGroups(table, patch.row);
    const clocksOf = (name: string): [string, Stamp][] => [
      [name, patch.stamp],
      ...(groupNamed(table, name).wins === 'first' ? [[sinceOf(name), patch.stamp] as [string, Stamp]] : []),
    ];
    return { row: patch.row, clocks: Object.fromEntries(filled.flatMap(clocksOf)), won: filled, overwritten: [] };
  }
  let row = current.row;
  const clocks: Record<string, Stamp> = { ...current.clocks };
  const won: string[] = [];
  const overwritten: Overwritten[] = [];
  for (const name of names) {
    const group = groupNamed(table, name);
    const stamp = clocks[name] ?? null;
    if (stamp === patch.stamp) continue;
    const isSeen = (patch.base[name] ?? null) === stamp;
    const mine = valuesOf(group, patch.row);
    const theirs = Object.fromEntries(Object.keys(mine).map((column) => [column, row[column] ?? null]));
    const since = clocks[sinceOf(name)] ?? stamp;
    const wins = isWinning(
      group,
      { stamp: patch.stamp, values: mine },
      { stamp: group.wins === 'first' ? since : stamp, values: theirs },
      isSeen,
    );
    if (!isSeen && !areEqual(table, mine, theirs)) {
      const [edit, former] = [
        { values: mine, stamp: patch.stamp },
        { values: theirs, stamp },
      ];
      overwritten.push({ group: name, kept: wins ? edit : former, lost: wins ? former : edit });
    }
    if (!wins) continue;
    row = { ...row, ...mine };
    // An edit that knew the former one comes after it, whatever the clock that stamped it.
    const isBehind = group.wins === 'last' && isSeen && stamp !== null && patch.stamp < stamp;
    clocks[name] = isBehind ? nextStamp([stamp], 0, patch.stamp.slice(18)) : patch.stamp;
    if (group.wins === 'first' && (!isSeen || since === null)) clocks[sinceOf(name)] = patch.stamp;
    won.push(name);
  }
  return { row, clocks, won, overwritten };
};

/** The groups in which a new row has something: only these carry its stamp, on either side. */
export const bornGroups = (table: Table, row: WireRow): string[] => [
  ...new Set(
    mergedColumns(table).flatMap((column) => ((row[column] ?? null) === null ? [] : [groupOf(table, column)])),
  ),
];

/**
 * Where the stamp of the claim is kept that a row of others goes back to, each of which knew the one before: whoever
 * comes late is compared with that one.
 */
const sinceOf = (group: string): string => `${group}:since`;

interface Side {
  readonly stamp: Stamp | null;
  readonly values: WireRow;
}

function isWinning(group: Group, edit: Side & { stamp: Stamp }, former: Side, isSeen: boolean): boolean {
  const isLater = former.stamp === null || edit.stamp > former.stamp;
  switch (group.wins) {
    case 'last':
      return isSeen || isLater;
    case 'first':
      return isSeen || (former.stamp !== null && edit.stamp < former.stamp);
    case 'forward': {
      const step = rank(group, edit.values) - rank(group, former.values);
      return step === 0 ? isLater : step > 0;
    }
  }
}

/** Whether two edits say the same: PostgreSQL writes a time and a large number in other words than a box does. */
function areEqual({ columns }: Table, mine: WireRow, theirs: WireRow): boolean {
  return Object.keys(mine).every((column) => {
    const [one = null, other = null] = [mine[column], theirs[column]];
    if (one === null || other === null) return one === other;
    if (columns[column] === 'time') return new Date(one as string).getTime() === new Date(other as string).getTime();
    return columns[column] === 'bigint' ? String(one) === String(other) : isDeepStrictEqual(one, other);
  });
}

function rank(group: Group & { wins: 'forward' }, values: WireRow): number {
  return group.order.indexOf(String(values[group.state]));
}

const valuesOf = ({ columns }: Group, row: WireRow): WireRow =>
  Object.fromEntries(columns.flatMap((column) => (Object.hasOwn(row, column) ? [[column, row[column] ?? null]] : [])));

function patchedColumns(table: Table, row: WireRow): string[] {
  return mergedColumns(table).filter((column) => Object.hasOwn(row, column));
}
