import type Database from 'better-sqlite3';
import type { UpTableName } from '../catalogue.ts';
import { catalogue, downTable } from '../catalogue.ts';
import type { WireRow } from '../change.ts';
import { misfitOf } from '../check-row.ts';
import type { SqliteValue } from '../column-value.ts';
import { fromWire, toWire } from '../column-value.ts';
import type { Clocks } from '../merge.ts';
import { bornGroups } from '../merge.ts';
import { groupNamed, groupOf, mergedColumns } from '../table.ts';
import type { BoxClock } from './box-clock.ts';
import type { Outbox } from './outbox.ts';
import type { Overlay } from './overlay.ts';
import { preparedOnce } from './statements.ts';

type SqliteRow = Record<string, SqliteValue>;

/** A change that no table of the catalogue can take: what is wrong with it, for who made it. */
export class BadChange extends Error {
  override name = 'BadChange';
}

export interface EditsDeps {
  readonly db: Database.Database;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
  readonly clock: BoxClock;
  /** The box's own: it edits the rows of no other. */
  readonly gymId: () => string | undefined;
  /** Told after the change, within its transaction. */
  readonly changed?: (table: UpTableName, id: string) => void;
}

/** Writes synced rows: here at once, and through the outbox at the hub, in one transaction of the caller's. */
export class Edits {
  readonly #deps: EditsDeps;
  readonly #sql: (text: string) => Database.Statement;

  constructor(deps: EditsDeps) {
    this.#deps = deps;
    this.#sql = preparedOnce(deps.db);
  }

  /**
   * Adds a row that is born here.
   *
   * @param row Wire values, with `id` and `gym_id`.
   * @throws BadChange
   */
  insert(table: UpTableName, row: WireRow & { id: string; gym_id: string }): void {
    const { outbox, clock } = this.#deps;
    const entry = catalogue[table];
    refuse(misfitOf(entry, row, row.gym_id));
    const stamp = entry.rule === 'merge' ? clock.stamp([], outbox.incarnation) : undefined;
    const operationId = outbox.append({ kind: 'insert', table, row, ...(stamp && { stamp }) }, clock.nowMs());
    const values = sqliteValues(table, row);
    if (downTable(table) !== undefined) {
      this.#deps.overlay.add(table as never, {
        operationId,
        kind: 'insert',
        row: { ...values, id: row.id },
        stamp: stamp ?? clock.stamp([], outbox.incarnation),
        base: {},
      });
    } else {
      const clocks = stamp && Object.fromEntries(bornGroups(entry, row).map((group) => [group, stamp]));
      this.#insert(table, { ...values, ...(clocks && { clocks: JSON.stringify(clocks) }) });
    }
    this.#deps.changed?.(table, row.id);
  }

  /**
   * Changes columns of a row. Those that only make sense together travel together.
   *
   * @param changes Wire values.
   * @throws BadChange when there is no such row here, or a column cannot be written.
   */
  edit(table: UpTableName, id: string, changes: WireRow): void {
    const { outbox, overlay, clock } = this.#deps;
    const entry = catalogue[table];
    if (entry.rule !== 'merge') throw new BadChange(`Rows of ${table} never change.`);
    const row = this.#sql(`select * from "${table}" where id = ?`).get(id) as SqliteRow | undefined;
    if (row === undefined) throw new BadChange(`There is no row ${id} in ${table} here.`);
    const gymId = String(row['gym_id']);
    if (gymId !== this.#deps.gymId()) throw new BadChange(`The row ${id} of ${table} belongs to another gym.`);
    refuse(misfitOf(entry, { ...changes, id, gym_id: gymId }, gymId));

    const groups = groupsIn(table, changes);
    const columns = groups.flatMap((group) => groupNamed(entry, group).columns);
    const edited = { ...row, ...sqliteValues(table, changes) };
    const clocks = JSON.parse(String(row['clocks'] ?? '{}')) as Clocks;
    const base = Object.fromEntries(groups.map((group) => [group, clocks[group] ?? null]));
    const stamp = clock.stamp(Object.values(base), outbox.incarnation);
    const values = Object.fromEntries(columns.map((column) => [column, edited[column] ?? null]));
    const wire = { ...wireValues(table, values), id, gym_id: gymId };
    const operationId = outbox.append({ kind: 'patch', table, row: wire, stamp, base }, clock.nowMs());
    if (downTable(table) !== undefined) {
      overlay.add(table as never, { operationId, kind: 'patch', row: { ...values, id }, stamp, base });
    } else {
      const stamped = { ...clocks, ...Object.fromEntries(groups.map((group) => [group, stamp])) };
      this.#update(table, id, { ...values, clocks: JSON.stringify(stamped) });
    }
    this.#deps.changed?.(table, id);
  }

  #insert(table: UpTableName, row: SqliteRow): void {
    const columns = Object.keys(row);
    this.#sql(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ).run(Object.values(row));
  }

  #update(table: UpTableName, id: string, values: SqliteRow): void {
    const columns = Object.keys(values);
    this.#sql(`update "${table}" set ${columns.map((column) => `"${column}" = ?`).join(', ')} where id = ?`).run(
      ...Object.values(values),
      id,
    );
  }
}

function groupsIn(table: UpTableName, row: WireRow): string[] {
  const entry = catalogue[table];
  return [
    ...new Set(mergedColumns(entry).flatMap((column) => (Object.hasOwn(row, column) ? [groupOf(entry, column)] : []))),
  ];
}

function sqliteValues(table: UpTableName, row: WireRow): SqliteRow {
  const { columns } = catalogue[table];
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, fromWire(columns[column as keyof typeof columns], value)]),
  );
}

function wireValues(table: UpTableName, row: SqliteRow): WireRow {
  const { columns } = catalogue[table];
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, toWire(columns[column as keyof typeof columns], value)]),
  );
}

function refuse(misfit: string | undefined): void {
  if (misfit !== undefined) throw new BadChange(misfit);
}
