import type * as z from 'zod/mini';
import type { Invite, Role, User, UserEdit } from '../../protocol/person.ts';
import type { SignedIn } from '../access.ts';
import { asSystem, inScope, type Tx } from '../tenancy/scope.ts';
import { makeLink, sendLink, voidLinks, type Addressee } from './links.ts';
import type { Caller, IdentityParts } from './parts.ts';
import { notFound, notNow } from './refusals.ts';
import { isWeighty, mayEdit, mayGive, standingAfter, type Standing } from './roles.ts';
import { addressTaken, lastAdmin, mailNotSent, refusalOf } from './user-refusals.ts';

type Listed = z.infer<typeof User>;

interface Row {
  id: string;
  email: string;
  name: string;
  role: Role;
  franchise_id: string | null;
  gym_id: string | null;
  language: Listed['language'];
  mfa_enabled: boolean;
  is_active: boolean;
  password_set_at: Date | null;
  last_sign_in_at: Date | null;
  has_pin: boolean;
}

const columns = `id, email, name, role, franchise_id, gym_id, language, mfa_enabled, is_active, password_set_at, last_sign_in_at,
  exists (select from lan_staff l where l.gym_id = users.gym_id and l.id = users.id and l.pin_hash is not null) as has_pin`;

const scopeOf = ({ person }: SignedIn) => ({ kind: 'user', userId: person.userId }) as const;
const actorOf = ({ person }: SignedIn, { address }: Caller) => ({ kind: 'user', id: person.userId, address }) as const;

/** The columns that the audit log compares. */
const told = ({ email, name, role, franchise_id, gym_id, language, is_active, mfa_enabled }: Row) => ({
  ...{ email, name, role, franchise_id, gym_id, language, is_active, mfa_enabled },
});
const placeOf = ({ gym_id, franchise_id }: Row) => ({ gymId: gym_id, franchiseId: franchise_id });
const standingOf = (row: Row) => ({
  ...{ userId: row.id, role: row.role, franchiseId: row.franchise_id, gymId: row.gym_id },
});
const addresseeOf = ({ id, email, name, language }: Row): Addressee => ({ userId: id, email, name, language });

const listed = (row: Row): Listed => ({
  ...{ id: row.id, email: row.email, name: row.name, role: row.role, language: row.language },
  franchiseId: row.franchise_id,
  gymId: row.gym_id,
  mfaEnabled: row.mfa_enabled,
  isActive: row.is_active,
  isInvited: row.password_set_at === null,
  lastSignInAt: row.last_sign_in_at?.getTime() ?? null,
  hasPin: row.has_pin,
});

/** Who works where this person may look. */
export const createListUsers =
  (parts: IdentityParts) =>
  (signedIn: SignedIn): Promise<Listed[]> =>
    inScope(parts.pool, scopeOf(signedIn), async (tx) =>
      (await tx.query<Row>(`select ${columns} from users order by name, email`)).map(listed),
    );

