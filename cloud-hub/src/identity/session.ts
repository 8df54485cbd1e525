import type { Role } from '../../protocol/person.ts';
import type { SignedIn } from '../access.ts';

/** Whether this hub insists on a second factor from who can do most harm. */
export type MfaPolicy = 'required' | 'optional';

const hour = 3_600_000;
/** A session ends this long after it began, whatever happens in it. */
export const longestMs = 14 * 24 * hour;
/** And this long after it was last used. */
export const idleMs = 12 * hour;
/** Dangerous things are open this long after the password was given once more. */
export const steppedUpMs = 10 * 60_000;

export interface Lifetime {
  /** Unix ms. */
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

export const endsAt = ({ lastSeenAt, expiresAt }: Lifetime): number => Math.min(expiresAt, lastSeenAt + idleMs);

export interface Standing {
  readonly role: Role;
  readonly mfaEnabled: boolean;
  /** The second factor, in this session. */
  readonly codeGiven: boolean;
}

/** How far a sign-in has come whose password was right. */
export function stageOf({ role, mfaEnabled, codeGiven }: Standing, policy: MfaPolicy): SignedIn['stage'] {
  if (mfaEnabled) return codeGiven ? 'signed-in' : 'code-wanted';
  const mustEnrol = policy === 'required' && (role === 'super_admin' || role === 'franchise_owner');
  return mustEnrol ? 'enrol-wanted' : 'signed-in';
}
