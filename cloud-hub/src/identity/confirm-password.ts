import type { SignedIn } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { accountBy, isStill, storePassword } from './accounts.ts';
import { sessionCookie } from './cookie.ts';
import { asHub, type Caller, type IdentityParts } from './parts.ts';
import { hashPassword } from './passwords.ts';
import { wrongCode, wrongPassword } from './refusals.ts';
import { placeOf, useCode } from './second-factor.ts';
import { steppedUpMs } from './session.ts';
import type { Turn } from './sign-in.ts';

/** The password once more, and a code where a second factor is on, before dangerous things. */
export const createStepUp =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, given: { password: string; code?: string | undefined }, caller: Caller): Promise<Turn> => {
    const { pool, sessions, tries, now } = parts;
    const { userId, email, mfaEnabled } = signedIn.person;
    const { address } = caller;
    using attempt = tries.begin({ kind: 'account', email }, { kind: 'code', userId }, { kind: 'address', address });
    const account = await inScope(pool, asHub('somebody confirms who they are'), async (tx) => {
      await attempt.admit(tx, now());
      return accountBy(tx, 'id', userId);
    });
    const verdict = await parts.verify(account?.passwordHash, given.password);
    const done = await inScope(pool, asHub('somebody confirms who they are'), async (tx) => {
      const isRight = account !== undefined && verdict.isRight && (await isStill(tx, account));
      // A code is used up only where the password was right.
      const isProved = isRight && (!mfaEnabled || (await useCode(tx, parts, userId, given.code ?? '')) !== undefined);
      if (isProved) {
        await attempt.right(tx);
        return { token: await sessions.rotate(tx, signedIn.sessionId, { steppedUpUntil: now() + steppedUpMs }) };
      }
      await attempt.wrong(tx, now());
      await parts.writeAudit(
        tx,
        { kind: 'user', id: userId, address },
        { action: 'step_up_failed', ...placeOf(signedIn), table: 'users', rowId: userId },
      );
      return isRight ? 'code' : 'password';
    });
    if (done === 'password') throw wrongPassword();
    if (done === 'code') throw wrongCode();
    sessions.forget(userId);
    return {
      state: sessions.stateOf(await sessions.readToken(done.token)),
      cookies: [sessionCookie(done.token)],
    };
  };

/** A new password by who knows the old one; other devices are signed out. */
export const createChangePassword =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, given: { current: string; next: string }, caller: Caller): Promise<string> => {
    const { pool, sessions, tries, now, later, sendLetter } = parts;
    const { userId, email, name, language } = signedIn.person;
    using attempt = tries.begin({ kind: 'account', email }, { kind: 'address', address: caller.address });
    const account = await inScope(pool, asHub('somebody changes their password'), async (tx) => {
      await attempt.admit(tx, now());
      return accountBy(tx, 'id', userId);
    });
    const verdict = await parts.verify(account?.passwordHash, given.current);
    const hash = await hashPassword(given.next);
    const token = await inScope(pool, asHub('somebody changes their password'), async (tx) => {
      if (account === undefined || !verdict.isRight || !(await isStill(tx, account))) {
        await attempt.wrong(tx, now());
        return undefined;
      }
      await attempt.right(tx);
      await storePassword(tx, userId, hash, now());
      await sessions.endAll(tx, userId, signedIn.sessionId);
      await parts.writeAudit(
        tx,
        { kind: 'user', id: userId, address: caller.address },
        { action: 'password_changed', ...placeOf(signedIn), table: 'users', rowId: userId },
      );
      return sessions.rotate(tx, signedIn.sessionId);
    });
    if (token === undefined) throw wrongPassword();
    sessions.forget(userId);
    later(() => sendLetter({ email, language }, { kind: 'password-changed', name, at: now() }));
    return sessionCookie(token);
  };
