/** The franchise of the demo: its gyms, kiosk, doors, readers, plans, classes and machines. Column names are the hub's. */

type Days = Record<string, [string, string][]>;
const everyDay = (from: string, to: string): Days =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, [[from, to]]]));
const workdays = (...hours: [string, string][]): Days =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, hours]));

export const franchise = { name: 'Forme & Vitalité', city: 'Lyon' };

/** The demo must let people in at any hour, so its own gym never closes; the other keeps usual hours and holidays. */
export const ownGym = {
  slug: 'part-dieu',
  name: 'Forme & Vitalité Part-Dieu',
  city: 'Lyon',
  address: '12 rue de la Villette, 69003 Lyon',
  timezone: 'Europe/Paris',
  opening_hours: { weekly: everyDay('00:00', '24:00'), exceptions: [] },
};
export const otherGym = {
  slug: 'villeurbanne',
  name: 'Forme & Vitalité Gratte-Ciel',
  city: 'Villeurbanne',
  address: '40 avenue Henri-Barbusse, 69100 Villeurbanne',
  timezone: 'Europe/Paris',
  opening_hours: {
    weekly: { ...workdays(['06:00', '22:30']), sat: [['08:00', '20:00']], sun: [['09:00', '18:00']] },
    exceptions: [
      { date: '2026-12-25', hours: [] },
      { date: '2027-01-01', hours: [] },
    ],
  },
};

export const kiosk = {
  slug: 'gym-part-dieu-accueil',
  name: 'Accueil',
  language: 'fr',
  location_in_gym: 'À droite de l’entrée',
};

export const doors = {
  main: { name: 'Porte principale', output: 'simulated', pulse_ms: 3000, policy: 'free' },
  turnstile: { name: 'Tourniquet', output: 'simulated', pulse_ms: 3000, policy: 'anti-passback' },
} as const;

export const readers = [
  { name: 'Entrée', purpose: 'entry', door: 'main', address: 'simulated:entry' },
  { name: 'Kiosque', purpose: 'identify', door: null, address: 'simulated:identify' },
  { name: 'Tourniquet', purpose: 'entry', door: 'turnstile', address: 'simulated:turnstile' },
  { name: 'Sortie', purpose: 'exit', door: 'main', address: 'simulated:exit' },
] as const;

export const offPeakPlan = {
  name: 'Heures creuses',
  hours: { weekly: workdays(['09:30', '11:30'], ['14:00', '16:30']), exceptions: [] },
};

/** `at` are the local hours and minutes of each day's occurrences; `days` counts from Sunday, as Date does. */
export const classes = [
  {
    name: 'Yoga',
    coach: 'Anaïs',
    place: 'Studio 1',
    minutes: 60,
    capacity: 14,
    at: ['07:00', '18:30'],
    days: [0, 1, 2, 3, 4, 5, 6],
    description: { fr: 'Souplesse et souffle', en: 'Suppleness and breath', es: 'Flexibilidad y respiración' },
  },
  {
    name: 'HIIT',
    coach: 'Karim',
    place: 'Plateau',
    minutes: 30,
    capacity: 18,
    at: ['12:15', '19:45'],
    days: [1, 2, 3, 4, 5],
    description: { fr: 'Court et intense', en: 'Short and intense', es: 'Corto e intenso' },
  },
  {
    name: 'Pilates',
    coach: 'Anaïs',
    place: 'Studio 1',
    minutes: 50,
    capacity: 12,
    at: ['09:15', '20:00'],
    days: [1, 3, 5, 6],
    description: { fr: 'Posture et dos', en: 'Posture and back', es: 'Postura y espalda' },
  },
  {
    name: 'Cycling',
    coach: 'Mehdi',
    place: 'Studio 2',
    minutes: 45,
    capacity: 20,
    at: ['12:30', '17:30', '21:00'],
    days: [0, 2, 4, 6],
    description: { fr: 'Cardio en musique', en: 'Cardio to music', es: 'Cardio con música' },
  },
] as const;

export const machines = [
  ['Tapis de course 1', 'treadmill', 'Plateau cardio', 'working'],
  ['Tapis de course 2', 'treadmill', 'Plateau cardio', 'working'],
  ['Tapis de course 3', 'treadmill', 'Plateau cardio', 'out_of_order'],
  ['Rameur 1', 'rower', 'Plateau cardio', 'working'],
  ['Rameur 2', 'rower', 'Plateau cardio', 'working'],
  ['Vélo elliptique 1', 'elliptical', 'Plateau cardio', 'working'],
  ['Presse à cuisses', 'leg_press', 'Plateau musculation', 'working'],
  ['Poulie vis-à-vis', 'cable_machine', 'Plateau musculation', 'working'],
  ['Rack à squat', 'squat_rack', 'Plateau musculation', 'working'],
  ['Banc de développé couché', 'bench_press', 'Plateau musculation', 'reported'],
] as const;
