import type Database from 'better-sqlite3';
import type { DownTableName } from '../catalogue.ts';
import { downTable } from '../catalogue.ts';
import type { SqliteValue } from '../column-value.ts';
import { BadColumnValue, fromPostgresText } from '../column-value.ts';
import { checkpointIfDue } from './checkpoint.ts';
import { Staging, type SqliteRow } from './staging.ts';
import { preparedOnce } from './statements.ts';

/** One change of a shape: `value` holds the columns that it carries, as PostgreSQL text. */
export interface RowChange {
  readonly operation: 'insert' | 'update' | 'delete';
  readonly value: Readonly<Record<string, string | null>>;
}
export type ShapeEvent = RowChange | { readonly control: 'must-refetch' | 'up-to-date' };

/** Where a table stands in the hub's log. */
export interface Cursor {
  readonly handle: string;
  readonly offset: string;
}

/** Told after the commit which rows of a table are not what they were. */
export type RowsChanged = (table: DownTableName, ids: readonly string[]) => void;

/** Edits of this box that the hub's rows do not show yet. */
export interface EditsOnTop {
  /** Takes the edits off, so that the table holds the hub's own rows; of all rows when no ids are given. */
  lift(table: DownTableName, ids: readonly string[] | undefined): void;
  /** Lays them on what the table now holds. */
  lay(table: DownTableName, ids: readonly string[] | undefined): void;
}

/** Told of a value that this box cannot hold: the row is kept without it. */
export type OddValue = (table: DownTableName, id: string, column: string, cause: BadColumnValue) => void;

const noEdits: EditsOnTop = { lift: () => undefined, lay: () => undefined };

/** Rows of a load that are written in one transaction: some milliseconds of work. */
const sliceRows = 500;

/** The hub's tables as this box has them: rows and the place in the log always move together. */
export class Mirror {
  readonly #db: Database.Database;
  readonly #rowsChanged: RowsChanged;
  readonly #staging: Staging;
  readonly #edits: EditsOnTop;
  readonly #oddValue: OddValue;
  readonly #sql: (text: string) => Database.Statement;

  constructor(
    db: Database.Database,
    rowsChanged: RowsChanged,
    edits: EditsOnTop = noEdits,
    oddValue: OddValue = () => undefined,
  ) {
    this.#db = db;
    this.#sql = preparedOnce(db);
    this.#edits = edits;
    this.#oddValue = oddValue;
    this.#rowsChanged = rowsChanged;
    this.#staging = new Staging(db);
    db.transaction(() => {
      for (const table of this.#staging.dropMisfits()) {
        this.#sql('delete from shape_cursors where table_name = ? and filling = 1').run(table);
      }
    })();
  }

  /** Where to go on, or undefined to load the table from its beginning. */
  cursor(table: DownTableName): Cursor | undefined {
    return this.#db
      .prepare<[string], Cursor>('select handle, "offset" from shape_cursors where table_name = ?')
      .get(table);
  }

  /** Where a table stands that has come whole: nothing of it waits beside it for what is still missing. */
  wholeUpTo(table: DownTableName): Cursor | undefined {
    return this.#isFilling(table) ? undefined : this.cursor(table);
  }

  /** Whether a first generation of the table has been loaded. */
  isLoaded(table: DownTableName): boolean {
    return this.#sql('select 1 from box_meta where key = ?').get(`loaded:${table}`) !== undefined;
  }

  /**
   * Applies one batch and the cursor behind it in one transaction. After `must-refetch`, and before the first load,
   * rows gather beside the table and replace it whole at `up-to-date`, so that nobody reads it half empty.
   *
   * @param cursor Undefined where there is no place to go on from, and then no row comes either.
   */
  apply(table: DownTableName, events: readonly ShapeEvent[], cursor: Cursor | undefined): void {
    this.#finish(table, events, cursor, { isContinued: false });
  }

  /**
   * As `apply`, and between two steps others may use the thread and the file: the rows of a load are written a few at a
   * time. The cursor moves with the last step; until then the batch may be given again, in whole and from its start.
   */
  *applyInSteps(
    table: DownTableName,
    events: readonly ShapeEvent[],
    cursor: Cursor | undefined,
  ): Generator<undefined, void> {
    let from = 0;
    if (cursor !== undefined && this.#isFilling(table)) {
      const control = events.findIndex((event) => 'control' in event);
      const rows = control === -1 ? events.length : control;
      for (; rows - from > sliceRows; from += sliceRows) {
        const slice = events.slice(from, from + sliceRows);
        this.#db.transaction(() => {
          if (from === 0) this.#clearLeftovers(table);
          for (const event of slice) if (!('control' in event)) this.#stage(table, event);
        })();
        checkpointIfDue(this.#db);
        yield;
      }
    }
    this.#finish(table, from === 0 ? events : events.slice(from), cursor, { isContinued: from > 0 });
    checkpointIfDue(this.#db);
  }

