import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 as newId } from 'uuid';
import type { Role } from '../protocol/person.ts';
import { hashPassword } from '../src/identity/passwords.ts';
import { atTheHub } from './gyms.ts';

export interface TestPerson {
  readonly userId: string;
  readonly email: string;
  /** The headers of a browser in which they are signed in, the password lately given once more. */
  readonly headers: { readonly cookie: string };
}

export interface Place {
  readonly franchiseId?: string;
  readonly gymId?: string;
}

/** Somebody who works for a franchise or gym, signed in without having typed anything: for tests of what comes after. */
export async function addPerson(
  pool: pg.Pool,
  role: Role,
  { franchiseId, gymId }: Place = {},
  { isSteppedUp = true }: { isSteppedUp?: boolean } = {},
): Promise<TestPerson> {
  const userId = newId();
  const email = `${role.replace('_', '-')}-${userId.slice(-6)}@forme.example`;
  await atTheHub(
    pool,
    `insert into users (id, email, name, role, franchise_id, gym_id, password_set_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [userId, email, 'Direction Forme', role, franchiseId ?? null, gymId ?? null],
  );
  return { userId, email, headers: await openSession(pool, userId, isSteppedUp) };
}

/** One more device of that person. */
export async function openSession(pool: pg.Pool, userId: string, isSteppedUp = true): Promise<{ cookie: string }> {
  const token = randomBytes(32).toString('base64url');
  await atTheHub(
    pool,
    `insert into user_sessions (id, user_id, token_hash, code_given, stepped_up_until, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, true, $4, now(), now(), now() + interval '1 day')`,
    [newId(), userId, createHash('sha256').update(token).digest(), isSteppedUp ? new Date(Date.now() + 600_000) : null],
  );
  return { cookie: `__Host-jarvis=${token}` };
}

export const testPassword = 'une phrase de passe assez longue';

/** Gives somebody a password, for tests that sign in with it. */
export async function setPassword(pool: pg.Pool, userId: string, password = testPassword): Promise<void> {
  await atTheHub(
    pool,
    `insert into user_credentials (user_id, password_hash, changed_at) values ($1, $2, now())
     on conflict (user_id) do update set password_hash = excluded.password_hash`,
    [userId, await hashPassword(password)],
  );
}
