import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import pg from 'pg';
import { databaseName, roleNames, type RolePasswords } from './role-passwords.ts';

/** Makes the logins and the database of a server of ours, where they are missing. */
export async function makeRoles(adminUrl: string, databaseUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union select datname from pg_database',
    );
    const names = new Set(found.rows.map(({ name }) => name));
    for (const role of ['owner', 'service', 'sync'] as const) {
      const name = roleNames[role];
      if (names.has(name)) continue;
      const password = client.escapeLiteral(passwords[role]);
      await client.query(
        `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${password}`,
      );
    }
    if (names.has(databaseName)) return;
    await client.query(`alter role ${roleNames.service} set statement_timeout = '30s'`);
    await client.query(`alter role ${roleNames.service} set idle_in_transaction_session_timeout = '60s'`);
    await client.query(`alter role ${roleNames.sync} set default_transaction_read_only = on`);
    await client.query(`create database ${databaseName} owner ${roleNames.owner}`);
  });
  await withClient(databaseUrl, (client) => protectDatabase(client));
}

/** Only the three logins reach the database, and only the owner makes things in it. */
export async function protectDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ open: boolean }>(
    `select has_database_privilege('public', current_database(), 'temporary') as open`,
  );
  if (rows[0]?.open === false) return;
  const database = client.escapeIdentifier(client.database ?? databaseName);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${roleNames.service}, ${roleNames.sync}`);
}

/**
 * Row-level security holds only for a login that cannot step around it.
 *
 * @throws StartRefused when the service login is a superuser, has BYPASSRLS, may make itself another, or owns or can become
 *   the owner of a table.
 */
export async function proveServiceLogin(url: string): Promise<void> {
  const found = await withClient(url, (client) =>
    client.query<{ name: string; above: boolean; owned: string | null }>(`
      select current_user as name,
        (select bool_or(rolsuper or rolbypassrls or rolcreaterole) from pg_roles where pg_has_role(current_user, oid, 'member')) as above,
        (select min(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
           and pg_has_role(current_user, c.relowner, 'member')) as owned`),
  );
  const { name, above, owned } = found.rows[0] ?? { name: '', above: true, owned: null };
  const remedy =
    'Give DATABASE_URL a login of its own that has neither SUPERUSER nor BYPASSRLS nor CREATEROLE and owns no table.';
  if (above) throw new StartRefused(`The database login "${name}" may step around row-level security.`, remedy);
  if (owned) throw new StartRefused(`The database login "${name}" owns the table "${owned}".`, remedy);
}

/** @throws StartRefused when migrations would run under the service's login, which would then own what they make. */
export async function proveSeparateLogins(ownerUrl: string, serviceUrl: string): Promise<void> {
  const roleAt = (url: string): Promise<string | undefined> =>
    withClient(
      url,
      async (client) => (await client.query<{ name: string }>('select current_user as name')).rows[0]?.name,
    );
  const owner = await roleAt(ownerUrl);
  if (owner !== (await roleAt(serviceUrl))) return;
  throw new StartRefused(
    `DATABASE_URL and MIGRATION_DATABASE_URL sign in as the same "${owner}".`,
    'Give each a login of its own: the one that migrates owns the tables, and the one that serves may own none.',
  );
}

/** @throws StartRefused naming the setting whose server does not answer. */
export async function proveReachableLogin(url: string, setting: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('select'));
  } catch (cause) {
    throw new StartRefused(
      `The database of ${setting} does not answer: ${(cause as Error).message}.`,
      `Check that the server runs and that address, name and password in ${setting} are right.`,
      { cause },
    );
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
