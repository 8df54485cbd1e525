import type { Badge, Profile } from '../src/store/profile.ts';

/** A member in order, whatever the date: nothing that a door could refuse. */
export const marie: Profile = {
  memberId: 'marie',
  firstName: 'Marie',
  lastName: 'Dubois',
  language: 'fr',
  communicationStyle: 'encouraging',
  membershipType: 'Premium',
  planHours: null,
  membershipExpires: null,
  frozenFrom: null,
  frozenUntil: null,
  paymentDueSince: null,
  waiverSignedAt: 1,
  suspendedReason: null,
  isActive: true,
};

export const badge: Badge = { id: 'badge', label: 'BADGE001', revokedAt: null, lostAt: null };
