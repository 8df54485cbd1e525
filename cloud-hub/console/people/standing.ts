import type { Role } from '../../protocol/person.ts';

/** The place that goes with a role, and no other. */
export function placeOf({ role, franchiseId, gymId }: { role: Role; franchiseId: string; gymId: string }): {
  franchiseId: string | null;
  gymId: string | null;
} {
  if (role === 'super_admin') return { franchiseId: null, gymId: null };
  if (role === 'franchise_owner') return { franchiseId: franchiseId || null, gymId: null };
  return { franchiseId: null, gymId: gymId || null };
}
