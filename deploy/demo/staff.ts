/** Who works for the demo's franchise: one account for each role, with one password that each demo draws for itself. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '@jarvis-edge/cloud-hub/identity/passwords.ts';
import { readIfThere, writeSecretFile } from '@jarvis-edge/cloud-hub/store/secret-file.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import type pg from 'pg';
import { v7 } from 'uuid';
import { franchise, ownGym } from './places.ts';

export const staff = [
  { role: 'super_admin', email: 'admin@forme.example', name: 'Support JARVIS' },
  { role: 'franchise_owner', email: 'owner@forme.example', name: 'Direction Forme' },
  { role: 'gym_manager', email: 'manager@forme.example', name: 'Responsable Part-Dieu' },
  { role: 'gym_staff', email: 'staff@forme.example', name: 'Accueil Part-Dieu' },
] as const;

const fileOf = (dataFolder: string): string => join(dataFolder, 'staff-password');

/** Of all four accounts, as `npm start` prints it. */
export const staffPassword = (dataFolder: string): string => readFileSync(fileOf(dataFolder), 'utf8');

/** Makes the accounts that are not there yet. @returns Their password; one who has chosen another keeps it. */
export async function seedStaff(pool: pg.Pool, dataFolder: string, now: number): Promise<string> {
  const known = readIfThere(fileOf(dataFolder));
  const password = known ?? `forme-${randomBytes(6).toString('hex')}`;
  await inScope(pool, { kind: 'system', reason: 'the demo makes its accounts' }, async (tx) => {
    for (const { role, email, name } of staff) {
      const [made] = await tx.query<{ id: string }>(
        `insert into users (id, email, name, role, franchise_id, gym_id, password_set_at)
         values ($1, $2, $3, $4, case when $4 = 'franchise_owner' then (select id from franchises where name = $5) end,
           case when $4 in ('gym_manager', 'gym_staff') then (select id from gyms where slug = $6) end, $7)
         on conflict (email) do update set name = users.name returning id`,
        [v7(), email, name, role, franchise.name, ownGym.slug, new Date(now)],
      );
      // A password that nobody has written down any more is drawn anew.
      await tx.query(
        `insert into user_credentials (user_id, password_hash, changed_at) values ($1, $2, $3)
         on conflict (user_id) do ${known === undefined ? 'update set password_hash = excluded.password_hash' : 'nothing'}`,
        [made?.id, await hashPassword(password), new Date(now)],
      );
    }
  });
  if (known === undefined) writeSecretFile(fileOf(dataFolder), password);
  return password;
}
