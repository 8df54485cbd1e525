import type { Role } from '../../protocol/person.ts';

/** Who may invite and change whom. What they see at all, the database decides. */

export interface Standing {
  readonly role: Role;
  readonly franchiseId: string | null;
  readonly gymId: string | null;
}

export interface Actor extends Standing {
  readonly userId: string;
}

export type Refusal = 'own-account' | 'role-above' | 'place-of-role' | 'other-place';

const rank: Record<Role, number> = { super_admin: 3, franchise_owner: 2, gym_manager: 1, gym_staff: 0 };

/** Nobody gives a role above their own, and every role has its kind of place. */
export function mayGive(actor: Actor, wanted: Standing): Refusal | undefined {
  if (actor.role === 'gym_staff' || rank[wanted.role] > rank[actor.role]) return 'role-above';
  const { role, franchiseId, gymId } = wanted;
  const fits =
    role === 'super_admin'
      ? franchiseId === null && gymId === null
      : role === 'franchise_owner'
        ? franchiseId !== null && gymId === null
        : franchiseId === null && gymId !== null;
  if (!fits) return 'place-of-role';
  if (actor.role === 'super_admin') return undefined;
  // Which gyms are an owner's, the database knows.
  if (franchiseId !== null && franchiseId !== actor.franchiseId) return 'other-place';
  return actor.role === 'gym_manager' && gymId !== actor.gymId ? 'other-place' : undefined;
}

/** Changes that are about what somebody may do, rather than how they are called. */
export interface Edit {
  readonly role?: Role | undefined;
  readonly franchiseId?: string | null | undefined;
  readonly gymId?: string | null | undefined;
  readonly isActive?: boolean | undefined;
  readonly withoutMfa?: true | undefined;
}

/** Whether an edit changes what somebody may do. */
export const isWeighty = ({ role, franchiseId, gymId, isActive, withoutMfa }: Edit): boolean =>
  [role, franchiseId, gymId, isActive, withoutMfa].some((value) => value !== undefined);

/** Nobody changes what they may do themselves, nor anything of somebody whose role is above theirs. */
export function mayEdit(actor: Actor, target: Actor, edit: Edit): Refusal | undefined {
  if (actor.userId === target.userId) return isWeighty(edit) ? 'own-account' : undefined;
  const refusal = mayGive(actor, target);
  return refusal ?? mayGive(actor, standingAfter(target, edit));
}

/** A new role comes with its own place: what the old one had does not stay by being left out. */
export function standingAfter(target: Standing, edit: Edit): Standing {
  const role = edit.role ?? target.role;
  return {
    role,
    franchiseId:
      edit.franchiseId === undefined ? (role === 'franchise_owner' ? target.franchiseId : null) : edit.franchiseId,
    gymId:
      edit.gymId === undefined ? (role === 'gym_manager' || role === 'gym_staff' ? target.gymId : null) : edit.gymId,
  };
}
