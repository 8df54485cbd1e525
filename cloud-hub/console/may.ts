import type { Person, Role } from '../protocol/person.ts';
import type { Gym } from '../protocol/places.ts';

/** What the hub would let somebody do. The hub decides; a page only does not offer what would be refused. */
type Who = Pick<Person, 'role' | 'franchiseId' | 'gymId'>;

/** The highest first. */
export const everyRole: readonly Role[] = ['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff'];
const manages = new Set<Role>(['super_admin', 'franchise_owner', 'gym_manager']);
const owns = new Set<Role>(['super_admin', 'franchise_owner']);

export const may = {
  seeFranchises: ({ role }: Who): boolean => owns.has(role),
  seeRiskVerdicts: ({ role }: Who): boolean => owns.has(role),
  createFranchise: ({ role }: Who): boolean => role === 'super_admin',
  /** Name and city; status and plan are `judgeFranchise`. */
  editFranchise: ({ role, franchiseId }: Who, id: string): boolean =>
    role === 'super_admin' || (role === 'franchise_owner' && franchiseId === id),
  judgeFranchise: ({ role }: Who): boolean => role === 'super_admin',
  createGym: ({ role }: Who): boolean => owns.has(role),
  editGym: ({ role, franchiseId, gymId }: Who, gym: Pick<Gym, 'id' | 'franchiseId'>): boolean =>
    role === 'super_admin' ||
    (role === 'franchise_owner' && gym.franchiseId !== null && gym.franchiseId === franchiseId) ||
    (role === 'gym_manager' && gym.id === gymId),
  judgeGym: ({ role }: Who): boolean => owns.has(role),
  manageFleet: ({ role }: Who): boolean => manages.has(role),
  seePeople: ({ role }: Who): boolean => manages.has(role),
  seeAudit: ({ role }: Who): boolean => manages.has(role),
  /** Roles that this person may give to others. */
  rolesToGive: ({ role }: Who): readonly Role[] => {
    const from = everyRole.indexOf(role);
    return role === 'gym_staff' ? [] : everyRole.slice(from);
  },
} as const;

/** Whose place in the hierarchy is a gym, and so can have a PIN for its dashboard. */
export const isOfGym = (role: Role): boolean => role === 'gym_manager' || role === 'gym_staff';
