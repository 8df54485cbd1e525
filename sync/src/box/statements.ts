import type Database from 'better-sqlite3';

/**
 * Prepares each statement once. Only for texts made of names of the catalogue: those are few, and what is prepared is kept.
 * A statement is the same one for whoever asks with that text, and so is how it answers (`pluck`).
 *
 * A query that sorts or joins compares with `= +?`, which means the same as `= ?`, and takes no more rows than
 * `limit +?`: SQLite plans by the value of a bare parameter, and would prepare the statement anew at every call. The rule
 * `house/planned-once` of the linter holds it.
 *
 * @see https://sqlite.org/c3ref/prepare.html on statements that are recompiled
 */
export function preparedOnce(db: Database.Database): (text: string) => Database.Statement {
  const statements = new Map<string, Database.Statement>();
  return (text) => {
    let statement = statements.get(text);
    if (statement === undefined) statements.set(text, (statement = db.prepare(text)));
    return statement;
  };
}
