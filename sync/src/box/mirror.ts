import type Database from 'better-sqlite3';
import type { DownTableName } from '../catalogue.ts';
import { downTable } from '../catalogue.ts';
import type { SqliteValue } from '../column-value.ts';
import { fromPostgresText } from '../column-value.ts';

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

type SqliteRow = Record<string, SqliteValue>;

/** Told after the commit which rows of a table are not what they were. */
export type RowsChanged = (table: DownTableName, ids: readonly string[]) => void;

/** The hub's tables as this box has them: rows and the place in the log always move together. */
export class Mirror {
  readonly #db: Database.Database;
  readonly #rowsChanged: RowsChanged;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(db: Database.Database, rowsChanged: RowsChanged) {
    this.#db = db;
    this.#rowsChanged = rowsChanged;
  }

  /** Where to go on, or undefined to load the table from its beginning. */
  cursor(table: DownTableName): Cursor | undefined {
    return this.#db
      .prepare<[string], Cursor>('select handle, "offset" from shape_cursors where table_name = ?')
      .get(table);
  }

  /** Whether a first generation of the table has been loaded. */
  isLoaded(table: DownTableName): boolean {
    const key = `loaded:${table}`;
    return this.#db.prepare('select 1 from box_meta where key = ?').get(key) !== undefined;
  }

  /**
   * Applies one batch and the cursor behind it in one transaction. After `must-refetch`, and before the first load,
   * rows gather beside the table and replace it whole at `up-to-date`, so that nobody reads it half empty.
   */
  apply(table: DownTableName, events: readonly ShapeEvent[], cursor: Cursor | undefined): void {
    const changed = this.#db.transaction(() => {
      const ids = new Set<string>();
      let filling = this.#isFilling(table);
      for (const event of events) {
        if ('control' in event) {
          if (event.control === 'must-refetch') {
            this.#sql('delete from mirror_staging where table_name = ?').run(table);
            filling = true;
          } else if (filling) {
            for (const id of this.#swap(table)) ids.add(id);
            filling = false;
          }
        } else if (filling) {
          this.#stage(table, event);
        } else {
          ids.add(this.#change(table, event));
        }
      }
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
    const row = toSqliteRow(table, value);
    const id = idOf(row);
    if (operation === 'delete') {
      this.#sql('delete from mirror_staging where table_name = ? and id = ?').run(table, id);
      return;
    }
    const former =
      operation === 'update'
        ? (this.#sql('select row from mirror_staging where table_name = ? and id = ?').get(table, id) as
            { row: string } | undefined)
        : undefined;
    this.#sql('insert or replace into mirror_staging (table_name, id, row) values (?, ?, ?)').run(
      table,
      id,
      JSON.stringify({ ...(former && (JSON.parse(former.row) as SqliteRow)), ...row }, bigintAsText),
    );
  }

  /** Replaces the table by its staged generation. @returns ids that may have changed. */
  #swap(table: DownTableName): string[] {
    const entry = columnsOf(table);
    const staged = this.#sql('select id, row from mirror_staging where table_name = ?').all(table) as {
      id: string;
      row: string;
    }[];
    const gone = this.#sql(
      `select id from "${table}" where id not in (select id from mirror_staging where table_name = ?)`,
    ).all(table) as { id: string }[];
    for (const { id } of gone) this.#sql(`delete from "${table}" where id = ?`).run(id);
    for (const { row } of staged) {
      const parsed = JSON.parse(row) as SqliteRow;
      this.#upsert(
        table,
        Object.fromEntries(
          Object.keys(entry).map((column) => [column, fromStaged(entry[column] ?? 'text', parsed[column])]),
        ),
      );
    }
    this.#sql('delete from mirror_staging where table_name = ?').run(table);
    this.#sql(`insert into box_meta (key, value) values (?, '1') on conflict (key) do nothing`).run(`loaded:${table}`);
    return [...gone.map(({ id }) => id), ...staged.map(({ id }) => id)];
  }

  #change(table: DownTableName, { operation, value }: RowChange): string {
    const row = toSqliteRow(table, value);
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

  /** Table and column names come from the catalogue alone, so the set of statements is small. */
  #sql(text: string): Database.Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) this.#statements.set(text, (statement = this.#db.prepare(text)));
    return statement;
  }
}

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

function fromStaged(kind: string, value: SqliteValue | undefined): SqliteValue {
  if (value === undefined || value === null) return null;
  return kind === 'bigint' ? BigInt(value) : value;
}

function columnsOf(table: DownTableName) {
  const entry = downTable(table);
  if (entry === undefined) throw new Error(`${table} is not a mirrored table.`);
  return entry.columns;
}

/** Columns that the catalogue does not know are left out: the hub may be newer than this box. */
function toSqliteRow(table: DownTableName, value: RowChange['value']): SqliteRow {
  const columns = columnsOf(table);
  return Object.fromEntries(
    Object.entries(value).flatMap(([column, text]) => {
      const kind = columns[column];
      return kind === undefined ? [] : [[column, fromPostgresText(kind, text)]];
    }),
  );
}

function idOf(row: SqliteRow): string {
  if (typeof row['id'] !== 'string') throw new Error('A row of a shape came without its id.');
  return row['id'];
}
