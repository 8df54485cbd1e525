/** The people of the demo: the six sample members, and made-up ones who show what a door refuses. */

const day = 86_400_000;

type Words = { fr: string; en: string; es: string };

export interface Person {
  readonly label: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly membershipType: 'Standard' | 'Premium' | 'Elite';
  readonly language: 'fr' | 'en' | 'es';
  readonly style: 'encouraging' | 'direct' | 'friendly' | 'patient' | 'casual' | 'brief';
  readonly level: 'beginner' | 'intermediate' | 'advanced';
  readonly goals: readonly string[];
  readonly workoutsPerWeek: number;
  readonly visits: number;
  readonly note: Words;
}

export const sixMembers: readonly Person[] = [
  {
    label: 'BADGE001',
    firstName: 'Marie',
    lastName: 'Dubois',
    membershipType: 'Premium',
    language: 'fr',
    style: 'encouraging',
    level: 'beginner',
    goals: ['weight_loss', 'toning'],
    workoutsPerWeek: 3,
    visits: 45,
    note: { fr: 'Débutante motivée', en: 'Motivated beginner', es: 'Principiante motivada' },
  },
  {
    label: 'BADGE002',
    firstName: 'Thomas',
    lastName: 'Martin',
    membershipType: 'Elite',
    language: 'fr',
    style: 'direct',
    level: 'advanced',
    goals: ['performance', 'muscle_gain'],
    workoutsPerWeek: 5,
    visits: 120,
    note: { fr: 'Athlète confirmé', en: 'Expert athlete', es: 'Atleta experto' },
  },
  {
    label: 'BADGE003',
    firstName: 'Sophie',
    lastName: 'Leroy',
    membershipType: 'Standard',
    language: 'fr',
    style: 'friendly',
    level: 'intermediate',
    goals: ['fitness', 'energy'],
    workoutsPerWeek: 2,
    visits: 35,
    note: { fr: 'Maman active', en: 'Active mother', es: 'Madre activa' },
  },
  {
    label: 'BADGE004',
    firstName: 'Jean',
    lastName: 'Moreau',
    membershipType: 'Premium',
    language: 'fr',
    style: 'patient',
    level: 'beginner',
    goals: ['mobility'],
    workoutsPerWeek: 2,
    visits: 25,
    note: { fr: 'Senior actif', en: 'Active senior', es: 'Sénior activo' },
  },
  {
    label: 'BADGE005',
    firstName: 'Léa',
    lastName: 'Bernard',
    membershipType: 'Standard',
    language: 'fr',
    style: 'casual',
    level: 'intermediate',
    goals: ['endurance', 'group_classes'],
    workoutsPerWeek: 4,
    visits: 55,
    note: { fr: 'Étudiante sportive', en: 'Sporty student', es: 'Estudiante deportista' },
  },
  {
    label: 'BADGE006',
    firstName: 'David',
    lastName: 'Rousseau',
    membershipType: 'Premium',
    language: 'fr',
    style: 'brief',
    level: 'beginner',
    goals: ['stress_relief'],
    workoutsPerWeek: 1,
    visits: 15,
    note: { fr: 'Cadre pressé', en: 'Executive in a hurry', es: 'Ejecutivo con prisa' },
  },
];

/** Somebody whom the door refuses: what differs from a member in order. Column names are the hub's. */
export interface Refused {
  readonly label: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: Words;
  readonly member?: (now: number) => Record<string, unknown>;
  readonly badge?: (now: number) => Record<string, unknown>;
  /** Where the member belongs: the kiosk's gym unless said. */
  readonly gym?: 'other';
}

const iso = (ms: number): string => new Date(ms).toISOString();

