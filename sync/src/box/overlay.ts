import type Database from 'better-sqlite3';
import type { DownTableName, SharedTableName } from '../catalogue.ts';
import { catalogue } from '../catalogue.ts';
import type { OperationOutcome, WireRow } from '../change.ts';
import type { Stamp } from '../clock.ts';
import type { SqliteValue } from '../column-value.ts';
import type { Clocks } from '../merge.ts';
import { mergePatch } from '../merge.ts';
import { groupNamed, groupOf, mergedColumns } from '../table.ts';
import type { EditsOnTop } from './mirror.ts';
import { preparedOnce } from './statements.ts';

/** A hub that took an edit and never shows it has thought better of it: its own word counts after this long, ms. */
const shownWithinMs = 3_600_000;

type SqliteRow = Record<string, SqliteValue>;

/** An edit of this box, in SQLite's values. */
export interface PendingEdit {
  readonly operationId: string;
  readonly kind: 'insert' | 'patch';
  readonly row: SqliteRow & { readonly id: string };
  readonly stamp: Stamp;
  readonly base: Readonly<Record<string, Stamp | null>>;
}

/** The hub's version of a row; null where it has none. */
interface Base {
  readonly row: SqliteRow | null;
}

interface EditRow {
  readonly operation_id: string;
  readonly group_name: string;
  readonly kind: 'insert' | 'patch';
  readonly values: string;
  readonly stamp: Stamp;
  readonly base: Stamp | null;
  readonly settled_at: number | null;
}

/**
 * Keeps what was edited here in sight until the mirror shows it by itself: each row reads as the hub's version with the
 * edits that wait laid on it by the hub's own rule.
 */
export class Overlay implements EditsOnTop {
  readonly #nowMs: () => number;
  readonly #sql: (text: string) => Database.Statement;

  /** @param nowMs Unix ms. */
  constructor(db: Database.Database, nowMs: () => number) {
    this.#sql = preparedOnce(db);
    this.#nowMs = nowMs;
  }

