import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import type pg from 'pg';
import { diskFullRefusal } from './disk-refusal.ts';
import { withClient } from './roles.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Held while migrating, so that two hubs starting together do it once. */
const lockKey = 7_070_001;

export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * Brings the schema forward, each file in a transaction of its own. Files that the database knows and this version does
 * not are a newer version's, and are left alone: that version made them so that this one still runs.
 *
 * @param url Of the owner's login.
 * @returns the names of the files applied.
 * @throws StartRefused when a file that was applied has changed since.
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists applied_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from applied_migrations',
    );
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    const missing = migrations.filter((migration) => isMissing(migration, applied));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  });
}

function isMissing(migration: Migration, applied: ReadonlyMap<string, string>): boolean {
  const known = applied.get(migration.name);
  if (known === undefined) return true;
  if (known === checksum(migration)) return false;
  throw new StartRefused(
    `The migration ${migration.name} was applied to this database in another wording.`,
    'Put the file back as it was released, and make the change in a new file.',
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into applied_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      checksum(migration),
    ]);
    await client.query('commit');
  } catch (cause) {
    const refusal = diskFullRefusal(cause, 'the database') ?? roleRefusal(cause);
    if (refusal) throw refusal;
    throw new Error(`The migration ${migration.name} failed: ${(cause as Error).message}`, { cause });
  }
}

/** A server that is not ours has to have the two roles that the migrations grant to. */
function roleRefusal(cause: unknown): StartRefused | undefined {
  const { code, message } = cause as { code?: string; message?: string };
  return code === '42704' && message?.startsWith('role ')
    ? new StartRefused(
        `The database server lacks a role: ${message}.`,
        'Create the roles jarvis_service and jarvis_sync, and make the logins of DATABASE_URL and SYNC_DATABASE_URL members of them.',
        { cause },
      )
    : undefined;
}

const checksum = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');
