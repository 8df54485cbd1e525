import { dayOfYear, daysAway, spokenTime, weekday, type Place } from '../../kit/moment.ts';
import type { AskedConsent } from '../../protocol/talk.ts';
import type { Mood, TroubleCode } from '../talk-session.ts';
import type { Hearing, Microphone, OverReason } from '../talk-state.ts';
import type { Here } from './fr.ts';

/** A question with two answers of the same weight, and what each means. */
export interface ConsentWords {
  question: string;
  why: string;
  yes: string;
  no: string;
  /** On a switch. */
  short: string;
}

export interface Saying {
  title: string;
  body: string;
}

/** A button, and the sentence that it says for the member. */
export interface QuickSaying {
  label: string;
  says: string;
}

export type QuickName = 'classes' | 'bookings' | 'progress' | 'hours' | 'broken' | 'person';
export type CardName =
  | 'timetable'
  | 'my_bookings'
  | 'my_progress'
  | 'membership'
  | 'opening_hours'
  | 'book_class'
  | 'cancel_booking'
  | 'report_equipment'
  | 'leave_feedback'
  | 'call_staff';

const place = ({ timeZone }: Here): Place => ({ language: 'fr', timeZone });
const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;
const date = (at: number, here: Here) => dayOfYear(at, here.now, place(here)).replace(/^1 /, '1er ');

function day(at: number, here: Here): string {
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  return days > 1 && days < 7 ? weekday(at, place(here)) : `le ${date(at, here)}`;
}

const moods: Record<Mood, string> = {
  listening: 'Je vous écoute',
  thinking: 'Je réfléchis',
  speaking: 'Je parle',
  confirming: 'Vous confirmez\u00A0?',
  goodbye: 'Au revoir',
};
const hearing: Record<Hearing, string> = {
  heard: 'Le micro vous entend',
  waiting: 'Le micro s’ouvre…',
  resting: 'Le micro attend que j’aie fini',
  off: 'Micro coupé',
  unheard: 'Le micro ne vous entend pas',
};
const microphone: Record<Microphone | 'unheard', string> = {
  on: '',
  off: '',
  opening: '',
  unheard: 'Touchez ou écrivez. L’équipe peut vérifier le micro de cet écran.',
  denied: 'Cet écran n’a pas le droit d’ouvrir le micro. Touchez ou écrivez.',
  missing: 'Aucun micro n’est branché. Touchez ou écrivez.',
  failed: 'Le micro ne s’ouvre pas. Touchez ou écrivez.',
  insecure: 'Le micro reste fermé à cette adresse. Touchez ou écrivez.',
};
const troubles: Record<TroubleCode, Saying> = {
  'cloud-lost': { title: 'Internet est coupé', body: 'Je continue ici, sur place. Touchez ou écrivez votre demande.' },
  'cloud-back': { title: 'Internet est revenu', body: 'Vous pouvez de nouveau me parler.' },
  'cap-reached': { title: 'Temps de parole atteint', body: 'Je continue à l’écran\u00A0: touchez ou écrivez.' },
  'voice-failed': { title: 'Ma voix est en panne', body: 'Mes réponses restent écrites ici.' },
  'slow-network': { title: 'La liaison est lente', body: 'Je peux mettre un moment à répondre.' },
  failed: { title: 'Cela n’a pas marché', body: 'Rien n’a été changé. Redites-le, ou appelez l’équipe.' },
};
const over: Record<OverReason, Saying> = {
  farewell: { title: 'Au revoir\u00A0!', body: 'À bientôt dans votre salle.' },
  touch: { title: 'À bientôt\u00A0!', body: 'La conversation est fermée.' },
  'another-badge': { title: 'À bientôt\u00A0!', body: 'La conversation est fermée.' },
  inactivity: { title: 'À bientôt\u00A0!', body: 'J’ai fermé la conversation. Un badge, et je suis de nouveau là.' },
  idle: { title: 'À bientôt\u00A0!', body: 'J’ai fermé la conversation. Un badge, et je suis de nouveau là.' },
  restart: { title: 'Je redémarre', body: 'Présentez votre badge dans une minute.' },
  staff: { title: 'À bientôt\u00A0!', body: 'L’équipe a fermé la conversation.' },
  'kiosk-lost': { title: 'La liaison a été perdue', body: 'Présentez de nouveau votre badge.' },
  'engine-lost': {
    title: 'Je ne peux pas répondre',
    body: 'L’équipe à l’accueil peut vous aider. Réessayez plus tard.',
  },
  'unknown-tap': { title: 'Présentez de nouveau votre badge', body: 'Je n’ai pas retrouvé votre passage.' },
  'not-ready': { title: 'Je ne suis pas encore prêt', body: 'Réessayez dans une minute, ou passez à l’accueil.' },
  'no-answer': { title: 'Je ne réponds pas', body: 'Réessayez dans une minute, ou passez à l’accueil.' },
};
const consents: Record<AskedConsent, ConsentWords> = {
  conversation: {
    question: 'Puis-je garder le texte de notre conversation\u00A0?',
    why: 'Je m’en sers pour mieux vous aider la prochaine fois. Votre salle peut le lire. Sans accord, rien n’est gardé.',
    yes: 'Oui, garder',
    no: 'Non, ne rien garder',
    short: 'Garder le texte de mes conversations',
  },
  sentiment: {
    question: 'Puis-je noter si vous êtes content ou non\u00A0?',
    why: 'Cela se lit dans le texte, jamais dans la voix, et aide l’équipe à s’améliorer.',
    yes: 'Oui, noter',
    no: 'Non, ne pas noter',
    short: 'Noter si je suis content ou non',
  },
  cloud_voice: {
    question: 'Puis-je vous écouter par internet\u00A0?',
    why: 'Votre voix est alors comprise par un service d’IA en ligne, qui ne s’en sert pas pour apprendre. Sinon, on se parle par écrit.',
    yes: 'Oui, m’écouter',
    no: 'Non, par écrit',
    short: 'Comprendre ma voix par internet',
  },
};

