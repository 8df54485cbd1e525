import type { Role } from '../../protocol/person.ts';
import type { Recipient } from '../letter.ts';
import type { Tx } from '../tenancy/scope.ts';
import { hashPassword } from './passwords.ts';

/** Who may sign in: an active account that has a password. */
export interface Account {
  readonly userId: string;
  readonly role: Role;
  readonly mfaEnabled: boolean;
  readonly email: string;
  readonly name: string;
  readonly language: Recipient['language'];
  readonly gymId: string | null;
  readonly franchiseId: string | null;
  readonly passwordHash: string;
}

interface Row {
  id: string;
  role: Role;
  mfa_enabled: boolean;
  email: string;
  name: string;
  language: Recipient['language'];
  gym_id: string | null;
  franchise_id: string | null;
  password_hash: string;
}

/** In the hub's own scope. */
export async function accountBy(tx: Tx, by: 'email' | 'id', value: string): Promise<Account | undefined> {
  const [row] = await tx.query<Row>(
    `select u.id, u.role, u.mfa_enabled, u.email, u.name, u.language, u.gym_id, u.franchise_id, c.password_hash
     from users u join user_credentials c on c.user_id = u.id where u.${by} = $1 and u.is_active`,
    [value],
    `account-by-${by}`,
  );
  return (
    row && {
      userId: row.id,
      role: row.role,
      mfaEnabled: row.mfa_enabled,
      email: row.email,
      name: row.name,
      language: row.language,
      gymId: row.gym_id,
      franchiseId: row.franchise_id,
      passwordHash: row.password_hash,
    }
  );
}

/** Whether the password that was judged is still the one; until the transaction ends it is not changed. */
export async function isStill(tx: Tx, { userId, passwordHash }: Account): Promise<boolean> {
  const same = await tx.query(
    `select from user_credentials c join users u on u.id = c.user_id
     where c.user_id = $1 and c.password_hash = $2 and u.is_active for share of c`,
    [userId, passwordHash],
  );
  return same.length > 0;
}

/** @param hash Of `hashPassword`, made before the transaction began: it takes long. */
export async function storePassword(tx: Tx, userId: string, hash: string, now: number): Promise<void> {
  await tx.query(
    `insert into user_credentials (user_id, password_hash, changed_at) values ($1, $2, $3)
     on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [userId, hash, new Date(now)],
  );
  await tx.query('update users set password_set_at = coalesce(password_set_at, $2) where id = $1', [
    userId,
    new Date(now),
  ]);
}

/** The same password under the parameters of today. */
export async function rehash(tx: Tx, { userId, passwordHash }: Account, password: string): Promise<void> {
  await tx.query('update user_credentials set password_hash = $3 where user_id = $1 and password_hash = $2', [
    userId,
    passwordHash,
    await hashPassword(password),
  ]);
}
