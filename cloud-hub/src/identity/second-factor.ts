import { randomBytes } from 'node:crypto';
import type { SignedIn } from '../access.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { sessionCookie } from './cookie.ts';
import { asHub, type Caller, type IdentityParts } from './parts.ts';
import { recoveryCode, recoveryCodeBytes, recoveryCodeCount, typedRecoveryCode } from './recovery-codes.ts';
import { notNow, wrongCode } from './refusals.ts';
import { arrive, type Turn } from './sign-in.ts';
import { base32, enrolmentUri, secretBytes, stepOf } from './totp.ts';

type CodeParts = Pick<IdentityParts, 'sealing' | 'now'>;

/** Judges a code of the app or a recovery code and uses it up, in the hub's own scope. */
export async function useCode(
  tx: Tx,
  { sealing, now }: CodeParts,
  userId: string,
  typed: string,
): Promise<'app' | 'recovery' | undefined> {
  const code = typed.replaceAll(/\s/g, '');
  const [totp] = await tx.query<{ secret: Buffer; last_step: string | null }>(
    'select secret, last_step from user_totp where user_id = $1 and secret is not null for update',
    [userId],
  );
  if (totp === undefined) return undefined;
  const recovery = typedRecoveryCode(code);
  if (recovery === undefined) {
    const lastStep = totp.last_step === null ? null : Number(totp.last_step);
    const step = stepOf(sealing.open(totp.secret, userId), code, lastStep, now());
    if (step === undefined) return undefined;
    await tx.query('update user_totp set last_step = $2 where user_id = $1', [userId, step]);
    return 'app';
  }
  const used = await tx.query(
    'update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null returning user_id',
    [userId, hashOfCode(sealing, userId, recovery), new Date(now())],
  );
  return used.length > 0 ? 'recovery' : undefined;
}

const hashOfCode = (sealing: IdentityParts['sealing'], userId: string, code: string): Buffer =>
  sealing.hmac(`recovery code of ${userId}`, code);

/** The second step of a sign-in. */
export const createGiveCode =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, typed: string, caller: Caller): Promise<Turn> => {
    const { pool, sessions, tries, now, writeAudit } = parts;
    const { userId } = signedIn.person;
    if (signedIn.stage !== 'code-wanted') throw notNow('No code is awaited.', 'Load the page again.');
    using attempt = tries.begin({ kind: 'code', userId }, { kind: 'address', address: caller.address });
    const done = await inScope(pool, asHub('somebody gives a second factor'), async (tx) => {
      await attempt.admit(tx, now());
      const used = await useCode(tx, parts, userId, typed);
      const actor = { kind: 'user', id: userId, address: caller.address } as const;
      const deed = { ...placeOf(signedIn), table: 'users', rowId: userId };
      if (used === undefined) {
        await attempt.wrong(tx, now());
        await writeAudit(tx, actor, { action: 'second_factor_failed', ...deed });
        return undefined;
      }
      await attempt.right(tx);
      if (used === 'recovery') await writeAudit(tx, actor, { action: 'recovery_code_used', ...deed });
      return {
        token: await sessions.rotate(tx, signedIn.sessionId, { codeGiven: true }),
        arrival: await arrive(tx, parts, signedIn.person, caller),
      };
    });
    if (done === undefined) throw wrongCode();
    sessions.forget(userId);
    done.arrival.tell();
    const state = sessions.stateOf(await sessions.readToken(done.token));
    return { state, cookies: [sessionCookie(done.token), ...done.arrival.cookies] };
  };

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** A new secret to be scanned; the one in use stays good until a code of the new one was given. */
export const createEnrol =
  ({ pool, sealing }: IdentityParts) =>
  async ({ person: { userId, email } }: SignedIn): Promise<Enrolment> => {
    const secret = randomBytes(secretBytes);
    await inScope(pool, asHub('somebody sets up a second factor'), (tx) =>
      tx.query(
        'insert into user_totp (user_id, pending) values ($1, $2) on conflict (user_id) do update set pending = excluded.pending',
        [userId, sealing.seal(secret, userId)],
      ),
    );
    return { secret: base32(secret), uri: enrolmentUri(secret, email) };
  };

