import { facilityNames } from '@jarvis-edge/sync/facilities.ts';
import { gymDay } from '../../gym-day.ts';
import type { Candidate } from '../memory.ts';
import type { Here } from '../when.ts';
import { choice, isAllDay, listed, spokenClock, spokenDay, spokenMinutes, spokenPart, spokenTime } from '../when.ts';
import type { StaffReason, Words } from './dictionary.ts';

const moment = (at: number, here: Here): string =>
  `${spokenDay(gymDay(here.timezone, at), here)} à ${spokenTime(at, here)}`;
const named = ({ className, startsAt }: Candidate, here: Here): string => `${className}, ${moment(startsAt, here)}`;
const count = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const refusals: Readonly<Record<string, string>> = {
  'unknown-class': 'Je ne trouve plus ce cours.',
  'unknown-member': 'Je ne trouve pas ta fiche pour l’instant. L’accueil peut t’inscrire.',
  'class-cancelled': 'Ce cours est annulé.',
  'already-started': 'Ce cours a déjà commencé.',
  'already-booked': 'Tu as déjà ta place à ce cours.',
  'not-admitted': 'Ton abonnement ne donne pas accès à ce créneau. L’accueil peut t’expliquer.',
  'nothing-to-cancel': 'Tu n’as pas de place à ce cours.',
  'not-ready': 'Je n’ai pas encore reçu le planning. Réessaie dans un instant, ou demande à l’accueil.',
};

const staff: Record<StaffReason, string> = {
  ask_human: 'Veux-tu que j’appelle quelqu’un de l’équipe ?',
  freeze_membership: 'Mettre un abonnement en pause, c’est l’équipe qui le fait. Veux-tu que je l’appelle ?',
  cancel_membership: 'Pour arrêter un abonnement, le mieux est d’en parler avec l’équipe. Veux-tu que je l’appelle ?',
  guest_pass: 'Pour inviter quelqu’un, l’équipe te dira comment faire. Veux-tu que je l’appelle ?',
  lost_property: 'Les objets trouvés sont chez l’équipe. Veux-tu que je l’appelle ?',
  training_advice:
    'Pour un conseil d’entraînement, un coach te répondra mieux que moi. Veux-tu que j’appelle quelqu’un ?',
  ask_facility: 'Là-dessus, l’équipe te répondra mieux que moi. Veux-tu que je l’appelle ?',
  unknown: 'Je n’y arrive pas, désolé. Veux-tu que j’appelle quelqu’un de l’équipe ?',
};