/** A new account and a mail with the link that opens it. */
export const createInvite =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, wish: z.infer<typeof Invite>, caller: Caller): Promise<Listed> => {
    const { pool, newId, writeAudit } = parts;
    const { email, name, role, language, franchiseId = null, gymId = null } = wish;
    const refusal = mayGive(signedIn.person, { role, franchiseId, gymId });
    if (refusal !== undefined) throw refusalOf(refusal);
    const made = await inScope(pool, scopeOf(signedIn), async (tx) => {
      await seePlace(tx, { role, franchiseId, gymId });
      const [row] = await tx.query<Row>(
        `insert into users (id, email, name, role, franchise_id, gym_id, language)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
        [newId(), email, name, role, franchiseId, gymId, language],
      );
      if (row === undefined) throw notFound();
      await writeAudit(tx, actorOf(signedIn, caller), {
        ...{ action: 'user_invited', ...placeOf(row), table: 'users', rowId: row.id, after: told(row) },
      });
      return { row, link: await asSystem(tx, 'an invitation', () => makeLink(tx, parts, row.id, 'invitation')) };
    }).catch(addressTaken);
    await sendLink(parts, addresseeOf(made.row), 'invitation', made.link).catch(mailNotSent(parts.warn));
    return listed(made.row);
  };

/** The mail once more; the link of the one before is worth nothing. */
export const createInviteAgain =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, userId: string, caller: Caller): Promise<Listed> => {
    const made = await inScope(parts.pool, scopeOf(signedIn), async (tx) => {
      const row = await userBy(tx, userId);
      const refusal = mayGive(signedIn.person, standingOf(row));
      if (refusal !== undefined) throw refusalOf(refusal);
      if (!row.is_active || row.password_set_at !== null) {
        throw notNow('This person has a password already, or the account is closed.', 'Look at the list again.');
      }
      await parts.writeAudit(tx, actorOf(signedIn, caller), {
        ...{ action: 'user_invited_again', ...placeOf(row), table: 'users', rowId: row.id },
      });
      return { row, link: await asSystem(tx, 'an invitation', () => makeLink(tx, parts, row.id, 'invitation')) };
    });
    await sendLink(parts, addresseeOf(made.row), 'invitation', made.link).catch(mailNotSent(parts.warn));
    return listed(made.row);
  };

/** How somebody is called, what they may do, and whether at all. Whoever may do something else than before signs in anew. */
export const createEditUser =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, userId: string, edit: z.infer<typeof UserEdit>, caller: Caller): Promise<Listed> => {
    const { pool, sessions, writeAudit } = parts;
    const isOwn = userId === signedIn.person.userId;
    const user = await inScope(pool, scopeOf(signedIn), async (tx) => {
      const before = await userBy(tx, userId);
      const refusal = mayEdit(signedIn.person, standingOf(before), edit);
      if (refusal !== undefined) throw refusalOf(refusal);
      const after = isOwn ? standingOf(before) : standingAfter(standingOf(before), edit);
      await seePlace(tx, after);
      if (before.role === 'super_admin' && (after.role !== 'super_admin' || edit.isActive === false)) {
        await keepOneAdmin(tx, userId);
      }
      const change = (): Promise<Row[]> => update(tx, userId, edit, after);
      // Staff may not write into the list of users, but for their own name and language.
      const [row] = await (isOwn ? asSystem(tx, 'somebody changes their own name', change) : change());
      if (row === undefined) throw notFound();
      const deed = { ...placeOf(row), table: 'users', rowId: userId };
      await writeAudit(tx, actorOf(signedIn, caller), {
        ...{ action: 'user_edited', ...deed, before: told(before), after: told(row) },
      });
      if (edit.withoutMfa)
        await writeAudit(tx, actorOf(signedIn, caller), { action: 'second_factor_removed', ...deed });
      await asSystem(tx, 'an account has changed', () => afterEdit(tx, parts, userId, edit));
      return listed(row);
    });
    sessions.forget(userId);
    return user;
  };

async function update(tx: Tx, userId: string, edit: z.infer<typeof UserEdit>, after: Standing): Promise<Row[]> {
  return tx.query<Row>(
    `update users set name = coalesce($2, name), language = coalesce($3, language), role = $4, franchise_id = $5,
       gym_id = $6, is_active = coalesce($7, is_active), mfa_enabled = mfa_enabled and not $8
     where id = $1 returning ${columns}`,
    [
      ...[userId, edit.name ?? null, edit.language ?? null, after.role, after.franchiseId, after.gymId],
      ...[edit.isActive ?? null, edit.withoutMfa ?? false],
    ],
  );
}

/** In the hub's own scope. */
async function afterEdit(tx: Tx, parts: IdentityParts, userId: string, edit: z.infer<typeof UserEdit>): Promise<void> {
  if (edit.withoutMfa) {
    await tx.query('delete from user_totp where user_id = $1', [userId]);
    await tx.query('delete from recovery_codes where user_id = $1', [userId]);
    await parts.tries.clear(tx, { kind: 'code', userId });
  }
  if (edit.isActive === false) await voidLinks(tx, userId, null, parts.now());
  if (isWeighty(edit)) await parts.sessions.endAll(tx, userId);
}

/** @throws RequestRefused 404 for whom this person does not see. */
async function userBy(tx: Tx, userId: string): Promise<Row> {
  const [row] = await tx.query<Row>(`select ${columns} from users where id = $1`, [userId]);
  if (row === undefined) throw notFound();
  return row;
}

/** @throws RequestRefused when this person does not see the gym or franchise: the same for one that does not exist. */
async function seePlace(tx: Tx, { franchiseId, gymId }: Standing): Promise<void> {
  const seen = await tx.query('select from gyms where id = $1 union all select from franchises where id = $2', [
    gymId,
    franchiseId,
  ]);
  if ((gymId !== null || franchiseId !== null) && seen.length === 0) throw refusalOf('other-place');
}

/** Of two admins who remove each other at once, one does. */
async function keepOneAdmin(tx: Tx, userId: string): Promise<void> {
  const admins = await tx.query<{ id: string; password_set_at: Date | null }>(
    `select id, password_set_at from users where role = 'super_admin' and is_active order by id for update`,
  );
  if (!admins.some(({ id, password_set_at }) => id !== userId && password_set_at !== null)) throw lastAdmin();
}
