import { facilityNames } from '@jarvis-edge/sync/facilities.ts';
import { gymDay } from '../../gym-day.ts';
import type { Candidate } from '../memory.ts';
import type { Here } from '../when.ts';
import {
  choice,
  isAllDay,
  listed,
  spokenClock,
  spokenDay,
  spokenDays,
  spokenMinutes,
  spokenPart,
  spokenTime,
} from '../when.ts';
import { toldAtMost, type Say, type StaffReason, type Words } from './dictionary.ts';

const moment = (at: number, here: Here): string =>
  `${spokenDay(gymDay(here.timezone, at), here)} à ${spokenTime(at, here)}`;
const named = ({ className, startsAt }: Candidate, here: Here): string => `${className}, ${moment(startsAt, here)}`;
const count = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const crowdLevels: Record<'quiet' | 'usual' | 'busy', string> = {
  quiet: 'C’est plus calme que d’habitude à cette heure-ci.',
  usual: 'Comme d’habitude à cette heure-ci.',
  busy: 'C’est plus rempli que d’habitude à cette heure-ci.',
};

const refusalsIn = (say: Say): Readonly<Record<string, string>> => ({
  'unknown-class': 'Je ne trouve plus ce cours.',
  'unknown-member': say(
    'Je ne trouve pas ta fiche pour l’instant. L’accueil peut t’inscrire.',
    'Je ne trouve pas votre fiche pour l’instant. L’accueil peut vous inscrire.',
  ),
  'class-cancelled': 'Ce cours est annulé.',
  'already-started': 'Ce cours a déjà commencé.',
  'already-booked': say('Tu as déjà ta place à ce cours.', 'Vous avez déjà votre place à ce cours.'),
  'not-admitted': say(
    'Ton abonnement ne donne pas accès à ce créneau. L’accueil peut t’expliquer.',
    'Votre abonnement ne donne pas accès à ce créneau. L’accueil peut vous expliquer.',
  ),
  'nothing-to-cancel': say('Tu n’as pas de place à ce cours.', 'Vous n’avez pas de place à ce cours.'),
  'not-ready': say(
    'Je n’ai pas encore reçu le planning. Réessaie dans un instant, ou demande à l’accueil.',
    'Je n’ai pas encore reçu le planning. Réessayez dans un instant, ou demandez à l’accueil.',
  ),
});

const staffIn = (say: Say): Record<StaffReason, string> => ({
  ask_human: say('Veux-tu que j’appelle quelqu’un de l’équipe ?', 'Voulez-vous que j’appelle quelqu’un de l’équipe ?'),
  freeze_membership: say(
    'Mettre un abonnement en pause, c’est l’équipe qui le fait. Veux-tu que je l’appelle ?',
    'Mettre un abonnement en pause, c’est l’équipe qui le fait. Voulez-vous que je l’appelle ?',
  ),
  cancel_membership: say(
    'Pour arrêter un abonnement, le mieux est d’en parler avec l’équipe. Veux-tu que je l’appelle ?',
    'Pour arrêter un abonnement, le mieux est d’en parler avec l’équipe. Voulez-vous que je l’appelle ?',
  ),
  guest_pass: say(
    'Pour inviter quelqu’un, l’équipe te dira comment faire. Veux-tu que je l’appelle ?',
    'Pour inviter quelqu’un, l’équipe vous dira comment faire. Voulez-vous que je l’appelle ?',
  ),
  lost_property: say(
    'Les objets trouvés sont chez l’équipe. Veux-tu que je l’appelle ?',
    'Les objets trouvés sont chez l’équipe. Voulez-vous que je l’appelle ?',
  ),
  training_advice: say(
    'Pour un conseil d’entraînement, un coach te répondra mieux que moi. Veux-tu que j’appelle quelqu’un ?',
    'Pour un conseil d’entraînement, un coach vous répondra mieux que moi. Voulez-vous que j’appelle quelqu’un ?',
  ),
  ask_facility: say(
    'Là-dessus, l’équipe te répondra mieux que moi. Veux-tu que je l’appelle ?',
    'Là-dessus, l’équipe vous répondra mieux que moi. Voulez-vous que je l’appelle ?',
  ),
  pain: say(
    'Aïe. Je ne peux pas te conseiller sur une douleur. Veux-tu que j’appelle quelqu’un de l’équipe ?',
    'Je suis désolée. Je ne peux pas vous conseiller sur une douleur. Voulez-vous que j’appelle quelqu’un de l’équipe ?',
  ),
  price: say(
    'Les tarifs, je ne les ai pas. L’équipe te les dira : veux-tu que je l’appelle ?',
    'Les tarifs, je ne les ai pas. L’équipe vous les dira : voulez-vous que je l’appelle ?',
  ),
  unknown: say(
    'Je n’y arrive pas, désolée. Veux-tu que j’appelle quelqu’un de l’équipe ?',
    'Je n’y arrive pas, désolée. Voulez-vous que j’appelle quelqu’un de l’équipe ?',
  ),
});