  /** Shows an edit. Call inside its transaction. */
  add(table: SharedTableName, edit: PendingEdit): void {
    const { id } = edit.row;
    const base = this.#base(table, id) ?? this.#keepBase(table, id, this.#row(table, id));
    const entry = catalogue[table];
    const groups = Map.groupBy(
      entry.rule === 'merge'
        ? mergedColumns(entry).filter((column) =>
            edit.kind === 'insert' ? (edit.row[column] ?? null) !== null : Object.hasOwn(edit.row, column),
          )
        : Object.keys(entry.columns),
      (column) => (entry.rule === 'merge' ? groupOf(entry, column) : 'row'),
    );
    const born = edit.kind === 'insert' ? ['gym_id'] : [];
    for (const [group, columns] of groups) {
      this.#sql(
        `insert into pending_edits (operation_id, group_name, place, table_name, row_id, kind, "values", stamp, base)
         values (?, ?, (select coalesce(max(place), 0) + 1 from pending_edits), ?, ?, ?, ?, ?, ?)`,
      ).run(
        edit.operationId,
        group,
        table,
        id,
        edit.kind,
        JSON.stringify(Object.fromEntries([...born, ...columns].map((column) => [column, edit.row[column] ?? null]))),
        edit.stamp,
        edit.base[group] ?? null,
      );
    }
    this.#show(table, id, base);
  }

  /** Gives the mirror the hub's own versions back to work on, before it applies what came. */
  lift(table: DownTableName, ids: readonly string[] | undefined): void {
    for (const id of this.#overlaid(table, ids)) {
      const base = this.#base(table, id);
      this.#write(table, id, base?.row ?? null);
    }
  }

  /** Takes the rows as the mirror left them for the hub's versions, and lays the edits on them again. */
  lay(table: DownTableName, ids: readonly string[] | undefined): void {
    for (const id of this.#overlaid(table, ids)) {
      const base = this.#keepBase(table, id, this.#row(table, id));
      this.#absorb(table as SharedTableName, id, base);
      this.#show(table as SharedTableName, id, base);
    }
  }

  /** Takes note of the hub's answers. Call inside the transaction that settles them. */
  settled(outcomes: readonly OperationOutcome[]): void {
    if (this.#sql('select 1 from pending_edits limit 1').get() === undefined) return;
    for (const outcome of outcomes) this.#settle(outcome);
  }

  #settle({ id, outcome, stamps }: OperationOutcome): void {
    const edits = this.#sql('select distinct table_name, row_id from pending_edits where operation_id = +?').all(
      id,
    ) as {
      table_name: SharedTableName;
      row_id: string;
    }[];
    if (edits.length === 0) return;
    for (const { group_name } of this.#sql('select group_name from pending_edits where operation_id = ?').all(id) as {
      group_name: string;
    }[]) {
      const stamp = stamps?.[group_name];
      const gaveWay = outcome === 'rejected' || (outcome === 'applied' && stamps !== undefined && stamp === undefined);
      if (gaveWay) {
        this.#sql('delete from pending_edits where operation_id = ? and group_name = ?').run(id, group_name);
      } else {
        this.#sql(
          `update pending_edits set settled_at = ?, stamp = coalesce(?, stamp) where operation_id = ? and group_name = ?`,
        ).run(this.#nowMs(), stamp ?? null, id, group_name);
      }
    }
    for (const { table_name, row_id } of edits) {
      const base = this.#base(table_name, row_id);
      this.#absorb(table_name, row_id, base);
      this.#show(table_name, row_id, base);
    }
  }

  /** Drops the edits that the hub's version has, has outrun, or will never have. */
  #absorb(table: SharedTableName, id: string, kept: Base | undefined): void {
    const base = kept?.row ?? undefined;
    for (const edit of this.#edits(table, id)) {
      if (edit.settled_at === null) continue;
      const isDue = this.#nowMs() - edit.settled_at > shownWithinMs;
      const isShown = base !== undefined && !this.#changes(table, base, edit);
      if (isDue || isShown || (base === undefined && edit.kind === 'patch')) {
        this.#sql('delete from pending_edits where operation_id = ? and group_name = ?').run(
          edit.operation_id,
          edit.group_name,
        );
      }
    }
  }

  #changes(table: SharedTableName, base: SqliteRow, edit: EditRow): boolean {
    const entry = catalogue[table];
    if (entry.rule === 'union') return false;
    // Whose claim was first is for the hub to say: once its row is another than the editor saw, it has said it.
    if (groupNamed(entry, edit.group_name).wins === 'first') {
      return (versioned(base).clocks[edit.group_name] ?? null) === edit.base;
    }
    return mergePatch(catalogue[table], versioned(base), patchOf(base['id'], edit)).won.length > 0;
  }

  #show(table: SharedTableName, id: string, base: Base | undefined): void {
    if (base === undefined) return;
    const edits = this.#edits(table, id);
    let row = base.row;
    for (const edit of edits) row = laid(table, id, row, edit);
    this.#write(table, id, row);
    if (edits.length === 0) this.#sql('delete from overlaid_rows where table_name = ? and row_id = ?').run(table, id);
  }

  #overlaid(table: string, ids: readonly string[] | undefined): string[] {
    const all = this.#sql('select row_id from overlaid_rows where table_name = ?').all(table) as { row_id: string }[];
    if (ids === undefined || all.length === 0) return all.map(({ row_id }) => row_id);
    const wanted = new Set(ids);
    return all.map(({ row_id }) => row_id).filter((id) => wanted.has(id));
  }

  #edits(table: string, id: string): EditRow[] {
    return this.#sql('select * from pending_edits where table_name = +? and row_id = +? order by place').all(
      table,
      id,
    ) as EditRow[];
  }

  #base(table: string, id: string): Base | undefined {
    const kept = this.#sql('select base from overlaid_rows where table_name = ? and row_id = ?').get(table, id) as
      { base: string | null } | undefined;
    return kept && { row: kept.base === null ? null : (JSON.parse(kept.base) as SqliteRow) };
  }

  #keepBase(table: string, id: string, row: SqliteRow | undefined): Base {
    this.#sql('insert or replace into overlaid_rows (table_name, row_id, base) values (?, ?, ?)').run(
      table,
      id,
      row === undefined ? null : JSON.stringify(row),
    );
    return { row: row ?? null };
  }

  #row(table: string, id: string): SqliteRow | undefined {
    return this.#sql(`select * from "${table}" where id = ?`).get(id) as SqliteRow | undefined;
  }

  #write(table: string, id: string, row: SqliteRow | null): void {
    if (row === null) {
      this.#sql(`delete from "${table}" where id = ?`).run(id);
      return;
    }
    const columns = Object.keys(row);
    this.#sql(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict (id) do update set ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`,
    ).run(Object.values(row));
  }
}

function laid(table: SharedTableName, id: string, row: SqliteRow | null, edit: EditRow): SqliteRow | null {
  const values = JSON.parse(edit.values) as SqliteRow;
  if (row === null) {
    if (edit.kind === 'patch') return null;
    const clocks =
      catalogue[table].rule === 'merge' ? { clocks: JSON.stringify({ [edit.group_name]: edit.stamp }) } : {};
    return { ...emptyRow(table), ...values, id, ...clocks };
  }
  if (catalogue[table].rule === 'union') return { ...row, ...values };
  const merged = mergePatch(catalogue[table], versioned(row), patchOf(id, edit));
  return { ...(merged.row as SqliteRow), clocks: JSON.stringify(merged.clocks) };
}

const emptyRow = (table: SharedTableName): SqliteRow =>
  Object.fromEntries(Object.keys(catalogue[table].columns).map((column) => [column, null]));

const versioned = ({ clocks, ...row }: SqliteRow) => ({
  row: row as WireRow,
  clocks: JSON.parse(typeof clocks === 'string' ? clocks : '{}') as Clocks,
});

const patchOf = (id: SqliteValue | undefined, { values, stamp, base, group_name }: EditRow) => ({
  row: { id: String(id), ...(JSON.parse(values) as WireRow) },
  stamp,
  base: { [group_name]: base },
});
