import type { BoxMessageOf, Greeted, Refusal } from '../protocol/kiosk-socket.ts';

/** Saturday 21 November 2026, 17:42 in Paris. */
export const saturdayAfternoon = Date.UTC(2026, 10, 21, 16, 42);
const hour = 3_600_000;

const today = (hours: number, minutes = 0) => Date.UTC(2026, 10, 21, hours - 1, minutes);

export const marie: Greeted = {
  memberId: 'marie',
  firstName: 'Marie',
  language: 'fr',
  communicationStyle: 'encouraging',
};

export const place = (changes: Partial<BoxMessageOf<'place'>> = {}): BoxMessageOf<'place'> => ({
  type: 'place',
  at: saturdayAfternoon,
  kiosk: { id: 'k1', slug: 'entrance', name: 'Entrée', language: 'fr' },
  gym: { id: 'g1', name: 'Forme & Vous Lyon Part-Dieu', city: 'Lyon', timezone: 'Europe/Paris' },
  today: { open: true, intervals: [{ from: today(8), to: today(20) }] },
  classes: [
    {
      occurrenceId: 'c0',
      name: 'Pilates',
      coach: 'Inès',
      place: 'Studio 2',
      startsAt: today(10),
      minutes: 45,
      cancelled: false,
    },
    {
      occurrenceId: 'c1',
      name: 'Cycling',
      coach: 'Karim',
      place: 'Studio 1',
      startsAt: today(17, 15),
      minutes: 45,
      cancelled: false,
    },
    {
      occurrenceId: 'c2',
      name: 'Yoga doux',
      coach: 'Inès',
      place: 'Studio 2',
      startsAt: today(18),
      minutes: 60,
      cancelled: false,
    },
    {
      occurrenceId: 'c3',
      name: 'Cross training',
      coach: 'Paul',
      place: null,
      startsAt: today(18, 30),
      minutes: 45,
      cancelled: true,
    },
    {
      occurrenceId: 'c4',
      name: 'Mobilité',
      coach: null,
      place: 'Studio 1',
      startsAt: today(19),
      minutes: 30,
      cancelled: false,
    },
    {
      occurrenceId: 'c5',
      name: 'Boxe',
      coach: 'Nadia',
      place: 'Ring',
      startsAt: today(19, 15),
      minutes: 45,
      cancelled: false,
    },
    {
      occurrenceId: 'c6',
      name: 'Étirements',
      coach: 'Inès',
      place: 'Studio 2',
      startsAt: today(19, 30),
      minutes: 30,
      cancelled: false,
    },
  ],
  simulator: false,
  ...changes,
});

export const reader = (state: BoxMessageOf<'reader'>['state']): BoxMessageOf<'reader'> => ({
  type: 'reader',
  at: saturdayAfternoon,
  readerId: 'r1',
  name: 'Lecteur de l’entrée',
  purpose: 'entry',
  state,
  cause: state === 'lost' ? 'The serial line closed.' : null,
});

export const link = (state: 'up' | 'down', waiting = 0): BoxMessageOf<'link'> => ({
  type: 'link',
  at: saturdayAfternoon,
  state,
  since: saturdayAfternoon - hour,
  waiting,
});

export const admitted = (tapId: string, member: Partial<Greeted> = {}): BoxMessageOf<'admitted'> => ({
  type: 'admitted',
  at: saturdayAfternoon,
  tapId,
  readerId: 'r1',
  member: { ...marie, ...member },
  door: 'Porte principale',
  newVisit: true,
});

export const refused = (tapId: string, refusal: Refusal, member: Greeted | null = null): BoxMessageOf<'refused'> => ({
  type: 'refused',
  at: saturdayAfternoon,
  tapId,
  readerId: 'r1',
  member,
  refusal,
});

/** Each reason with each shape of its parameters. */
export const everyRefusal: readonly Refusal[] = [
  { reason: 'unknown-badge' },
  { reason: 'badge-unassigned' },
  { reason: 'badge-revoked' },
  { reason: 'badge-lost' },
  { reason: 'wrong-gym', homeGym: 'Forme & Vous Villeurbanne' },
  { reason: 'wrong-gym', homeGym: null },
  { reason: 'gym-not-operating' },
  { reason: 'suspended-by-staff' },
  { reason: 'member-inactive' },
  { reason: 'membership-ended', endedAt: Date.UTC(2026, 9, 31, 23) },
  { reason: 'membership-ended', endedAt: Date.UTC(2025, 11, 31, 12) },
  { reason: 'membership-frozen', until: Date.UTC(2026, 11, 15, 12) },
  { reason: 'membership-frozen', until: null },
  { reason: 'payment-due', since: Date.UTC(2026, 10, 3, 12) },
  { reason: 'waiver-missing' },
  { reason: 'gym-closed-today', opensAt: today(8) + 48 * hour },
  { reason: 'gym-closed-today', opensAt: null },
  { reason: 'gym-closed-now', opensAt: today(8) + 24 * hour },
  { reason: 'gym-closed-now', opensAt: null },
  { reason: 'outside-plan-hours', admittedAt: today(18, 30) },
  { reason: 'outside-plan-hours', admittedAt: today(9) + 20 * 24 * hour },
  { reason: 'outside-plan-hours', admittedAt: null },
  { reason: 'already-inside', since: today(17, 5) },
  { reason: 'already-inside', since: today(21) - 24 * hour },
  { reason: 'clock-not-trusted' },
  { reason: 'cannot-record' },
];
