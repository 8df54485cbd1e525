import { kitWords } from '../../kit/words/fr.ts';
import { dayOfYear, daysAway, spokenTime, weekday, type Place } from '../../kit/moment.ts';
import type { CommunicationStyle, Refusal, RefusalReason } from '../../protocol/kiosk-socket.ts';

/** The gym's clock and zone, for words that name a time. */
export interface Here {
  now: number;
  timeZone: string | undefined;
}

/** One manner of speaking to a member; `name` is a first name. */
export interface Manner {
  hello: (name: string) => string;
  doorOpen: string;
  /** The same visit's door, opened once more. */
  doorAgain: string;
  /** Granted, with no door of its own. */
  noted: string;
  /** Known, nothing decided. */
  known: string;
  goodbye: (name: string) => string;
  afterGoodbye: string;
}

/** What happened in a few words, why in one sentence, and what the member can do now. */
export interface RefusalWords {
  title: string;
  why: string;
  next: string;
}

export type RefusalOf<R extends RefusalReason> = Extract<Refusal, { reason: R }>;
export type RefusalDictionary = { [R in RefusalReason]: (refusal: RefusalOf<R>, here: Here) => RefusalWords };

const place = ({ timeZone }: Here): Place => ({ language: 'fr', timeZone });
const day = (at: number, here: Here) => dayOfYear(at, here.now, place(here)).replace(/^1 /, '1er ');
const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;

/** « à 18 h », « demain à 6 h », « lundi à 6 h », « le 3 décembre à 6 h ». */
function moment(at: number, here: Here): string {
  const time = `à ${spokenTime(at, place(here))}`;
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  if (days === 1) return `demain ${time}`;
  if (days > 1 && days < 7) return `${weekday(at, place(here))} ${time}`;
  return `le ${day(at, here)} ${time}`;
}

