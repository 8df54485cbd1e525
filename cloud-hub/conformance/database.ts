import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import type pg from 'pg';
import { migrate, readMigrations } from '../src/store/migrate.ts';
import { roleNames } from '../src/store/role-passwords.ts';
import { withClient } from '../src/store/roles.ts';

/** The hub's own change log, without the hub's tables. */
const ofTheChangeLog = /^(0001|0013|0015|0017)-/;

/** As the change log names a table whose definition changed, whichever it was. */
export const definitionChanged = '';

const noteDefinitionChanges = `
  create or replace function app.note_definition_change() returns event_trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
  begin
    insert into public.change_log (table_name) values ('${definitionChanged}');
    perform pg_notify('jarvis_changes', '');
  end
  $$;
  drop event trigger if exists note_definition_change;
  create event trigger note_definition_change on ddl_command_end
    when tag in ('ALTER TABLE', 'DROP TABLE', 'DROP SCHEMA', 'ALTER TYPE', 'DROP TYPE')
    execute function app.note_definition_change()`;

/**
 * Makes the change log in a database of anybody's tables.
 *
 * @param url Of a superuser.
 * @throws StartRefused when the database cannot be used so.
 */
export async function prepareDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: number; is_super: boolean }>(
      `select current_setting('server_version_num')::int as version, rolsuper as is_super
       from pg_roles where rolname = current_user`,
    );
    if (rows[0]?.is_super !== true) {
      throw new StartRefused(
        'The login of the database may not follow changes of definitions.',
        'Use a superuser: the stand-alone endpoint is for tests on a database of their own.',
      );
    }
    if (rows[0].version < 150_000) {
      throw new StartRefused('The database is older than PostgreSQL 15.', 'Use PostgreSQL 15 or newer.');
    }
    for (const role of [roleNames.service, roleNames.sync]) await makeRole(client, role);
  });
  await migrate(
    url,
    readMigrations().filter(({ name }) => ofTheChangeLog.test(name)),
  );
  await withClient(url, (client) => client.query(noteDefinitionChanges));
}

async function makeRole(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${client.escapeIdentifier(name)} nologin`);
}
