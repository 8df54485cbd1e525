import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { catalogue } from '../src/catalogue.ts';
import type { ColumnKind } from '../src/table.ts';

const types: Record<ColumnKind, string> = {
  text: 'text',
  json: 'text',
  integer: 'integer',
  bigint: 'integer',
  time: 'integer',
  boolean: 'integer',
  real: 'real',
};

/** The SQLite file of a new box: sync's own tables by their migrations, the synced ones as the catalogue describes them. */
function newFile(): Buffer {
  const db = new Database(':memory:');
  const folder = join(import.meta.dirname, '../src/box/migrations');
  for (const file of readdirSync(folder).toSorted()) db.exec(readFileSync(join(folder, file), 'utf8'));
  for (const [name, { columns }] of Object.entries(catalogue)) {
    const described = Object.entries(columns).map(
      ([column, kind]) => `"${column}" ${types[kind as ColumnKind]}${column === 'id' ? ' primary key' : ''}`,
    );
    db.exec(`create table "${name}" (${described.join(', ')}) strict`);
  }
  const file = db.serialize();
  db.close();
  return file;
}

let made: Buffer | undefined;

/** A copy of the file of a new box. */
export function emptyBoxFile(): Buffer {
  made ??= newFile();
  return made;
}