export interface Confirmed extends Turn {
  readonly recoveryCodes: readonly string[];
}

/** The first code of a new secret: from now on it is asked for. Other devices of the person are signed out. */
export const createConfirm =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, typed: string, caller: Caller): Promise<Confirmed> => {
    const { pool, sessions, tries, sealing, now, writeAudit } = parts;
    const { userId } = signedIn.person;
    using attempt = tries.begin({ kind: 'code', userId }, { kind: 'address', address: caller.address });
    const done = await inScope(pool, asHub('somebody sets up a second factor'), async (tx) => {
      await attempt.admit(tx, now());
      const [totp] = await tx.query<{ pending: Buffer | null }>(
        'select pending from user_totp where user_id = $1 for update',
        [userId],
      );
      if (totp === undefined || totp.pending === null) return 'none' as const;
      const step = stepOf(sealing.open(totp.pending, userId), typed.replaceAll(/\s/g, ''), null, now());
      if (step === undefined) {
        await attempt.wrong(tx, now());
        return 'wrong' as const;
      }
      await attempt.right(tx);
      await tx.query(
        'update user_totp set secret = pending, pending = null, confirmed_at = $2, last_step = $3 where user_id = $1',
        [userId, new Date(now()), step],
      );
      await tx.query('update users set mfa_enabled = true where id = $1', [userId]);
      await sessions.endAll(tx, userId, signedIn.sessionId);
      const recoveryCodes = await newRecoveryCodes(tx, parts, userId);
      await writeAudit(
        tx,
        { kind: 'user', id: userId, address: caller.address },
        { action: 'second_factor_added', ...placeOf(signedIn), table: 'users', rowId: userId },
      );
      const isArriving = signedIn.stage === 'enrol-wanted';
      return {
        token: await sessions.rotate(tx, signedIn.sessionId, { codeGiven: true }),
        arrival: isArriving ? await arrive(tx, parts, signedIn.person, caller) : undefined,
        recoveryCodes,
      };
    });
    if (done === 'none') throw notNow('No second factor is being set up.', 'Begin again with a new QR code.');
    if (done === 'wrong') throw wrongCode();
    sessions.forget(userId);
    done.arrival?.tell();
    const state = sessions.stateOf(await sessions.readToken(done.token));
    const cookies = [sessionCookie(done.token), ...(done.arrival?.cookies ?? [])];
    return { state, cookies, recoveryCodes: done.recoveryCodes };
  };

/** Ten new codes in the place of the old ones. */
export const createRenewRecoveryCodes =
  (parts: IdentityParts) =>
  async (signedIn: SignedIn, caller: Caller): Promise<string[]> => {
    const { userId, mfaEnabled } = signedIn.person;
    if (!mfaEnabled)
      throw notNow('This account has no second factor.', 'Set one up; it comes with its recovery codes.');
    return inScope(parts.pool, asHub('somebody makes new recovery codes'), async (tx) => {
      await parts.writeAudit(
        tx,
        { kind: 'user', id: userId, address: caller.address },
        { action: 'recovery_codes_renewed', ...placeOf(signedIn), table: 'users', rowId: userId },
      );
      return newRecoveryCodes(tx, parts, userId);
    });
  };

async function newRecoveryCodes(tx: Tx, { sealing }: CodeParts, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCode(randomBytes(recoveryCodeBytes)));
  await tx.query('delete from recovery_codes where user_id = $1', [userId]);
  await tx.query('insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])', [
    userId,
    codes.map((code) => hashOfCode(sealing, userId, code)),
  ]);
  return codes;
}

/** Whose log it belongs to. */
export const placeOf = ({ person: { gymId, franchiseId } }: SignedIn) => ({ gymId, franchiseId });
