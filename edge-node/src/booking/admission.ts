import type Database from 'better-sqlite3';
import type { Admission } from './settle.ts';

/** Times are Unix ms. */
export interface Membership {
  readonly isActive: boolean;
  readonly suspendedReason: string | null;
  readonly expires: number | null;
  readonly frozenFrom: number | null;
  readonly frozenUntil: number | null;
}

/** Whether a membership holds at the time of a class. What the desk settles on the day, such as a payment, does not count. */
export function holdsAt(
  { isActive, suspendedReason, expires, frozenFrom, frozenUntil }: Membership,
  at: number,
): boolean {
  const isFrozen = frozenFrom !== null && frozenFrom <= at && (frozenUntil === null || at < frozenUntil);
  return isActive && suspendedReason === null && (expires === null || expires > at) && !isFrozen;
}

type MembershipRow = Omit<Membership, 'isActive'> & { readonly isActive: number };

/** Looks memberships up where the mirror keeps them; a member who was deleted is unknown. */
export function admissions(db: Database.Database): (memberId: string, at: number) => Admission {
  const byId = db.prepare<[string], MembershipRow>(
    `select is_active as isActive, suspended_reason as suspendedReason, membership_expires as expires,
       frozen_from as frozenFrom, frozen_until as frozenUntil
     from members where id = ? and deleted_at is null`,
  );
  return (memberId, at) => {
    const row = byId.get(memberId);
    if (row === undefined) return null;
    return holdsAt({ ...row, isActive: row.isActive === 1 }, at) ? 'admitted' : 'not-admitted';
  };
}
