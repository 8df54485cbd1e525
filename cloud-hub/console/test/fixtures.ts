import type { AuditEntry } from '../../protocol/audit.ts';
import type { Box, Figures, Kiosk } from '../../protocol/fleet.ts';
import type { Person, Role, User } from '../../protocol/person.ts';
import type { Franchise, Gym } from '../../protocol/places.ts';

/** A clock that the pages are given: nothing that they show moves by itself. */
export const startedAt = Date.UTC(2026, 5, 2, 9, 30);
const minute = 60_000;
const day = 86_400_000;

/** The nth id of a kind, the same in every run. */
export const id = (kind: number, n: number) =>
  `0198${String(kind).padStart(4, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const franchises: Franchise[] = [
  {
    id: id(1, 1),
    name: 'Forme',
    city: 'Lyon',
    status: 'active',
    subscriptionPlan: 'pro',
    createdAt: startedAt - 400 * day,
  },
  {
    id: id(1, 2),
    name: 'Vitalité Méditerranée',
    city: 'Marseille',
    status: 'trial',
    subscriptionPlan: 'starter',
    createdAt: startedAt - 9 * day,
  },
];

const gym = (n: number, franchise: number | null, name: string, city: string): Gym => ({
  id: id(2, n),
  franchiseId: franchise === null ? null : id(1, franchise),
  slug: `salle-${n}`,
  name,
  city,
  address: `${n} rue de la République, ${city}`,
  timezone: 'Europe/Paris',
  status: 'active',
  createdAt: startedAt - 300 * day,
});
export const gyms: Gym[] = [
  gym(1, 1, 'Part-Dieu', 'Lyon'),
  gym(2, 1, 'Gratte-Ciel', 'Villeurbanne'),
  gym(3, 1, 'Croix-Rousse, ancienne manufacture des soies', 'Lyon'),
  gym(4, 2, 'Vieux-Port', 'Marseille'),
  { ...gym(5, null, 'Atelier du mouvement', 'Annecy'), status: 'maintenance' },
];

export const figures = (changes: Partial<Figures> = {}): Figures => ({
  softwareVersion: '0.1.0',
  uptimeSeconds: 6 * 86_400,
  diskFreeBytes: 21.4e9,
  diskTotalBytes: 62e9,
  temperatureCelsius: 51,
  clockQuality: 'ntp',
  outboxDepth: 0,
  outboxSince: null,
  memoryBytes: 188e6,
  ...changes,
});

export const box = (n: number, changes: Partial<Box> = {}): Box => ({
  id: id(3, n),
  gymId: id(2, n),
  name: 'Boîtier accueil',
  state: 'online',
  since: startedAt - 3 * day,
  lastSeenAt: startedAt - 12_000,
  clockAheadMs: 40,
  claim: null,
  codeExpiresAt: null,
  revoked: null,
  figures: figures(),
  heardAt: startedAt - 12_000,
  ...changes,
});
export const words = ['cabane', 'rivière', 'tambour', 'oranger'];
export const claim = (n: number): NonNullable<Box['claim']> => ({
  id: id(4, n),
  words,
  address: '192.0.2.14',
  softwareVersion: '0.1.0',
  claimedAt: startedAt,
  expiresAt: startedAt + 10 * minute,
});
const none = { figures: null, heardAt: null, lastSeenAt: null, clockAheadMs: null };
export const boxes = (): Box[] => [
  box(1),
  box(2, {
    state: 'offline',
    since: startedAt - 5 * 60 * minute,
    lastSeenAt: startedAt - 5 * 60 * minute,
    clockAheadMs: 3 * 60 * minute,
    figures: figures({
      diskFreeBytes: 3e9,
      temperatureCelsius: 78,
      outboxDepth: 412,
      outboxSince: startedAt - 5 * 60 * minute,
    }),
    heardAt: startedAt - 5 * 60 * minute,
  }),
  box(3, { ...none, state: 'awaiting-confirmation', since: startedAt - minute, claim: claim(3) }),
  box(4, { ...none, state: 'awaiting-box', since: startedAt - 2 * minute, codeExpiresAt: startedAt + 13 * minute }),
  box(5, {
    figures: figures({ diskFreeBytes: null, diskTotalBytes: null, temperatureCelsius: null, clockQuality: 'saved' }),
  }),
  box(6, {
    gymId: id(2, 1),
    name: 'Ancien boîtier',
    state: 'revoked',
    revoked: { at: startedAt - 40 * day, reason: 'Volé dans le local technique' },
  }),
];

export const kiosk = (n: number, name: string, changes: Partial<Kiosk> = {}): Kiosk => ({
  id: id(5, n),
  gymId: id(2, n),
  slug: `gym-kiosk-${n}`,
  name,
  status: 'online',
  language: 'fr',
  locationInGym: 'Entrée',
  notes: null,
  lastHeartbeatAt: startedAt - 9_000,
  codeExpiresAt: null,
  ...changes,
});
export const kiosks = (): Kiosk[] => [
  kiosk(1, 'Borne entrée'),
  kiosk(2, 'Borne vestiaires', { status: 'offline', lastHeartbeatAt: startedAt - 5 * 60 * minute }),
  kiosk(4, 'Borne studio', { status: 'provisioning', lastHeartbeatAt: null, language: 'es', locationInGym: null }),
];

export const person = (role: Role, changes: Partial<Person> = {}): Person => ({
  userId: id(6, 1),
  email: `${role.replace('_', '-')}@forme.example`,
  name: 'Direction Forme',
  role,
  franchiseId: role === 'franchise_owner' ? id(1, 1) : null,
  gymId: role === 'gym_manager' || role === 'gym_staff' ? id(2, 1) : null,
  language: 'fr',
  mfaEnabled: true,
  ...changes,
});

const user = (n: number, name: string, role: Role, changes: Partial<User> = {}): User => ({
  id: id(6, n),
  email: `compte${n}@forme.example`,
  name,
  role,
  franchiseId: role === 'franchise_owner' ? id(1, 1) : null,
  gymId: role === 'gym_manager' || role === 'gym_staff' ? id(2, 1) : null,
  language: 'fr',
  mfaEnabled: role !== 'gym_staff',
  isActive: true,
  isInvited: false,
  lastSignInAt: startedAt - 50 * minute,
  hasPin: role === 'gym_staff',
  ...changes,
});
export const users = (): User[] => [
  user(1, 'Direction Forme', 'franchise_owner', { email: 'franchise-owner@forme.example' }),
  user(2, 'Responsable Part-Dieu', 'gym_manager'),
  user(3, 'Accueil Part-Dieu', 'gym_staff'),
  user(4, 'Responsable Gratte-Ciel', 'gym_manager', {
    gymId: id(2, 2),
    isInvited: true,
    lastSignInAt: null,
    mfaEnabled: false,
  }),
  user(5, 'Ancien accueil', 'gym_staff', { isActive: false, lastSignInAt: startedAt - 90 * day }),
];

export const entry = (n: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  id: id(7, n),
  at: startedAt - n * 7 * minute,
  actorKind: 'user',
  actorId: id(6, 1),
  actor: 'franchise-owner@forme.example',
  action: 'signed_in',
  gymId: null,
  franchiseId: id(1, 1),
  table: null,
  rowId: null,
  before: null,
  after: null,
  details: {},
  address: '192.0.2.7',
  ...changes,
});
export const entries = (): AuditEntry[] => [
  entry(1),
  entry(2, {
    action: 'user_edited',
    gymId: id(2, 1),
    table: 'users',
    rowId: id(6, 3),
    before: { role: 'gym_staff', is_active: true },
    after: { role: 'gym_manager', is_active: false },
  }),
  entry(3, { action: 'box_revoked', gymId: id(2, 1), table: 'boxes', rowId: id(3, 6), details: { reason: 'Volé' } }),
  entry(4, { action: 'box_provisioned', actorKind: 'box', actor: 'Boîtier accueil', gymId: id(2, 1) }),
  entry(5, {
    action: 'cleaned_up',
    actorKind: 'system',
    actor: 'Sunday clean-up',
    actorId: null,
    franchiseId: null,
    address: null,
    details: { rows: 18_204 },
  }),
];
