import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/**
 * Brings a SQLite file up to the newest schema: numbered `.sql` files, forward only, each in a transaction of its own.
 *
 * @param folders Absolute paths, in the order in which they are applied.
 * @throws StartRefused when a migration that was applied has been edited since, or is unknown to this version.
 */
export function migrate(db: Database.Database, folders: Readonly<Record<string, string>>): void {
  db.exec(
    `create table if not exists schema_migrations (
       name text primary key, checksum text not null, applied_at integer not null
     ) strict, without rowid`,
  );
  const applied = new Map(
    db
      .prepare<[], { name: string; checksum: string }>('select name, checksum from schema_migrations')
      .all()
      .map(({ name, checksum }) => [name, checksum]),
  );
  for (const [room, folder] of Object.entries(folders)) {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()) {
      const sql = readFileSync(join(folder, file), 'utf8');
      const name = `${room}/${basename(file, '.sql')}`;
      const checksum = createHash('sha256').update(sql).digest('hex');
      const known = applied.get(name);
      if (known === checksum) continue;
      if (known !== undefined) {
        throw new StartRefused(
          `The migration ${name} is not the one that made this data folder.`,
          'Install the version that made the folder, or restore the file.',
        );
      }
      db.transaction(() => {
        db.exec(sql);
        db.prepare('insert into schema_migrations (name, checksum, applied_at) values (?, ?, ?)').run(
          name,
          checksum,
          Date.now(),
        );
      })();
    }
  }
}
