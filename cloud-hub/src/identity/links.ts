import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type * as z from 'zod/mini';
import type { Link } from '../../protocol/person.ts';
import type { Recipient } from '../letter.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { storePassword } from './accounts.ts';
import { asHub, type Caller, type IdentityParts } from './parts.ts';
import { hashPassword } from './passwords.ts';
import { hashOf, newToken } from './sessions.ts';

type Kind = z.infer<typeof Link>['kind'];

const hour = 3_600_000;
const goodForHours: Record<Kind, number> = { invitation: 48, reset: 1 };
/** Reset mails that one person gets in an hour, however often they are wished for. */
const resetsAnHour = 3;

export interface Addressee extends Recipient {
  readonly userId: string;
  readonly name: string;
}

/** A link for a mail, in the hub's own scope; those of its kind that were sent before are worth nothing any more. */
export async function makeLink(
  tx: Tx,
  parts: Pick<IdentityParts, 'now' | 'publicUrl'>,
  userId: string,
  kind: Kind,
): Promise<string> {
  const now = parts.now();
  const token = newToken();
  await voidLinks(tx, userId, kind, now);
  await tx.query(
    'insert into single_use_links (token_hash, user_id, kind, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [hashOf(token), userId, kind, new Date(now), new Date(now + goodForHours[kind] * hour)],
  );
  return `${parts.publicUrl()}/console/#/link/${token}`;
}

/** @param kind Nothing: of any. */
export async function voidLinks(tx: Tx, userId: string, kind: Kind | null, now: number): Promise<void> {
  await tx.query(
    'update single_use_links set used_at = $3 where user_id = $1 and used_at is null and ($2::text is null or kind = $2)',
    [userId, kind, new Date(now)],
  );
}

/** Rejects with LetterNotSent when nobody took the mail. */
export const sendLink = (
  { sendLetter }: Pick<IdentityParts, 'sendLetter'>,
  { email, language, name }: Addressee,
  kind: Kind,
  link: string,
): Promise<void> => sendLetter({ email, language }, { kind, name, link, hours: goodForHours[kind] });

/** Answers before it looks: neither the answer nor its time tells whether there is such an account. */
export const createWishReset =
  (parts: IdentityParts) =>
  async (email: string, { address }: Caller): Promise<void> => {
    const { pool, tries, now, later } = parts;
    using attempt = tries.begin({ kind: 'reset-address', address });
    await inScope(pool, asHub('somebody wishes for a new password'), async (tx) => {
      await attempt.admit(tx, now());
      await attempt.wrong(tx, now());
    });
    later(() => reset(parts, email, address));
  };

async function reset(parts: IdentityParts, email: string, address: string): Promise<void> {
  const { pool, now, writeAudit } = parts;
  const found = await inScope(pool, asHub('somebody wishes for a new password'), async (tx) => {
    const [user] = await tx.query<{
      id: string;
      name: string;
      language: Recipient['language'];
      gym_id: string | null;
      franchise_id: string | null;
    }>(
      `select id, name, language, gym_id, franchise_id from users u where email = $1 and is_active
         and (select count(*) from single_use_links l where l.user_id = u.id and kind = 'reset' and created_at > $2) < $3
       for no key update`,
      [email, new Date(now() - hour), resetsAnHour],
    );
    if (user === undefined) return undefined;
    const { id: userId, name, language, gym_id: gymId, franchise_id: franchiseId } = user;
    const deed = { action: 'password_reset_wished', gymId, franchiseId, table: 'users', rowId: userId };
    await writeAudit(tx, { kind: 'system', reason: 'password reset' }, { ...deed, details: { address } });
    return { to: { userId, email, name, language }, link: await makeLink(tx, parts, userId, 'reset') };
  });
  if (found !== undefined) await sendLink(parts, found.to, 'reset', found.link);
}

interface Row {
  kind: Kind;
  expires_at: Date;
  user_id: string;
  email: string;
  name: string;
  language: Recipient['language'];
}

async function linkBy(tx: Tx, token: string, now: number): Promise<Row> {
  const [row] = await tx.query<Row>(
    `select l.kind, l.expires_at, u.id as user_id, u.email, u.name, u.language
     from single_use_links l join users u on u.id = l.user_id
     where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 and u.is_active`,
    [hashOf(token), new Date(now)],
  );
  if (row === undefined) throw linkEnded();
  return row;
}

/** What a link is for, without using it up. */
export const createReadLink =
  ({ pool, now }: IdentityParts) =>
  async (token: string): Promise<z.infer<typeof Link>> => {
    const row = await inScope(pool, asHub('somebody opens a link'), (tx) => linkBy(tx, token, now()));
    const { kind, email, name, language, expires_at: expiresAt } = row;
    return { kind, email, name, language, expiresAt: expiresAt.getTime() };
  };

/** Sets a password by a link, once; every device of the person is signed out. */
export const createUseLink =
  (parts: IdentityParts) =>
  async (token: string, password: string, { address }: Caller): Promise<void> => {
    const { pool, now, sessions, tries, later, sendLetter, writeAudit } = parts;
    const link = await inScope(pool, asHub('somebody opens a link'), (tx) => linkBy(tx, token, now()));
    const hash = await hashPassword(password);
    const { user_id: userId, email, name, language, kind } = link;
    await inScope(pool, asHub('somebody sets a password by a link'), async (tx) => {
      const used = await tx.query(
        'update single_use_links set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 returning kind',
        [hashOf(token), new Date(now())],
      );
      const [user] = await tx.query<{ gym_id: string | null; franchise_id: string | null }>(
        'select gym_id, franchise_id from users where id = $1 and is_active for no key update',
        [userId],
      );
      if (used.length === 0 || user === undefined) throw linkEnded();
      await voidLinks(tx, userId, null, now());
      await storePassword(tx, userId, hash, now());
      await sessions.endAll(tx, userId);
      await tries.clear(tx, { kind: 'account', email });
      await writeAudit(
        tx,
        { kind: 'user', id: userId, address },
        {
          action: kind === 'invitation' ? 'invitation_accepted' : 'password_reset',
          gymId: user.gym_id,
          franchiseId: user.franchise_id,
          table: 'users',
          rowId: userId,
        },
      );
    });
    sessions.forget(userId);
    if (kind === 'reset') later(() => sendLetter({ email, language }, { kind: 'password-changed', name, at: now() }));
  };

/** The same for a link that never was. */
const linkEnded = (): RequestRefused =>
  new RequestRefused(410, {
    code: 'link-ended',
    message: 'This link was used already, has expired, or a newer one was sent.',
    remedy: 'Ask for a new link.',
  });