export const fr: Words = {
  greeting: (name) => `Salut ${name} ! Qu’est-ce que je peux faire pour toi ?`,
  goodbye: (name) => `Au revoir ${name}, à bientôt !`,
  smalltalk: () => 'Je suis une IA, mais ça me fait plaisir de te voir. Que puis-je faire pour toi ?',
  anythingElse: () => 'D’accord. Autre chose ?',
  leftAlone: () => 'D’accord, je ne fais rien. Autre chose ?',
  notUnderstood: () => 'Je n’ai pas compris. Peux-tu le dire autrement ?',
  outside: () =>
    'Ça, je ne sais pas : je m’occupe de la salle. Je peux te dire les horaires et les cours, ou te réserver une place.',
  whatICan: () =>
    'Je peux te dire les horaires et les cours, réserver ou annuler une place, montrer tes progrès, ou signaler une machine.',
  cannot: () => 'Je n’y arrive pas pour l’instant. L’accueil peut t’aider.',
  onScreen: () => 'C’est affiché à l’écran.',
  hours: (days, here) =>
    days
      .map(({ day, periods }) => {
        const when = upper(spokenDay(day, here));
        if (periods.length === 0) return `${when}, c’est fermé.`;
        if (isAllDay(periods)) return `${when}, c’est ouvert jour et nuit.`;
        const open = periods.map(({ from, to }) => `de ${spokenClock(from, 'fr')} à ${spokenClock(to, 'fr')}`);
        return `${when}, c’est ouvert ${listed(open, 'fr')}.`;
      })
      .join(' '),
  classes: (occurrences, here) =>
    occurrences
      .map((one) => {
        const left = one.left === 0 ? 'complet, liste d’attente' : count(one.left, 'place', 'places');
        return `${upper(named(one, here))} : ${one.mine === 'booked' ? 'tu as ta place' : left}.`;
      })
      .join(' '),
  noClass: (slots, here) => {
    const what = slots.class === undefined ? 'de cours' : `de ${slots.class}`;
    const at = slots.time === undefined ? '' : ` à ${spokenMinutes(slots.time, 'fr')}`;
    const day = slots.day === undefined ? '' : ` ${spokenDay(slots.day, here)}`;
    if (slots.part !== undefined) return `Je ne vois pas ${what} ${spokenPart(slots.part, slots.day, here)}.`;
    return `Je ne vois pas ${what}${day}${at}.`;
  },
  notOffered: (kind) => `Il n’y a pas de ${kind} ici.`,
  whichClass: () => 'Quel cours, et quand ?',
  which: (candidates, here) =>
    `Lequel : ${choice(
      candidates.map((one) => named(one, here)),
      'fr',
    )} ?`,
  confirmBooking: (candidate, here) => `Je te réserve ${named(candidate, here)} ?`,
  confirmCancel: (candidate, here) => `J’annule ta place pour ${named(candidate, here)} ?`,
  settled: ({ outcome, reason }, about, here) => {
    const what = about === undefined ? '' : ` : ${named(about, here)}`;
    if (outcome === 'booked') return `C’est réservé${what}.`;
    if (outcome === 'waiting') return `C’est complet, tu es sur la liste d’attente${what}.`;
    if (outcome === 'cancelled') return `C’est annulé${what}.`;
    return refusals[reason ?? ''] ?? fr.cannot();
  },
  myBookings: (bookings, here) => {
    if (bookings.length === 0) return fr.nothingBooked();
    const each = bookings.map((one) => `${named(one, here)}${one.state === 'waiting' ? ' (liste d’attente)' : ''}`);
    return `Tu as ${count(bookings.length, 'réservation', 'réservations')} : ${listed(each, 'fr')}.`;
  },
  nothingBooked: () => 'Tu n’as aucune réservation.',
  progress: ({ visitsThisWeek, visits28d, weeksInARow }) =>
    [
      `${count(visitsThisWeek, 'visite', 'visites')} cette semaine, ${visits28d} en quatre semaines.`,
      ...(weeksInARow > 1 ? [`${weeksInARow} semaines de suite, bravo !`] : []),
      'Le détail est à l’écran.',
    ].join(' '),
  membership: ({ type, expires }, here) =>
    [
      ...(type === null ? [] : [`Ton abonnement est ${type}.`]),
      ...(expires === null ? [] : [`Il va jusqu’au ${date(expires, here)}.`]),
      'Le détail est à l’écran.',
    ].join(' '),
  whichMachine: (names) => (names.length === 0 ? 'Quelle machine ?' : `Quelle machine : ${choice(names, 'fr')} ?`),
  facility: (facility) => facilityNames.fr[facility],
  confirmReport: (equipment) => `Je signale à l’équipe : ${equipment} ?`,
  reported: () => 'C’est signalé, merci. L’équipe va regarder.',
  confirmFeedback: () => 'Veux-tu que je transmette ton avis à l’équipe ?',
  feedbackKept: () => 'C’est transmis, merci.',
  offerStaff: (reason) => staff[reason],
  staffCalled: () => 'C’est transmis à l’équipe. Si c’est pressé, va voir l’accueil.',
  emergency: (called) =>
    called
      ? 'J’ai donné l’alerte. Va chercher quelqu’un à l’accueil, et si c’est grave, appelle le 112.'
      : 'Appelle le 112 et préviens l’accueil tout de suite.',
  isEmergency: () => 'Est-ce une urgence ? Dis oui, et je donne l’alerte tout de suite.',
  whichLanguage: () => 'Français, anglais ou espagnol ?',
  languageChanged: () => 'D’accord, on parle français.',
};

const date = (at: number, { timezone }: Here): string =>
  new Intl.DateTimeFormat('fr', { timeZone: timezone, day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(/^1 /, '1er ');