export const talkWords = {
  offer: {
    talk: 'Parler à JARVIS',
    ai: 'Je suis JARVIS, une IA.',
    aiShort: 'JARVIS est une IA.',
    listens: 'Le micro s’ouvre pendant notre conversation, jamais avant. Aucun son n’est enregistré.',
    kept: 'Le texte n’est gardé que si vous êtes d’accord.',
    speak: 'Parler',
    write: 'Écrire',
    soon: 'Je suis à vous dans un instant',
    starting: 'Un instant…',
  },
  followed: 'Nous parlons français.',
  goBack: 'Revenir au français',
  finish: 'Terminer',
  moods,
  readOnly: 'Touchez ou écrivez',
  atYourService: 'Que puis-je faire pour vous\u00A0?',
  hearing,
  microphone,
  mute: 'Couper le micro',
  unmute: 'Ouvrir le micro',
  local: {
    title: 'Mode local\u00A0: touchez ou écrivez',
    body: 'Je ne comprends pas la parole pour le moment. Tout le reste marche.',
  },
  sound: 'Touchez l’écran pour m’entendre',
  interrupt: 'Interrompre',
  conversation: 'Conversation',
  you: 'Vous',
  write: 'Écrire',
  writeHere: 'Écrivez ici',
  send: 'Envoyer',
  closeKeyboard: 'Fermer le clavier',
  keyboard: {
    shift: 'Majuscule',
    erase: 'Effacer',
    space: 'Espace',
    figures: 'Chiffres et signes',
    letters: 'Lettres',
  },
  quickTitle: 'Demandes fréquentes',
  quick: {
    classes: { label: 'Cours du jour', says: 'Quels sont les cours aujourd’hui\u00A0?' },
    bookings: { label: 'Mes réservations', says: 'Montre-moi mes réservations' },
    progress: { label: 'Mes progrès', says: 'Montre-moi mes progrès' },
    hours: { label: 'Horaires', says: 'Quels sont les horaires\u00A0?' },
    broken: { label: 'Une panne', says: 'Je veux signaler une machine en panne' },
    person: { label: 'Appeler l’équipe', says: 'Je voudrais parler à quelqu’un de l’équipe' },
  } satisfies Record<QuickName, QuickSaying>,
  help: {
    button: 'Aide / Urgence',
    title: 'Appeler l’équipe tout de suite\u00A0?',
    body: 'Pour un malaise, une blessure ou un danger. Si c’est grave, appelez aussi le 112.',
    yes: 'Oui, appeler',
    no: 'Non, retour',
    says: 'Au secours, appelez quelqu’un',
  },
  yes: 'Oui',
  no: 'Non',
  aboutTo: {
    book_class: 'Réserver\u00A0?',
    cancel_booking: 'Annuler ma place\u00A0?',
    report_equipment: 'Signaler un problème\u00A0?',
    leave_feedback: 'Transmettre mon avis\u00A0?',
    call_staff: 'Appeler l’équipe\u00A0?',
    keep_language: 'Parler français la prochaine fois aussi\u00A0?',
    other: 'Faire ceci\u00A0?',
  },
  rating: (n: number) => `${n} sur 5`,
  warning: {
    title: 'Vous êtes encore là\u00A0?',
    body: (seconds: number) => `Je ferme la conversation dans ${count(seconds, 'seconde', 'secondes')}.`,
    stay: 'Je suis là',
  },
  troubles,
  over,
  consents,
  settings: {
    button: 'Réglages',
    title: 'Réglages',
    volume: 'Volume',
    textSize: 'Taille du texte',
    sizes: { normal: 'Normale', large: 'Grande', largest: 'Très grande' },
    louder: 'Plus fort',
    softer: 'Moins fort',
    privacy: 'Ma vie privée',
    given: 'Oui',
    refused: 'Non',
  },
  dropped: (n: number) => `Liaison lente\u00A0: ${count(n, 'instant', 'instants')} de son perdus`,
  cards: {
    timetable: 'Cours à venir',
    my_bookings: 'Mes réservations',
    my_progress: 'Mes progrès',
    membership: 'Mon abonnement',
    opening_hours: 'Horaires',
    book_class: 'Réservation',
    cancel_booking: 'Annulation',
    report_equipment: 'Signalement',
    leave_feedback: 'Avis',
    call_staff: 'Équipe',
  } satisfies Record<CardName, string>,
  onlyYou: 'Disparaît à la fin',
  day,
  at: (at: number, here: Here) => `${day(at, here)} à ${spokenTime(at, place(here))}`,
  date,
  placesLeft: (n: number) => (n === 0 ? 'complet' : count(n, 'place', 'places')),
  waitingList: (n: number) => `${n} en attente`,
  mine: { booked: 'réservé', waiting: 'liste d’attente' },
  classCancelled: 'cours annulé',
  book: 'Réserver',
  waitFor: 'Liste d’attente',
  bookSays: (name: string, when: string) => `Réserve-moi ${name} ${when}`,
  cancel: 'Annuler',
  cancelSays: (name: string, when: string) => `Annule ma réservation de ${name} ${when}`,
  noClasses: 'Aucun cours à venir.',
  noBookings: 'Aucune réservation.',
  more: (n: number) => `et ${count(n, 'autre', 'autres')}`,
  progress: {
    week: 'cette semaine',
    fourWeeks: 'en 4 semaines',
    total: 'visites en tout',
    row: (n: number) => `${count(n, 'semaine', 'semaines')} de suite`,
    ofPlanned: (n: number) => `sur ${n} prévues`,
    goals: 'Objectifs',
  },
  goals: {
    weight_loss: 'perdre du poids',
    toning: 'me tonifier',
    muscle_gain: 'prendre du muscle',
    strength: 'gagner en force',
    endurance: 'gagner en endurance',
    performance: 'performer',
    fitness: 'rester en forme',
    energy: 'retrouver de l’énergie',
    mobility: 'gagner en mobilité',
    flexibility: 'gagner en souplesse',
    group_classes: 'les cours collectifs',
    stress_relief: 'évacuer le stress',
    health: 'prendre soin de ma santé',
  } as Record<string, string>,
  membership: {
    until: (at: number, here: Here) => `jusqu’au ${date(at, here)}`,
    ended: (at: number, here: Here) => `terminé le ${date(at, here)}`,
    since: (at: number, here: Here) => `Membre depuis le ${date(at, here)}`,
    frozen: 'En pause',
    frozenUntil: (at: number, here: Here) => `En pause jusqu’au ${date(at, here)}`,
    paymentDue: 'Un paiement est en attente\u00A0: voyez l’accueil.',
    seeDesk: 'L’accueil vous renseigne sur votre accès.',
  },
  hours: { closed: 'fermé', allDay: 'jour et nuit', exception: 'horaire spécial', today: 'aujourd’hui' },
  outcomes: {
    booked: 'C’est réservé',
    waiting: 'Sur la liste d’attente',
    cancelled: 'C’est annulé',
    refused: 'Ce n’était pas possible',
  },
  reasons: {
    'unknown-class': 'Ce cours n’est plus au planning.',
    'unknown-member': 'Votre fiche manque ici. L’accueil peut vous inscrire.',
    'class-cancelled': 'Ce cours est annulé.',
    'already-started': 'Ce cours a déjà commencé.',
    'already-booked': 'Vous avez déjà votre place.',
    'not-admitted': 'Votre formule ne comprend pas cette heure-ci.',
    'nothing-to-cancel': 'Vous n’avez pas de place à ce cours.',
    'not-ready': 'Le planning n’est pas encore arrivé. Réessayez dans un instant.',
  } as Record<string, string>,
  reported: 'C’est signalé à l’équipe. Merci\u00A0!',
  feedbackKept: 'C’est transmis. Merci\u00A0!',
  staffCalled: 'C’est transmis à l’équipe.',
  emergencyCalled: 'L’alerte est donnée. Prévenez aussi l’accueil. Si c’est grave, appelez le 112.',
  clock: (text: string) =>
    text
      .replace(/^0/, '')
      .replace(':', '\u00A0h\u00A0')
      .replace(/\u00A000$/, ''),
};

export type TalkWords = typeof talkWords;