const refusals: RefusalDictionary = {
  'unknown-badge': () => ({
    title: 'Badge inconnu',
    why: 'Ce badge n’est enregistré dans aucune de nos salles.',
    next: 'Présentez votre badge de la salle, ou faites enregistrer celui-ci à l’accueil.',
  }),
  'badge-unassigned': () => ({
    title: 'Badge pas encore activé',
    why: 'Ce badge n’est relié à aucun abonnement.',
    next: 'Passez à l’accueil avec ce badge\u00A0: il sera activé à votre nom.',
  }),
  'badge-revoked': () => ({
    title: 'Badge désactivé',
    why: 'Ce badge a été remplacé ou retiré.',
    next: 'Utilisez votre nouveau badge, ou demandez-en un à l’accueil.',
  }),
  'badge-lost': () => ({
    title: 'Badge déclaré perdu',
    why: 'Ce badge a été déclaré perdu et n’ouvre plus la porte.',
    next: 'Vous l’avez retrouvé\u00A0? Rapportez-le à l’accueil pour le réactiver.',
  }),
  'wrong-gym': ({ homeGym }) => ({
    title: 'Une autre salle vous attend',
    why: homeGym
      ? `Votre abonnement est valable à ${homeGym}.`
      : 'Votre abonnement est valable dans une autre de nos salles.',
    next: 'Pour venir ici aussi, demandez à l’accueil d’étendre votre formule.',
  }),
  'gym-not-operating': () => ({
    title: 'Salle fermée pour le moment',
    why: 'La salle n’accueille pas de membres en ce moment.',
    next: 'Contactez votre club pour connaître la date de réouverture.',
  }),
  'suspended-by-staff': () => ({
    title: 'Accès en pause',
    why: 'Votre accès a été mis en pause par l’équipe.',
    next: 'Parlez-en à l’accueil\u00A0: l’équipe vous expliquera comment reprendre.',
  }),
  'member-inactive': () => ({
    title: 'Compte inactif',
    why: 'Votre compte de membre n’est pas actif.',
    next: 'Passez à l’accueil pour le réactiver.',
  }),
  'membership-ended': ({ endedAt }, here) => ({
    title: 'Abonnement terminé',
    why: `Votre abonnement a pris fin le ${day(endedAt, here)}.`,
    next: 'Renouvelez-le à l’accueil\u00A0: votre badge remarchera aussitôt.',
  }),
  'membership-frozen': ({ until }, here) => ({
    title: 'Abonnement en pause',
    why:
      until === null
        ? 'Votre abonnement est en pause, sans date de reprise.'
        : `Votre abonnement est en pause jusqu’au ${day(until, here)}.`,
    next: 'Pour reprendre plus tôt, demandez à l’accueil de lever la pause.',
  }),
  'payment-due': ({ since }, here) => ({
    title: 'Un point à voir à l’accueil',
    why: `Un paiement est en attente depuis le ${day(since, here)}.`,
    next: 'Réglez-le à l’accueil\u00A0: votre badge remarchera aussitôt.',
  }),
  'waiver-missing': () => ({
    title: 'Une signature manque',
    why: 'Votre décharge de responsabilité n’est pas encore signée.',
    next: 'Signez-la à l’accueil, puis présentez de nouveau votre badge.',
  }),
  'gym-closed-today': ({ opensAt }, here) => ({
    title: 'Fermé aujourd’hui',
    why: 'La salle est fermée toute la journée.',
    next: opensAt === null ? 'Consultez les horaires auprès de votre club.' : `Revenez ${moment(opensAt, here)}.`,
  }),
  'gym-closed-now': ({ opensAt }, here) => ({
    title: 'Fermé à cette heure-ci',
    why: 'La salle est fermée en ce moment.',
    next: opensAt === null ? 'Consultez les horaires auprès de votre club.' : `Revenez ${moment(opensAt, here)}.`,
  }),
  'outside-plan-hours': ({ admittedAt }, here) => ({
    title: 'Hors de vos horaires',
    why: 'Votre formule ne comprend pas cette heure-ci.',
    next:
      admittedAt === null
        ? 'Demandez à l’accueil une formule qui convient à vos horaires.'
        : `Revenez ${moment(admittedAt, here)}, ou demandez à l’accueil une formule plus large.`,
  }),
  'already-inside': ({ since }, here) => ({
    title: 'Entrée déjà enregistrée',
    why: `Vous avez déjà badgé à l’entrée ${sinceWhen(since, here)}.`,
    next: 'Si vous êtes encore dehors, demandez à l’accueil de vous ouvrir.',
  }),
  'clock-not-trusted': () => ({
    title: 'Vérification impossible',
    why: 'L’heure du système n’est pas sûre\u00A0: vos horaires d’accès ne peuvent pas être vérifiés.',
    next: 'Ce n’est pas vous\u00A0: demandez à l’accueil de vous ouvrir.',
  }),
  'cannot-record': () => ({
    title: 'Passage non enregistré',
    why: 'Le système n’a pas pu enregistrer votre passage.',
    next: 'Réessayez dans un instant. Si cela continue, demandez à l’accueil de vous ouvrir.',
  }),
};

/** « à 18 h 05 », « hier à 18 h 05 », « le 3 novembre à 18 h 05 ». */
function sinceWhen(at: number, here: Here): string {
  const time = `à ${spokenTime(at, place(here))}`;
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  return days === -1 ? `hier ${time}` : `le ${day(at, here)} ${time}`;
}

