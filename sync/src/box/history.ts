import type Database from 'better-sqlite3';
import { z } from 'zod';
import { catalogue } from '../catalogue.ts';
import type { ColumnKind } from '../table.ts';
import type { SqliteValue } from '../column-value.ts';
import { fromWire } from '../column-value.ts';
import type { HistoryPage, HistoryTable } from '../history.ts';
import { historyPageRows, historyTables } from '../history.ts';

/** How far the load of a table has come. */
const Progress = z.object({
  /** Of another incarnation it means nothing. */
  incarnation: z.string(),
  after: z.string().nullable(),
  rows: z.int(),
  total: z.int(),
  isDone: z.boolean(),
});
type Progress = z.infer<typeof Progress>;

export interface HistoryDeps {
  readonly db: Database.Database;
  readonly incarnation: () => string;
  /** Told of the rows of a slice, within its transaction. */
  readonly arrived: (table: HistoryTable, ids: readonly string[]) => void;
  /** Told after the last row is in. */
  readonly loaded: () => void;
}

/** Asks the hub for a page. */
export type FetchHistory = (table: HistoryTable, after: string | null) => Promise<HistoryPage>;

/**
 * Brings back what the gym's boxes wrote before this file was made. What is here already stays as it is, and nothing goes
 * to the hub; each slice and the place behind it are one transaction, so that a load broken off goes on from there.
 */
export class History {
  readonly #deps: HistoryDeps;

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
  }

  get isLoaded(): boolean {
    return historyTables.every((table) => this.isTableLoaded(table));
  }

  isTableLoaded(table: HistoryTable): boolean {
    return this.#progress(table).isDone;
  }

  /** The table that is being loaded, undefined when all are in; `done` counts tables, with the part of the one under way. */
  get progress(): { readonly table: HistoryTable | undefined; readonly done: number; readonly total: number } {
    let done = 0;
    let current: HistoryTable | undefined;
    for (const table of historyTables) {
      const { isDone, rows, total } = this.#progress(table);
      if (!isDone) current ??= table;
      done += isDone ? 1 : total > 0 ? Math.min(0.99, rows / total) : 0;
    }
    return { table: current, done, total: historyTables.length };
  }

  /** Loads what is missing; resolves at once when nothing is. @throws what asking the hub throws; call it again then. */
  async load(fetchPage: FetchHistory, signal: AbortSignal): Promise<void> {
    if (this.isLoaded) return;
    for (const table of historyTables) {
      while (!signal.aborted && !this.isTableLoaded(table)) {
        const { incarnation, after } = this.#progress(table);
        const page = await fetchPage(table, after);
        // The file may be closed by now, or have become another incarnation.
        if (signal.aborted) return;
        if (incarnation === this.#deps.incarnation()) this.#store(table, page);
      }
    }
    if (!signal.aborted) this.#deps.loaded();
  }

  #store(table: HistoryTable, { rows, next, total }: HistoryPage): void {
    const { db, arrived } = this.#deps;
    const columns: Readonly<Record<string, ColumnKind>> = catalogue[table].columns;
    const names = Object.keys(columns);
    const insert = db.prepare<SqliteValue[]>(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
       values (${names.map(() => '?').join(', ')}) on conflict (id) do nothing`,
    );
    for (let from = 0; from === 0 || from < rows.length; from += historyPageRows) {
      const slice = rows.slice(from, from + historyPageRows);
      const isLast = from + historyPageRows >= rows.length;
      db.transaction(() => {
        for (const row of slice) {
          insert.run(...names.map((name) => fromWire(columns[name] ?? 'text', row[name] ?? null)));
        }
        arrived(
          table,
          slice.map(({ id }) => String(id)),
        );
        const former = this.#progress(table);
        this.#save(table, {
          incarnation: former.incarnation,
          after: isLast && next !== null ? next : (slice.at(-1)?.['id']?.toString() ?? former.after),
          rows: former.rows + slice.length,
          total: total ?? former.total,
          isDone: isLast && next === null,
        });
      })();
    }
  }

  #progress(table: HistoryTable): Progress {
    const incarnation = this.#deps.incarnation();
    const saved = this.#deps.db
      .prepare<[string], { value: string }>('select value from box_meta where key = ?')
      .get(`history:${table}`);
    const progress = saved && Progress.parse(JSON.parse(saved.value));
    if (progress?.incarnation === incarnation) return progress;
    return { incarnation, after: null, rows: 0, total: 0, isDone: false };
  }

  /** The box has all that there is: nothing was written before, or it was put here otherwise. */
  markLoaded(): void {
    const incarnation = this.#deps.incarnation();
    for (const table of historyTables) {
      this.#save(table, { incarnation, after: null, rows: 0, total: 0, isDone: true });
    }
  }

  #save(table: HistoryTable, progress: Progress): void {
    this.#deps.db
      .prepare('insert into box_meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value')
      .run(`history:${table}`, JSON.stringify(progress));
  }
}
