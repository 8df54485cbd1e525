import type Database from 'better-sqlite3';
import type { DownTableName } from '../catalogue.ts';
import { downTable, downTables } from '../catalogue.ts';
import type { SqliteValue } from '../column-value.ts';

/** A row, or the columns of it that changed, by column. */
export type SqliteRow = Readonly<Record<string, SqliteValue>>;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

interface Area {
  readonly columns: readonly string[];
  readonly put: Database.Statement<SqliteValue[]>;
  readonly remove: Database.Statement<[string]>;
}

/**
 * The next generation of each mirrored table while it loads, in a table of the same layout beside it. Names come from
 * the catalogue alone. Every call belongs in a transaction of the caller's.
 */
export class Staging {
  readonly #db: Database.Database;
  readonly #areas = new Map<DownTableName, Area>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Drops what a former version staged in another layout. @returns The tables whose load has to begin anew. */
  dropMisfits(): DownTableName[] {
    const layouts = this.#db
      .prepare<[string], { sql: string }>(`select sql from sqlite_schema where type = 'table' and name = ?`)
      .pluck();
    return downTables.filter((table) => {
      const layout = layouts.get(`staging_${table}`) as unknown as string | undefined;
      if (layout === undefined || layout.endsWith(this.#layout(table))) return false;
      this.#db.exec(`drop table "staging_${table}"`);
      return true;
    });
  }

  clear(table: DownTableName): void {
    this.#area(table);
    this.#db.exec(`delete from "staging_${table}"`);
  }

  /** A whole row: columns that it does not carry are null. */
  put(table: DownTableName, row: SqliteRow): void {
    const { columns, put } = this.#area(table);
    put.run(...columns.map((column) => row[column] ?? null));
  }

  change(table: DownTableName, id: string, row: SqliteRow): void {
    this.#area(table);
    const columns = Object.keys(row);
    this.#db
      .prepare(`update "staging_${table}" set ${columns.map((column) => `"${column}" = ?`).join(', ')} where id = ?`)
      .run(...Object.values(row), id);
  }

  remove(table: DownTableName, id: string): void {
    this.#area(table).remove.run(id);
  }

  /** Makes the table what is staged, touching only rows that differ. @returns Their ids. */
  replace(table: DownTableName): string[] {
    const { columns } = this.#area(table);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const of = (alias: string): string => columns.map((column) => `${alias}."${column}"`).join(', ');
    const assignments = columns
      .filter((column) => column !== 'id')
      .map((column) => `"${column}" = excluded."${column}"`);
    const ids = (sql: string): string[] => this.#db.prepare(sql).pluck().all() as string[];

    const gone = ids(`delete from "${table}" where id not in (select id from "staging_${table}") returning id`);
    const isEmpty = ids(`select id from "${table}" limit 1`).length === 0;
    // Into an empty table of one layout, in its order, SQLite copies whole records.
    const arrived = isEmpty
      ? ids(`select id from "staging_${table}"`)
      : ids(
          `insert into "${table}" (${names}) select ${names} from "staging_${table}" as next where not exists (
             select 1 from "${table}" as now where now.id = next.id and (${of('now')}) is (${of('next')})
           ) on conflict (id) do update set ${assignments.join(', ')} returning id`,
        );
    if (isEmpty) this.#db.exec(`insert into "${table}" select * from "staging_${table}"`);
    this.clear(table);
    return [...gone, ...arrived];
  }

  #area(table: DownTableName): Area {
    const known = this.#areas.get(table);
    if (known !== undefined) return known;
    this.#db.exec(`create table if not exists "staging_${table}" ${this.#layout(table)}`);
    const columns = Object.keys(downTable(table)?.columns ?? {});
    const area: Area = {
      columns,
      put: this.#db.prepare(
        `insert or replace into "staging_${table}" (${columns.map((column) => `"${column}"`).join(', ')})
         values (${columns.map(() => '?').join(', ')})`,
      ),
      remove: this.#db.prepare(`delete from "staging_${table}" where id = ?`),
    };
    this.#areas.set(table, area);
    return area;
  }

  /** What follows the name where a table like that one is created. */
  #layout(table: DownTableName): string {
    const columns = this.#db.pragma(`table_info("${table}")`) as Column[];
    const [kind] = this.#db.pragma(`table_list("${table}")`) as { wr: number; strict: number }[];
    const lines = columns.map(({ name, type, pk }) => `"${name}" ${type}${pk > 0 ? ' primary key' : ''}`);
    const options = [...(kind?.strict ? ['strict'] : []), ...(kind?.wr ? ['without rowid'] : [])];
    return `(${lines.join(', ')}) ${options.join(', ')}`.trim();
  }
}