  #finish(
    table: DownTableName,
    events: readonly ShapeEvent[],
    cursor: Cursor | undefined,
    { isContinued }: { isContinued: boolean },
  ): void {
    const changed = this.#db.transaction(() => {
      const ids = new Set<string>();
      let filling = this.#isFilling(table);
      if (filling && !isContinued) this.#clearLeftovers(table);
      const shown = filling ? undefined : idsOf(events);
      this.#edits.lift(table, shown);
      for (const event of events) {
        if ('control' in event) {
          if (event.control === 'must-refetch') {
            this.#staging.clear(table);
            filling = true;
          } else if (filling) {
            for (const id of this.#swap(table)) ids.add(id);
            filling = false;
          }
        } else if (cursor === undefined) {
          throw new Error(`A row of ${table} came without a place in the hub's log.`);
        } else if (filling) {
          this.#stage(table, event);
        } else {
          ids.add(this.#change(table, event));
        }
      }
      this.#edits.lay(table, shown);
      this.#saveCursor(table, filling, cursor);
      return [...ids];
    })();
    if (changed.length > 0) this.#rowsChanged(table, changed);
  }

  #isFilling(table: DownTableName): boolean {
    const row = this.#sql('select filling from shape_cursors where table_name = ?').get(table) as
      { filling: number } | undefined;
    return row === undefined ? true : row.filling === 1;
  }

  /** A load that starts at the beginning has no part in what a batch broken off may have staged. */
  #clearLeftovers(table: DownTableName): void {
    if (this.cursor(table) === undefined) this.#staging.clear(table);
  }

  #saveCursor(table: DownTableName, filling: boolean, cursor: Cursor | undefined): void {
    if (cursor === undefined) {
      this.#sql('delete from shape_cursors where table_name = ?').run(table);
      return;
    }
    this.#sql(
      `insert into shape_cursors (table_name, handle, "offset", filling) values (?, ?, ?, ?)
       on conflict (table_name) do update set
         handle = excluded.handle, "offset" = excluded."offset", filling = excluded.filling`,
    ).run(table, cursor.handle, cursor.offset, filling ? 1 : 0);
  }

  #stage(table: DownTableName, { operation, value }: RowChange): void {
    const row = this.#toSqliteRow(table, value);
    const id = idOf(row);
    if (operation === 'insert') this.#staging.put(table, row);
    else if (operation === 'update') this.#staging.change(table, id, row);
    else this.#staging.remove(table, id);
  }

  /** Replaces the table by its staged generation. @returns ids that have changed. */
  #swap(table: DownTableName): string[] {
    const changed = this.#staging.replace(table);
    this.#sql(`insert into box_meta (key, value) values (?, '1') on conflict (key) do nothing`).run(`loaded:${table}`);
    return changed;
  }

  #change(table: DownTableName, { operation, value }: RowChange): string {
    const row = this.#toSqliteRow(table, value);
    const id = idOf(row);
    if (operation === 'delete') this.#sql(`delete from "${table}" where id = ?`).run(id);
    else if (operation === 'insert') this.#upsert(table, row);
    else this.#update(table, id, row);
    return id;
  }

  #upsert(table: string, row: SqliteRow): void {
    const columns = Object.keys(row);
    const assignments = columns
      .filter((column) => column !== 'id')
      .map((column) => `"${column}" = excluded."${column}"`);
    this.#sql(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
       values (${columns.map(() => '?').join(', ')})
       on conflict (id) do update set ${assignments.join(', ')}`,
    ).run(Object.values(row));
  }

  #update(table: string, id: string, row: SqliteRow): void {
    const columns = Object.keys(row).filter((column) => column !== 'id');
    if (columns.length === 0) return;
    this.#sql(`update "${table}" set ${columns.map((column) => `"${column}" = ?`).join(', ')} where id = ?`).run(
      ...columns.map((column) => row[column] ?? null),
      id,
    );
  }

  /**
   * Columns that the catalogue does not know are left out: the hub may be newer than this box. A value that SQLite cannot
   * hold, such as a time beyond all clocks, is left empty and told: one cell must not stop a table.
   */
  #toSqliteRow(table: DownTableName, value: RowChange['value']): SqliteRow {
    const columns = downTable(table)?.columns;
    if (columns === undefined) throw new Error(`${table} is not a mirrored table.`);
    const row: Record<string, SqliteValue> = {};
    for (const column in value) {
      const kind = columns[column];
      if (kind === undefined) continue;
      try {
        row[column] = fromPostgresText(kind, value[column] ?? null);
      } catch (cause) {
        if (!(cause instanceof BadColumnValue)) throw cause;
        row[column] = null;
        this.#oddValue(table, value['id'] ?? '', column, cause);
      }
    }
    return row;
  }
}

/** The rows that a batch touches, or undefined where it may replace the whole table. */
function idsOf(events: readonly ShapeEvent[]): string[] | undefined {
  if (events.some((event) => 'control' in event && event.control === 'must-refetch')) return undefined;
  return events.flatMap((event) => ('control' in event ? [] : (event.value['id'] ?? [])));
}

function idOf(row: SqliteRow): string {
  if (typeof row['id'] !== 'string') throw new Error('A row of a shape came without its id.');
  return row['id'];
}