function french(say: Say): Words {
  const [refusals, staff] = [refusalsIn(say), staffIn(say)];
  const words: Words = {
    greeting: (name) =>
      say(`Salut ${name} ! Qu’est-ce que je peux faire pour toi ?`, `Bonjour ${name}. Que puis-je faire pour vous ?`),
    goodbye: (name) => `Au revoir ${name}, à bientôt !`,
    smalltalk: () =>
      say(
        'Je suis une IA, mais ça me fait plaisir de te voir. Que puis-je faire pour toi ?',
        'Je suis une IA, mais je suis heureuse de vous voir. Que puis-je faire pour vous ?',
      ),
    anythingElse: () => 'D’accord. Autre chose ?',
    welcome: () => 'Avec plaisir. Autre chose ?',
    leftAlone: () => 'D’accord, je ne fais rien. Autre chose ?',
    notUnderstood: () =>
      say('Je n’ai pas compris. Peux-tu le dire autrement ?', 'Je n’ai pas compris. Pouvez-vous le dire autrement ?'),
    outside: () =>
      say(
        'Ça, je ne sais pas : je m’occupe de la salle. Je peux te dire les horaires et les cours, ou te réserver une place.',
        'Cela, je ne le sais pas : je m’occupe de la salle. Je peux vous dire les horaires et les cours, ou vous réserver une place.',
      ),
    whatICan: () =>
      say(
        'Je peux te dire les horaires et les cours, réserver ou annuler une place, montrer tes progrès, ou signaler une machine.',
        'Je peux vous dire les horaires et les cours, réserver ou annuler une place, montrer vos progrès, ou signaler une machine.',
      ),
    cannot: () =>
      say(
        'Je n’y arrive pas pour l’instant. L’accueil peut t’aider.',
        'Je n’y arrive pas pour l’instant. L’accueil peut vous aider.',
      ),
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
    usualOnHolidays: () => 'Je n’ai pas d’horaires particuliers pour les jours fériés.',
    classes: (occurrences, here) =>
      occurrences
        .map((one) => {
          const left = one.left === 0 ? 'complet, liste d’attente' : count(one.left, 'place', 'places');
          return `${upper(named(one, here))} : ${one.mine === 'booked' ? say('tu as ta place', 'vous avez votre place') : left}.`;
        })
        .join(' '),
    moreOnScreen: (n) => (n === 1 ? 'Il y en a un autre à l’écran.' : `Il y en a ${n} autres à l’écran.`),
    noClass: (slots, here) => {
      const what = slots.class === undefined ? 'de cours' : `de ${slots.class}`;
      const at = slots.time === undefined ? '' : ` à ${spokenMinutes(slots.time, 'fr')}`;
      const day = slots.day === undefined ? '' : ` ${spokenDays(slots.day, slots.until, here)}`;
      if (slots.part !== undefined && slots.until === undefined)
        return `Je ne vois pas ${what} ${spokenPart(slots.part, slots.day, here)}.`;
      return `Je ne vois pas ${what}${day}${at}.`;
    },
    notOffered: (kind) => `Il n’y a pas de ${kind} ici.`,
    whichClass: () => 'Quel cours, et quand ?',
    which: (candidates, here) => {
      const first = candidates.slice(0, toldAtMost).map((one) => named(one, here));
      const question = `Lequel : ${choice(first, 'fr')} ?`;
      const more = candidates.length - first.length;
      return more > 0 ? `${question} ${words.moreOnScreen(more)}` : question;
    },
    whichPlace: (n) =>
      `${upper(choice(['le premier', 'le deuxième', 'le troisième', 'le quatrième'].slice(0, n), 'fr'))} ?`,
    confirmBooking: (candidate, here) => `Je ${say('te', 'vous')} réserve ${named(candidate, here)} ?`,
    onlyOwnPlace: () =>
      say(
        'Je ne peux réserver que pour toi ; pour les autres, vois avec l’accueil.',
        'Je ne peux réserver que pour vous ; pour les autres, voyez avec l’accueil.',
      ),
    confirmCancel: (candidate, here) => `J’annule ${say('ta', 'votre')} place pour ${named(candidate, here)} ?`,
    settled: ({ outcome, reason }, about, here) => {
      const what = about === undefined ? '' : ` : ${named(about, here)}`;
      if (outcome === 'booked') return `C’est réservé${what}.`;
      if (outcome === 'waiting') return `C’est complet, ${say('tu es', 'vous êtes')} sur la liste d’attente${what}.`;
      if (outcome === 'cancelled') return `C’est annulé${what}.`;
      return refusals[reason ?? ''] ?? words.cannot();
    },
    myBookings: (bookings, here) => {
      if (bookings.length === 0) return words.nothingBooked();
      const each = bookings.map((one) => `${named(one, here)}${one.state === 'waiting' ? ' (liste d’attente)' : ''}`);
      return `${say('Tu as', 'Vous avez')} ${count(bookings.length, 'réservation', 'réservations')} : ${listed(each, 'fr')}.`;
    },
    nothingBooked: () => say('Tu n’as aucune réservation.', 'Vous n’avez aucune réservation.'),
    progress: ({ visitsThisWeek, visits28d, weeksInARow }) =>
      [
        `${count(visitsThisWeek, 'visite', 'visites')} cette semaine, ${visits28d} en quatre semaines.`,
        ...(weeksInARow > 1 ? [`${weeksInARow} semaines de suite, bravo !`] : []),
        'Le détail est à l’écran.',
      ].join(' '),
    pastProgress: (past, { visitsLastWeek, visitsThisMonth, visitsLastMonth }) => {
      if (past === 'longer')
        return say(
          'Je peux te dire cette semaine et la semaine dernière, ce mois-ci et le mois dernier.',
          'Je peux vous dire cette semaine et la semaine dernière, ce mois-ci et le mois dernier.',
        );
      if (past === 'this_month') return `${count(visitsThisMonth, 'visite', 'visites')} jusqu’ici ce mois-ci.`;
      if (past === 'last_week') return `${count(visitsLastWeek, 'visite', 'visites')} la semaine dernière.`;
      return `${count(visitsLastMonth, 'visite', 'visites')} le mois dernier, et ${visitsThisMonth} jusqu’ici ce mois-ci.`;
    },
    membership: ({ type, expires }, here) =>
      [
        ...(type === null ? [] : [`${say('Ton', 'Votre')} abonnement est ${type}.`]),
        ...(expires === null ? [] : [`Il va jusqu’au ${date(expires, here)}.`]),
        'Le détail est à l’écran.',
      ].join(' '),
    whichMachine: (names) => (names.length === 0 ? 'Quelle machine ?' : `Quelle machine : ${choice(names, 'fr')} ?`),
    facility: (facility) => facilityNames.fr[facility],
    confirmReport: (equipment) => `Je signale à l’équipe : ${equipment} ?`,
    reported: () => 'C’est signalé, merci. L’équipe va regarder.',
    confirmFeedback: () =>
      say('Veux-tu que je transmette ton avis à l’équipe ?', 'Voulez-vous que je transmette votre avis à l’équipe ?'),
    feedbackKept: () => 'C’est transmis, merci.',
    offerStaff: (reason) => staff[reason],
    staffCalled: () =>
      say(
        'C’est transmis à l’équipe. Si c’est pressé, va voir l’accueil.',
        'C’est transmis à l’équipe. Si c’est pressé, adressez-vous à l’accueil.',
      ),
    emergency: (called) =>
      called
        ? say(
            'J’ai donné l’alerte. Va chercher quelqu’un à l’accueil, et si c’est grave, appelle le 112.',
            'J’ai donné l’alerte. Allez chercher quelqu’un à l’accueil, et si c’est grave, appelez le 112.',
          )
        : say(
            'Appelle le 112 et préviens l’accueil tout de suite.',
            'Appelez le 112 et prévenez l’accueil tout de suite.',
          ),
    allClear: (called) =>
      called
        ? 'Ouf, me voilà rassurée. L’équipe est prévenue et vient quand même voir.'
        : say(
            'Ouf, me voilà rassurée. Préviens quand même l’accueil.',
            'Me voilà rassurée. Prévenez quand même l’accueil.',
          ),
    isEmergency: () =>
      say(
        'Est-ce une urgence ? Dis oui, et je donne l’alerte tout de suite.',
        'Est-ce une urgence ? Dites oui, et je donne l’alerte tout de suite.',
      ),
    calm: () => 'Je comprends. Il y a justement un cours calme.',
    calmBooked: (candidate, here) =>
      `Je comprends. ${say('Tu as', 'Vous avez')} déjà ${say('ta', 'votre')} place à un cours calme : ${named(candidate, here)}.`,
    crowd: ({ inside, level }) =>
      [
        inside < 2 ? 'Il n’y a presque personne en ce moment.' : `Il y a ${inside} personnes en ce moment.`,
        ...(level === null ? [] : [crowdLevels[level]]),
      ].join(' '),
    noCalm: () =>
      say(
        'Je comprends. Je ne vois pas de cours calme avec de la place d’ici demain soir. Prends le temps de souffler.',
        'Je comprends. Je ne vois pas de cours calme avec de la place d’ici demain soir. Prenez le temps de souffler.',
      ),
    waits: () => say('Prends ton temps.', 'Prenez votre temps.'),
    volume: () => 'Le volume se règle à l’écran, dans « Réglages ».',
    time: (here) => `Il est ${spokenTime(here.nowMs, here)}, ${date(here.nowMs, here, 'long')}.`,
    whichLanguage: () => 'Français, anglais ou espagnol ?',
    languageChanged: () => 'D’accord, on parle français.',
    goesOn: () => 'Bien sûr, continuons en français.',
    keepLanguage: () =>
      say(
        'Veux-tu que je te parle français la prochaine fois aussi ?',
        'Voulez-vous que je vous parle français la prochaine fois aussi ?',
      ),
    languageKept: () => 'C’est noté : la prochaine fois, ce sera en français.',
  };
  return words;
}

export const fr = french((familiar) => familiar);
export const frFormal = french((_, formal) => formal);

const date = (at: number, { timezone }: Here, weekday?: 'long'): string =>
  new Intl.DateTimeFormat('fr', {
    timeZone: timezone,
    weekday,
    day: 'numeric',
    month: 'long',
    year: weekday === undefined ? 'numeric' : undefined,
  })
    .format(at)
    .replace(/^1 /, '1er ');
