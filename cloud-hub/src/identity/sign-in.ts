import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { SessionState } from '../../protocol/person.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { accountBy, isStill, rehash, type Account } from './accounts.ts';
import { deviceCookie, deviceToken, sessionCookie, sessionToken } from './cookie.ts';
import { asHub, type Caller, type IdentityParts } from './parts.ts';
import { wrongPassword } from './refusals.ts';
import { stageOf } from './session.ts';
import { hashOf, newToken } from './sessions.ts';

/** What a flow answers: the state, and the cookies that go with it. */
export interface Turn {
  readonly state: SessionState;
  readonly cookies: readonly string[];
}

/** E-mail address and password to a session. Whatever is wrong, the same work is done and the same is answered. */
export const createSignIn =
  (parts: IdentityParts) =>
  async (given: { email: string; password: string }, caller: Caller): Promise<Turn> => {
    const { pool, sessions, tries, now } = parts;
    const { address, cookies, userAgent } = caller;
    using attempt = tries.begin({ kind: 'account', email: given.email }, { kind: 'address', address });
    const account = await inScope(pool, asHub('somebody signs in'), async (tx) => {
      await attempt.admit(tx, now());
      return accountBy(tx, 'email', given.email);
    });
    const verdict = await parts.verify(account?.passwordHash, given.password);
    const done = await inScope(pool, asHub('somebody signs in'), async (tx) => {
      if (account === undefined || !verdict.isRight || !(await isStill(tx, account))) {
        await attempt.wrong(tx, now());
        await parts.writeAudit(tx, { kind: 'system', reason: 'sign-in' }, failed(account, address));
        return undefined;
      }
      if (verdict.isOutdated) await rehash(tx, account, given.password);
      const isIn = stageOf({ ...account, codeGiven: false }, parts.policy) === 'signed-in';
      const [token, former, arrival] = await Promise.all([
        sessions.begin(tx, { userId: account.userId, address, userAgent }),
        // The browser had another session: it ends here, and whoever knew its token knows nothing.
        endFormer(tx, cookies),
        isIn ? arrive(tx, parts, account, caller) : undefined,
        attempt.right(tx),
      ]);
      return { account, token, former, arrival };
    });
    if (done === undefined) throw wrongPassword();
    const { token, former, arrival } = done;
    for (const userId of new Set([done.account.userId, former ?? done.account.userId])) sessions.forget(userId);
    arrival?.tell();
    const state = sessions.stateOf(await sessions.readToken(token));
    return { state, cookies: [sessionCookie(token), ...(arrival?.cookies ?? [])] };
  };

const failed = (account: Account | undefined, address: string) => ({
  action: 'sign_in_failed',
  gymId: account?.gymId ?? null,
  franchiseId: account?.franchiseId ?? null,
  table: 'users',
  ...(account && { rowId: account.userId }),
  details: { address },
});

/** @returns whose it was. */
async function endFormer(tx: Tx, cookies: string | undefined): Promise<string | undefined> {
  const former = sessionToken(cookies);
  if (former === undefined) return undefined;
  const [ended] = await tx.query<{ user_id: string }>(
    'delete from user_sessions where token_hash = $1 returning user_id',
    [hashOf(former)],
  );
  return ended?.user_id;
}

export interface Arrival {
  /** By which the device is known again. */
  readonly cookies: readonly string[];
  /** To be called once it is committed: writes to the person where they had not used this device before. */
  readonly tell: () => void;
}

type Arriving = Pick<Account, 'userId' | 'email' | 'name' | 'language' | 'gymId' | 'franchiseId'>;

/** Somebody is in: notes it, and on which device. */
export async function arrive(tx: Tx, parts: IdentityParts, who: Arriving, caller: Caller): Promise<Arrival> {
  const { now, later, sendLetter, writeAudit } = parts;
  const { userId, email, name, language, gymId, franchiseId } = who;
  const known = deviceToken(caller.cookies);
  const device = known ?? newToken();
  const deed = { action: 'signed_in', gymId, franchiseId, table: 'users', rowId: userId };
  const [others, added] = await Promise.all([
    tx.query('select from user_devices where user_id = $1 limit 1', [userId]),
    tx.query(
      'insert into user_devices (user_id, device_hash, first_seen_at) values ($1, $2, $3) on conflict do nothing returning user_id',
      [userId, hashOf(device), new Date(now())],
    ),
    tx.query('update users set last_sign_in_at = $2 where id = $1', [userId, new Date(now())]),
    writeAudit(tx, { kind: 'user', id: userId, address: caller.address }, deed),
  ]);
  return {
    cookies: known === undefined ? [deviceCookie(device)] : [],
    tell: () => {
      if (added.length === 0 || others.length === 0) return;
      const letter = { name, at: now(), device: caller.userAgent ?? null, address: caller.address };
      later(() => sendLetter({ email, language }, { kind: 'new-device', ...letter }));
    },
  };
}

/** Signing in would seem to work and the browser would drop the cookie: better say so. */
export const needsHttps = (): RequestRefused =>
  new RequestRefused(400, {
    code: 'needs-https',
    message: 'Browsers keep a sign-in only on pages that come by HTTPS, or from this very machine.',
    remedy: 'Open the hub by its https address, or at localhost on the machine that it runs on.',
  });
