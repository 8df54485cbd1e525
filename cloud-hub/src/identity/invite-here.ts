import type { Role } from '../../protocol/person.ts';
import type { Recipient } from '../letter.ts';
import { inScope } from '../tenancy/scope.ts';
import { makeLink, sendLink } from './links.ts';
import { asHub, type IdentityParts } from './parts.ts';

export interface Wish extends Recipient {
  readonly name: string;
  readonly role: Role;
  readonly franchiseId: string | null;
  readonly gymId: string | null;
  /** Takes the second factor away, from who lost it and their recovery codes with nobody above them to ask. */
  readonly withoutMfa: boolean;
}

export interface Sent {
  /** `reset`: the account was there and has a password; the link sets a new one, nothing else of it changed. */
  readonly kind: 'invitation' | 'reset';
  readonly link: string;
  readonly mailed: Promise<void>;
}

type Parts = Pick<IdentityParts, 'pool' | 'now' | 'newId' | 'publicUrl' | 'writeAudit' | 'sendLetter'>;

/** An account by who holds the hub's machine: how the first one begins, and how the last one is found again. */
export async function inviteHere(parts: Parts, wish: Wish): Promise<Sent> {
  const { pool, newId, writeAudit } = parts;
  const { email, name, role, language, franchiseId, gymId } = wish;
  const made = await inScope(pool, asHub('an account is made on the hub’s machine'), async (tx) => {
    const [known] = await tx.query<{ id: string; has_password: boolean }>(
      'select id, password_set_at is not null as has_password from users where email = $1 for no key update',
      [email],
    );
    const userId = known?.id ?? newId();
    if (known === undefined) {
      await tx.query(
        'insert into users (id, email, name, role, franchise_id, gym_id, language) values ($1, $2, $3, $4, $5, $6, $7)',
        [userId, email, name, role, franchiseId, gymId, language],
      );
    }
    const kind = known?.has_password ? ('reset' as const) : ('invitation' as const);
    await writeAudit(
      tx,
      { kind: 'system', reason: 'hub:invite' },
      {
        action: kind === 'reset' ? 'password_reset_wished' : 'user_invited',
        ...{ franchiseId, gymId, table: 'users', rowId: userId },
        ...(known === undefined && {
          after: { email, name, role, franchise_id: franchiseId, gym_id: gymId, language },
        }),
      },
    );
    if (wish.withoutMfa) {
      await tx.query('update users set mfa_enabled = false where id = $1', [userId]);
      for (const table of ['user_totp', 'recovery_codes', 'user_sessions']) {
        await tx.query(`delete from ${table} where user_id = $1`, [userId]);
      }
      await writeAudit(
        tx,
        { kind: 'system', reason: 'hub:invite' },
        { action: 'second_factor_removed', ...{ franchiseId, gymId, table: 'users', rowId: userId } },
      );
    }
    return { userId, kind, link: await makeLink(tx, parts, userId, kind) };
  });
  return {
    kind: made.kind,
    link: made.link,
    mailed: sendLink(parts, { ...wish, userId: made.userId }, made.kind, made.link),
  };
}
