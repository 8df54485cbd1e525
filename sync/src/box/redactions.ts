import type Database from 'better-sqlite3';
import type { DownTableName, TableName } from '../catalogue.ts';
import { catalogue } from '../catalogue.ts';
import type { Subject, Table } from '../table.ts';
import type { EditsOnTop } from './mirror.ts';
import { preparedOnce } from './statements.ts';

type PersonalTable = Table & { readonly personal: NonNullable<Table['personal']> };

/** The tables that hold somebody's texts or names. Names of tables and columns come from the catalogue alone. */
const personalTables = Object.entries(catalogue as Readonly<Record<string, Table>>).filter(
  (entry): entry is [TableName, PersonalTable] => entry[1].personal !== undefined,
);

const subjects = ['member', 'session'] as const satisfies readonly Subject[];

/** Where copies of rows wait, as JSON: which column names the table and the row's id, and how an erased JSON value reads. */
const copies = [
  { name: 'outbox', column: 'row', id: `row ->> '$.id'`, emptyJson: `json('null')` },
  { name: 'dead_letters', column: 'row', id: `row ->> '$.id'`, emptyJson: `json('null')` },
  { name: 'pending_edits', column: 'values', id: 'row_id', emptyJson: `'null'` },
  { name: 'overlaid_rows', column: 'base', id: 'row_id', emptyJson: `'null'` },
] as const;

/**
 * Empties the texts and names of whoever was erased, in every place of this file where they could be, and whatever comes
 * of them later. Stands between the mirror and the edits on top of it. Every call belongs in a transaction of the caller's.
 */
export class Redactions implements EditsOnTop {
  readonly #edits: EditsOnTop;
  readonly #sql: (text: string) => Database.Statement;

  constructor(db: Database.Database, edits: EditsOnTop) {
    this.#sql = preparedOnce(db);
    this.#edits = edits;
  }

  lift(table: DownTableName, ids: readonly string[] | undefined): void {
    this.#edits.lift(table, ids);
  }

  lay(table: DownTableName, ids: readonly string[] | undefined): void {
    this.#edits.lay(table, ids);
    if (table === 'redactions') this.eraseNew();
    else this.arrived(table, ids);
  }

  /** Does what redactions ask that have not been done yet, each once. @returns whether there were any. */
  eraseNew(): boolean {
    const fresh = this.#sql(
      'select id, subject, subject_id from redactions where id not in (select id from erasures)',
    ).all() as {
      id: string;
      subject: Subject;
      subject_id: string;
    }[];
    for (const { id, subject, subject_id } of fresh) {
      if (subjects.includes(subject)) this.#erase(subject, subject_id);
      this.#sql('insert into erasures (id) values (?)').run(id);
    }
    return fresh.length > 0;
  }

  /** Empties what came late about someone who had been erased before; of all rows of the table when no ids are given. */
  arrived(name: TableName, ids?: readonly string[]): void {
    const table: Table = catalogue[name];
    if (table.personal === undefined || ids?.length === 0) return;
    for (const subject of subjects) {
      const owner = table.personal.of[subject];
      if (owner === undefined) continue;
      const erased = this.#erased(subject, name, owner, ids);
      for (const id of erased) this.#eraseFrom(name, table as PersonalTable, owner, id);
    }
  }

  /** Who of a subject was erased: of everybody, or of those who own certain rows. */
  #erased(subject: Subject, table: TableName, owner: string, ids: readonly string[] | undefined): string[] {
    const all = 'select distinct subject_id from redactions where subject = +?';
    const one = 'select subject_id from redactions where subject = ?';
    const found = (sql: string, ...given: string[]): string[] =>
      this.#sql(sql)
        .pluck()
        .all(subject, ...given) as string[];
    if (ids === undefined) return found(all);
    const [only] = ids;
    // A tap, or something said, is one row: nothing is laid out for a list of them.
    if (only !== undefined && ids.length === 1) {
      return found(`${one} and subject_id = (select "${owner}" from "${table}" where id = ?) limit 1`, only);
    }
    const owners = `select "${owner}" from "${table}" where id in (select value from json_each(?))`;
    return found(`${all} and subject_id in (${owners})`, JSON.stringify(ids));
  }

  #erase(subject: Subject, subjectId: string): void {
    for (const [name, table] of personalTables) {
      const owner = table.personal.of[subject];
      if (owner !== undefined) this.#eraseFrom(name, table, owner, subjectId);
    }
  }

  #eraseFrom(name: TableName, table: PersonalTable, owner: string, subjectId: string): void {
    const emptied = assignments(table).join(', ');
    const filled = assignments(table)
      .map((assignment) => assignment.replace(' = ', ' is not '))
      .join(' or ');
    // Who reviews conflicts sees both sides of an edit, whatever table it was in.
    if (name !== 'conflicts') {
      const rows = `select id from "${name}" where "${owner}" = ?`;
      const conflicts = this.#sql(`select id from conflicts where table_name = ? and row_id in (${rows})`)
        .pluck()
        .all(name, subjectId) as string[];
      const entry = catalogue.conflicts as PersonalTable & typeof catalogue.conflicts;
      for (const id of conflicts) this.#eraseFrom('conflicts', entry, 'id', id);
    }
    for (const copy of copies) {
      this.#sql(
        `update ${copy.name} set "${copy.column}" = json_replace("${copy.column}", ${replacements(table, copy.emptyJson)})
         where table_name = @name and "${copy.column}" is not null and (
           "${copy.column}" ->> '$.${owner}' = @subject or ${copy.id} in (select id from "${name}" where "${owner}" = @subject))`,
      ).run({ name, subject: subjectId });
    }
    this.#sql(`update "${name}" set ${emptied} where "${owner}" = ? and (${filled})`).run(subjectId);
    if (this.#sql(`select 1 from sqlite_schema where name = ?`).get(`staging_${name}`) === undefined) return;
    this.#sql(`update "staging_${name}" set ${emptied} where "${owner}" = ?`).run(subjectId);
  }
}

/** As the hub empties them: no text, and JSON's null. */
const assignments = ({ columns, personal }: PersonalTable): string[] =>
  personal.columns.map((column) => `"${column}" = ${columns[column] === 'json' ? `'null'` : `''`}`);

const replacements = ({ columns, personal }: PersonalTable, emptyJson: string): string =>
  personal.columns.map((column) => `'$.${column}', ${columns[column] === 'json' ? emptyJson : `''`}`).join(', ');
