import type Database from 'better-sqlite3';

/** The power of a simulated machine went. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

/** Says at each step that can be the last whether it is; throws `PowerCut` when it is. */
export type CrashPoint = () => void;

type Mode = 'plain' | 'plucked' | 'raw';

/**
 * A database whose machine may lose its power before any write, in the midst of a transaction too: SQLite then has what
 * was committed before, as after a real cut. Statements are prepared once, however often they are asked for.
 */
export function withCrashPoints(db: Database.Database, point: CrashPoint): Database.Database {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string, mode: Mode): Database.Statement => {
    const key = `${mode} ${sql}`;
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const real = db.prepare<unknown[]>(sql);
    if (mode === 'plucked') real.pluck();
    if (mode === 'raw') real.raw();
    const wrapped = {
      run: (...values: unknown[]) => {
        point();
        return real.run(...values);
      },
      get: (...values: unknown[]) => real.get(...values),
      all: (...values: unknown[]) => real.all(...values),
      pluck: () => statement(sql, 'plucked'),
      raw: () => statement(sql, 'raw'),
    } as unknown as Database.Statement;
    prepared.set(key, wrapped);
    return wrapped;
  };
  const wrapped = {
    prepare: (sql: string) => statement(sql, 'plain'),
    exec: (sql: string) => db.exec(sql),
    pragma: (source: string, options?: Database.PragmaOptions) => db.pragma(source, options),
    transaction: (work: (...values: unknown[]) => unknown) =>
      db.transaction((...values: unknown[]) => {
        const result = work(...values);
        point();
        return result;
      }),
    get inTransaction() {
      return db.inTransaction;
    },
  };
  return wrapped as unknown as Database.Database;
}