const manners: Record<CommunicationStyle, Manner> = {
  encouraging: {
    hello: (name) => `Salut ${name}\u00A0! Contente de te revoir\u00A0!`,
    doorOpen: 'La porte est ouverte. Belle séance\u00A0!',
    doorAgain: 'La porte s’ouvre de nouveau. À toi de jouer\u00A0!',
    noted: 'Ton entrée est notée. Belle séance\u00A0!',
    known: 'Ton badge est bien reconnu.',
    goodbye: (name) => `Bravo ${name}, à très vite\u00A0!`,
    afterGoodbye: 'Chaque séance compte.',
  },
  direct: {
    hello: (name) => `${name}. La salle est à toi.`,
    doorOpen: 'Porte ouverte.',
    doorAgain: 'Porte ouverte de nouveau.',
    noted: 'Entrée notée.',
    known: 'Badge reconnu.',
    goodbye: (name) => `À bientôt, ${name}.`,
    afterGoodbye: 'Sortie notée.',
  },
  friendly: {
    hello: (name) => `Bonjour ${name}\u00A0! Ça fait plaisir de te voir.`,
    doorOpen: 'La porte est ouverte, bonne séance\u00A0!',
    doorAgain: 'La porte s’ouvre de nouveau, entre\u00A0!',
    noted: 'Ton entrée est notée, bonne séance\u00A0!',
    known: 'Ton badge est bien reconnu.',
    goodbye: (name) => `À bientôt ${name}\u00A0!`,
    afterGoodbye: 'Passe une belle journée.',
  },
  patient: {
    hello: (name) => `Bonjour ${name}. Je suis heureuse de vous revoir.`,
    doorOpen: 'La porte est ouverte. Prenez votre temps.',
    doorAgain: 'La porte s’ouvre de nouveau. Prenez votre temps.',
    noted: 'Votre entrée est notée. Prenez votre temps.',
    known: 'Votre badge est bien reconnu.',
    goodbye: (name) => `Au revoir ${name}.`,
    afterGoodbye: 'Prenez soin de vous, et à bientôt.',
  },
  casual: {
    hello: (name) => `Hey ${name}\u00A0! Ça roule\u00A0?`,
    doorOpen: 'C’est ouvert, éclate-toi\u00A0!',
    doorAgain: 'C’est rouvert, vas-y\u00A0!',
    noted: 'C’est noté, éclate-toi\u00A0!',
    known: 'C’est bien toi, badge reconnu.',
    goodbye: (name) => `Ciao ${name}, à plus\u00A0!`,
    afterGoodbye: 'Repose-toi bien.',
  },
  brief: {
    hello: (name) => `Bonjour ${name}.`,
    doorOpen: 'C’est ouvert.',
    doorAgain: 'C’est rouvert.',
    noted: 'C’est noté.',
    known: 'Badge reconnu.',
    goodbye: (name) => `Au revoir ${name}.`,
    afterGoodbye: 'À bientôt.',
  },
};

export const words = {
  ...kitWords,
  attract: {
    present: 'Présentez votre badge',
    openNow: 'Ouvert',
    closedNow: 'Fermé',
    closesAt: (at: number, here: Here) => `ferme à ${spokenTime(at, place(here))}`,
    opensAt: (at: number, here: Here) => `ouvre à ${spokenTime(at, place(here))}`,
    doneForToday: 'c’est fini pour aujourd’hui',
    allDayLong: 'toute la journée',
    closedToday: 'Fermé aujourd’hui',
    hours: 'Horaires du jour',
    classes: 'Cours du jour',
    noMoreClasses: 'Aucun autre cours aujourd’hui.',
    cancelled: 'annulé',
    underWay: 'en cours',
    minutes: (n: number) => `${n}\u00A0min`,
    withCoach: (coach: string) => `avec ${coach}`,
    moreClasses: (n: number) => `et ${count(n, 'autre cours', 'autres cours')} plus tard`,
  },
  link: {
    up: 'En ligne',
    sending: (n: number) => `En ligne, envoi de ${count(n, 'visite', 'visites')}`,
    down: 'Hors ligne\u00A0: tout marche ici',
    waiting: (n: number) => `${count(n, 'visite', 'visites')} en attente d’envoi`,
  },
  readerLost: {
    title: 'Le lecteur de badges ne répond pas.',
    next: 'Adressez-vous à l’accueil. Il reprendra de lui-même.',
  },
  recognised: { manners, finish: 'Terminer', doorNamed: (door: string) => `${door}\u00A0: ouverte` },
  refused: { refusals, doorShut: 'La porte reste fermée', next: 'À faire', finish: 'Terminer' },
  reconnecting: {
    starting: 'Connexion au boîtier…',
    title: 'Le boîtier ne répond pas',
    body: 'L’écran reprendra de lui-même. Pour entrer, adressez-vous à l’accueil.',
    since: (at: number, here: Here) => `Sans réponse depuis ${spokenTime(at, place(here))}`,
    tries: (n: number) => (n === 0 ? 'premier essai' : count(n, 'essai', 'essais')),
    replaced: 'Ce kiosque est ouvert sur un autre écran',
    replacedBody: 'Un seul écran à la fois peut l’afficher. Touchez le bouton pour le reprendre ici.',
    takeBack: 'Reprendre ici',
    unknownKiosk: 'Cet écran n’a pas de nom connu',
    unknownKioskBody: (slug: string) =>
      `La salle n’a pas de kiosque «\u00A0${slug}\u00A0». Vérifiez l’adresse de la page, ou créez ce kiosque dans la console.`,
    retry: 'Réessayer maintenant',
  },
};

export type KioskWords = typeof words;
