import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import { readIfThere, writeSecretFile } from './secret-file.ts';

/** The logins of the embedded server; `postgres` is its superuser, used for nothing but making the others. */
export const roleNames = {
  superuser: 'postgres',
  owner: 'jarvis_owner',
  service: 'jarvis_service',
  sync: 'jarvis_sync',
};
export type RoleName = keyof typeof roleNames;

const RolePasswords = z.object({ superuser: z.string(), owner: z.string(), service: z.string(), sync: z.string() });
export type RolePasswords = z.infer<typeof RolePasswords>;

export type RoleUrls = Readonly<Record<RoleName, string>>;

const passwordFile = (dataDir: string): string => join(dataDir, 'postgres-roles.json');

export const databaseName = 'jarvis';
export const clusterFolder = (dataDir: string): string => join(dataDir, 'postgres');

/** The passwords of that folder's server, made when there is none yet. */
export function rolePasswords(dataDir: string, isNew: boolean): RolePasswords {
  const text = readIfThere(passwordFile(dataDir));
  if (text !== undefined) return RolePasswords.parse(JSON.parse(text));
  if (!isNew) {
    throw new StartRefused(
      `${passwordFile(dataDir)} is missing, and without it nobody can sign in to the database beside it.`,
      'Put the file back from a backup, or begin again with an empty folder.',
    );
  }
  const password = (): string => randomBytes(24).toString('hex');
  const made = { superuser: password(), owner: password(), service: password(), sync: password() };
  writeSecretFile(passwordFile(dataDir), JSON.stringify(made, undefined, 2));
  return made;
}

/** How to reach a server of ours that listens on that port. */
export function roleUrls(passwords: RolePasswords, port: number, database = databaseName): RoleUrls {
  const url = (role: RoleName): string =>
    `postgresql://${roleNames[role]}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  return { superuser: url('superuser'), owner: url('owner'), service: url('service'), sync: url('sync') };
}

/** How to reach the embedded server of a hub that is running on that folder. */
export function readRoleUrls(dataDir: string): RoleUrls {
  const passwords = RolePasswords.parse(JSON.parse(readFileSync(passwordFile(dataDir), 'utf8')));
  const port = Number(readFileSync(join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')[3]);
  return roleUrls(passwords, port);
}