export const refusedPeople: readonly Refused[] = [
  {
    label: 'BADGE101',
    firstName: 'Paul',
    lastName: 'Girard',
    note: { fr: 'Paiement en retard', en: 'Payment due', es: 'Pago pendiente' },
    member: (now) => ({ payment_due_since: iso(now - 9 * day) }),
  },
  {
    label: 'BADGE102',
    firstName: 'Claire',
    lastName: 'Fontaine',
    note: { fr: 'Abonnement terminé', en: 'Membership ended', es: 'Abono terminado' },
    member: (now) => ({ membership_expires: iso(now - 3 * day) }),
  },
  {
    label: 'BADGE103',
    firstName: 'Hugo',
    lastName: 'Lambert',
    note: { fr: 'Abonnement en pause', en: 'Membership frozen', es: 'Abono en pausa' },
    member: (now) => ({ frozen_from: iso(now - 20 * day), frozen_until: iso(now + 40 * day) }),
  },
  {
    label: 'BADGE104',
    firstName: 'Inès',
    lastName: 'Roux',
    note: { fr: 'Décharge à signer', en: 'Waiver to sign', es: 'Descargo por firmar' },
    member: () => ({ waiver_signed_at: null }),
  },
  {
    label: 'BADGE105',
    firstName: 'Marc',
    lastName: 'Chevalier',
    note: { fr: 'Accès suspendu', en: 'Access suspended', es: 'Acceso suspendido' },
    member: () => ({ suspended_reason: 'Weights dropped on purpose, talk with the manager first.' }),
  },
  {
    label: 'BADGE106',
    firstName: 'Emma',
    lastName: 'Blanchard',
    note: { fr: 'Ancienne membre', en: 'Former member', es: 'Antigua socia' },
    member: () => ({ is_active: false }),
  },
  {
    label: 'BADGE107',
    firstName: 'Julie',
    lastName: 'Garnier',
    note: { fr: 'Heures creuses seulement', en: 'Off-peak hours only', es: 'Solo horas valle' },
    member: () => ({ plan: 'off-peak' }),
  },
  {
    label: 'BADGE108',
    firstName: 'Nadia',
    lastName: 'Perrin',
    note: { fr: 'Badge déclaré perdu', en: 'Badge reported lost', es: 'Tarjeta declarada perdida' },
    badge: (now) => ({ lost_at: iso(now - day) }),
  },
  {
    label: 'BADGE109',
    firstName: 'Lucas',
    lastName: 'Faure',
    note: { fr: 'Badge désactivé', en: 'Badge revoked', es: 'Tarjeta anulada' },
    badge: (now) => ({ revoked_at: iso(now - 30 * day) }),
  },
  {
    label: 'BADGE110',
    firstName: 'Antoine',
    lastName: 'Mercier',
    note: { fr: "Membre d'une autre salle", en: 'Member of another gym', es: 'Socio de otro gimnasio' },
    gym: 'other',
  },
  {
    label: 'BADGE111',
    firstName: '—',
    lastName: '—',
    note: { fr: 'Badge sans membre', en: 'Badge without a member', es: 'Tarjeta sin socio' },
    badge: () => ({ member_id: null }),
  },
];

/** First and last names of the made-up members who fill both gyms' history. */
export const crowd: readonly (readonly [string, string])[] = [
  ['Camille', 'Robin'],
  ['Nathan', 'Colin'],
  ['Manon', 'Caron'],
  ['Théo', 'Gauthier'],
  ['Chloé', 'Renaud'],
  ['Louis', 'Marchand'],
  ['Sarah', 'Barbier'],
  ['Jules', 'Aubert'],
  ['Alice', 'Lemoine'],
  ['Adam', 'Picard'],
  ['Louise', 'Roger'],
  ['Gabriel', 'Vidal'],
  ['Zoé', 'Brunet'],
  ['Arthur', 'Schmitt'],
  ['Lina', 'Leclerc'],
  ['Raphaël', 'Guillot'],
];

/** The EM4100 numbers of the demo's cards: 0B0015C941 for BADGE001 and so on. */
export const cardNumber = (label: string): string => {
  const index = Number(label.slice('BADGE'.length));
  const [first, offset] = index < 100 ? [0x0b_0015_c940, index] : [0x0b_0015_ca00, index - 100];
  return (first + offset).toString(16).toUpperCase().padStart(10, '0');
};
