import type {
  ActionItem,
  AlertAction,
  AlertPriority,
  AlertState,
  BoxAlertType,
} from '@jarvis-edge/sync/alert-kinds.ts';
import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { Emotion, Intent, Sentiment, Topic } from '@jarvis-edge/sync/labels.ts';
import type { ChurnLevel, ChurnReason, MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { alertEndingWords } from './alert-endings.ts';
import { chances, count, days, every, howLong, inPoints } from './counted-fr.ts';
import { numberIn, plainDay, plainNumber, points, pull, textIn, upper, wordsOf, type Facts } from './insight-facts.ts';
import { stayingSign, type StayingSign } from './staying-sign.ts';

/** What the hub sees by itself, beside what boxes raise. */
export type HubAlertType = 'box_cloned' | 'operations_missing' | 'badge_disputed' | 'kiosk_offline' | 'box_trespassed';

type Story = (facts: Facts) => string;

const alertTypes: Record<BoxAlertType | HubAlertType, string> = {
  churn_risk: 'Risque de départ',
  negative_feedback: 'Conversation mécontente',
  equipment_issue: 'Problème signalé',
  milestone: 'Cap franchi',
  emergency: 'Urgence',
  staff_called: 'Quelqu’un est demandé',
  box_cloned: 'Deux boîtiers sous la même identité',
  operations_missing: 'Des données manquent',
  badge_disputed: 'Badge attribué deux fois',
  kiosk_offline: 'Borne hors ligne',
  box_trespassed: 'Boîtier suspect',
};

const alertStories: Record<BoxAlertType | HubAlertType, Story> = {
  churn_risk: (facts) => {
    const score = numberIn(facts, 'score');
    if (score === null) return 'Pourrait bientôt partir.';
    if (numberIn(facts, 'calmSince') !== null) {
      return `Le risque est retombé à ${inPoints(score)} sur 100, sous le seuil d’alerte.`;
    }
    return facts['by'] === 'learned'
      ? `${chances(score)} de partir, d’après le score appris.`
      : `Risque de départ : ${inPoints(score)} sur 100, d’après la règle de la maison.`;
  },
  negative_feedback: (facts) => {
    const quote = textIn(facts, 'quote');
    return quote === null ? 'La dernière conversation était nettement négative.' : `«\u00A0${quote}\u00A0»`;
  },
  equipment_issue: (facts) => {
    const name = textIn(facts, 'name') ?? facilityName(textIn(facts, 'place') ?? '', 'fr');
    return name === undefined
      ? 'Un problème a été signalé dans la salle.'
      : `${upper(name)} : un problème a été signalé.`;
  },
  milestone: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    const kinds: Readonly<Record<string, string>> = {
      visits: `${n === 1 ? '1re' : `${n}e`} visite !`,
      anniversary: `${count(n, 'an', 'ans')} de fidélité !`,
      goal: n > 0 ? `Objectif atteint : ${plainNumber(n, 'fr')}\u00A0kg !` : 'Un objectif est atteint !',
    };
    return wordsOf(kinds, textIn(facts, 'kind') ?? '') ?? 'Un cap est franchi !';
  },
  emergency: (facts) =>
    facts['isUnsure'] === true
      ? 'Une phrase dite à la borne était peut-être un appel à l’aide. Lisez-la et allez voir.'
      : 'Quelqu’un a parlé d’un malaise ou d’un danger à la borne. Allez voir tout de suite.',
  staff_called: () => 'Un membre attend une personne de l’équipe à la borne.',
  box_cloned: () => 'Deux boîtiers parlent au hub avec la même clé.',
  operations_missing: () =>
    'Le hub a été restauré d’une sauvegarde trop ancienne : il lui manque des données du boîtier.',
  badge_disputed: () => 'Deux membres ont reçu la même carte.',
  kiosk_offline: () => 'Le hub n’a plus de nouvelles de cette borne depuis plus de 30 minutes.',
  box_trespassed: () => 'Un boîtier a voulu lire ce qui appartient à une autre salle.',
};

const alertActions: Record<AlertAction, string> & Readonly<Record<string, string>> = {
  call_member: 'Appeler le membre',
  write_to_member: 'Lui écrire un message',
  greet_in_person: 'L’accueillir en personne à sa prochaine visite',
  offer_coach_session: 'Proposer une séance avec un coach',
  offer_class: 'Proposer un cours collectif',
  talk_about_contract: 'Parler de la suite de son abonnement',
  listen_and_apologise: 'L’écouter et présenter des excuses',
  check_machine: 'Vérifier la machine',
  put_out_of_order: 'Mettre la machine hors service',
  look_after_place: 'S’en occuper sur place',
  congratulate: 'Féliciter',
  go_to_kiosk: 'Aller à la borne',
  call_emergency_services: 'Appeler les secours si besoin',
  find_copied_box: 'Chercher le boîtier copié',
  revoke_box: 'Révoquer le boîtier',
  look_for_newer_backup: 'Chercher une sauvegarde plus récente',
  give_another_card: 'Donner une autre carte à l’un des deux',
  check_power: 'Vérifier l’alimentation',
  check_internet: 'Vérifier la connexion internet',
  restart_box: 'Redémarrer le boîtier',
  look_at_box: 'Examiner le boîtier sur place',
};

/** By the owners' rule: a fact that stands. */
const ruleReasons: Record<ChurnReason, Story> = {
  no_visit: (facts) => {
    const n = numberIn(facts, 'days');
    return n === null ? 'Aucune visite depuis plus de 14 jours' : `Aucune visite depuis ${days(n)}`;
  },
  negative_sessions: (facts) => {
    const n = numberIn(facts, 'count');
    return n === null
      ? 'Plusieurs conversations négatives en 90 jours'
      : `${count(n, 'conversation négative', 'conversations négatives')} en 90 jours`;
  },
  low_engagement: (facts) => {
    const engagement = numberIn(facts, 'engagement');
    return engagement === null ? 'Engagement faible' : `Engagement faible : ${points(engagement)} sur 100`;
  },
  membership_ends: (facts) => {
    const n = numberIn(facts, 'days');
    if (n === null) return 'L’abonnement se termine bientôt';
    if (n < 0) return `Abonnement terminé depuis ${days(-n)}`;
    return n === 0 ? 'L’abonnement se termine aujourd’hui' : `L’abonnement se termine dans ${days(n)}`;
  },
};

/** By the learned score: how this member differs from the others. */
const learnedReasons: Readonly<Record<string, Story>> = {
  rhythm: (facts) => {
    const [visits, usual] = [numberIn(facts, 'visits'), numberIn(facts, 'usual')];
    if (visits === null) return 'Rythme des visites';
    const come = `${count(visits, 'visite', 'visites')} en 4 semaines`;
    return usual === null ? come : `${come}, contre ${plainNumber(usual, 'fr')} d’habitude`;
  },
  absence: (facts) => {
    const [away, gap] = [numberIn(facts, 'days'), numberIn(facts, 'usual_gap')];
    if (away === null) return 'Temps depuis la dernière visite';
    const since = away < 1 ? 'Une visite aujourd’hui' : `Dernière visite il y a ${days(away)}`;
    return gap === null ? since : `${since}, d’habitude ${every(gap)}`;
  },
  tenure: (facts) => {
    const n = numberIn(facts, 'days');
    if (n === null) return 'Ancienneté inconnue';
    return `Membre depuis ${howLong(n)}`;
  },
  contract_end: (facts) =>
    numberIn(facts, 'days') === null ? 'Abonnement sans date de fin connue' : ruleReasons.membership_ends(facts),
  classes: (facts) => {
    const [kept, missed] = [numberIn(facts, 'kept') ?? 0, numberIn(facts, 'missed') ?? 0];
    if (kept + missed === 0) return 'Aucun cours réservé en 8 semaines';
    return `Sur ${count(kept + missed, 'cours réservé', 'cours réservés')} en 8 semaines, ${missed}\u00A0manqué${missed > 1 ? 's' : ''}`;
  },
  talks: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    return n === 0 ? 'Aucune conversation en 4 semaines' : `${count(n, 'conversation', 'conversations')} en 4 semaines`;
  },
  mood: (facts) => {
    const mean = numberIn(facts, 'mean');
    if (mean === null) return 'Humeur inconnue : aucune conversation en 90 jours';
    const kind = mean < -0.3 ? 'négative' : mean > 0.3 ? 'positive' : 'neutre';
    return `Humeur plutôt ${kind} en 90 jours`;
  },
};

/** By the learned score: what speaks for this member to stay. */
function stays(sign: StayingSign): string {
  switch (sign.kind) {
    case 'often':
      return `Vient souvent : ${plainNumber(sign.perWeek, 'fr')} fois par semaine`;
    case 'as_usual':
      return `Garde son rythme : ${count(sign.visits, 'visite', 'visites')} en 4 semaines, contre ${plainNumber(sign.usual, 'fr')} d’habitude`;
    case 'lately':
      return sign.days < 1 ? 'Une visite aujourd’hui' : `Une visite récente, il y a ${days(sign.days)}`;
    case 'within_habit':
      return `Pas d’absence inhabituelle : dernière visite il y a ${days(sign.days)}, d’habitude ${every(sign.usualGap)}`;
    case 'member_for':
      return `S’entraîne ici depuis ${howLong(sign.days)}`;
    case 'runs_on':
      return `Abonnement encore valable ${howLong(sign.days)}`;
    case 'books':
      return `Réserve régulièrement : ${sign.kept}\u00A0cours suivis en 8 semaines`;
    case 'attends':
      return `${count(sign.kept, 'cours suivi', 'cours suivis')} en 8 semaines`;
    case 'talks':
      return `Parle avec JARVIS : ${count(sign.count, 'conversation', 'conversations')} en 4 semaines`;
    case 'good_mood':
      return 'Plutôt de bonne humeur depuis 90 jours';
    case 'never_cross':
      return 'Aucune conversation négative en 90 jours';
  }
}

const actionItems: Record<ActionItem, string> = {
  talk_about_contract: 'Parler de la suite de son abonnement',
  listen_and_apologise: 'L’écouter et présenter des excuses',
  check_machine: 'Vérifier la machine',
  look_after_place: 'S’occuper de l’endroit signalé',
  offer_coach_session: 'Proposer une séance avec un coach',
  freeze_membership: 'Mettre son abonnement en pause',
  send_guest_pass: 'Envoyer une invitation pour un proche',
  look_for_lost_property: 'Chercher l’objet perdu',
  speak_in_person: 'Lui parler en personne',
  ask_how_they_are: 'Prendre de ses nouvelles',
};

const levels: Record<ChurnLevel, string> = { low: 'Faible', medium: 'Moyen', high: 'Élevé', critical: 'Critique' };

const priorities: Record<AlertPriority, string> = {
  low: 'Faible',
  medium: 'Moyenne',
  high: 'Haute',
  urgent: 'Urgente',
};

const states: Record<AlertState, string> = {
  pending: 'À traiter',
  in_progress: 'En cours',
  resolved: 'Résolue',
  dismissed: 'Écartée',
};

const frequencies: Record<MemberFigures['conversation_frequency'], string> = {
  daily: 'Presque chaque jour',
  weekly: 'Chaque semaine',
  monthly: 'Chaque mois',
  rare: 'Rare',
};

const trends: Record<MemberFigures['sentiment_trend'], string> = {
  improving: 'En hausse',
  stable: 'Stable',
  declining: 'En baisse',
};

const sentiments: Record<Sentiment, string> = { negative: 'Négatif', neutral: 'Neutre', positive: 'Positif' };

const emotions: Record<Emotion, string> = {
  joy: 'Joie',
  frustration: 'Agacement',
  sadness: 'Tristesse',
  worry: 'Inquiétude',
  surprise: 'Surprise',
  neutral: 'Neutre',
};

const topics: Record<Topic, string> = {
  equipment: 'Machines',
  cleanliness: 'Propreté',
  classes: 'Cours',
  coaching: 'Coaching',
  schedule: 'Horaires',
  membership: 'Abonnement',
  crowding: 'Affluence',
  health: 'Santé',
  results: 'Résultats',
  atmosphere: 'Ambiance',
  facilities: 'Équipements de la salle',
  kiosk: 'Borne et badge',
};

const intents: Record<Intent, string> = {
  greeting: 'Bonjour',
  farewell: 'Au revoir',
  ask_hours: 'Demande les horaires',
  ask_classes: 'Demande le planning des cours',
  book_class: 'Réserve un cours',
  cancel_booking: 'Annule une réservation',
  my_bookings: 'Demande ses réservations',
  my_progress: 'Demande ses progrès',
  membership_info: 'Se renseigne sur l’abonnement',
  freeze_membership: 'Veut une pause d’abonnement',
  cancel_membership: 'Veut résilier',
  report_issue: 'Signale un problème',
  complaint: 'Se plaint',
  praise: 'Félicite ou remercie',
  training_advice: 'Demande un conseil d’entraînement',
  ask_facility: 'Demande un renseignement pratique',
  ask_human: 'Demande une personne',
  guest_pass: 'Veut inviter quelqu’un',
  lost_property: 'Objet perdu ou trouvé',
  emergency: 'Urgence',
  smalltalk: 'Bavarde',
  out_of_scope: 'Hors sujet',
  unknown: 'Pas compris',
};

export const insightWords = {
  alerts: {
    types: alertTypes,
    typeOf: (type: string): string => wordsOf<string>(alertTypes, type) ?? 'Alerte',
    storyOf: (type: string, facts: Facts): string =>
      wordsOf<Story>(alertStories, type)?.(facts) ?? 'Cette alerte est d’un type que cette page ne connaît pas encore.',
    actionOf: (code: string): string => wordsOf(alertActions, code) ?? code,
    /** Notes that the product itself writes. */
    noteOf: (note: string): string => wordsOf<string>(alertEndingWords.fr, note) ?? note,
    priorities,
    states,
    todo: 'À faire',
    assignedTo: (name: string) => `Attribuée à ${name}`,
    unassigned: 'Attribuée à personne',
    snoozedUntil: (when: string) => `En veille jusqu’au ${when}`,
    noteNeeded: 'Écrivez au moins un mot.',
    /** To who writes about an alert that somebody else has ended. */
    tooLate: {
      title: 'Cette alerte a été terminée entre-temps.',
      body: 'Votre texte n’a pas été envoyé : copiez-le s’il peut servir, puis fermez.',
      copy: 'Copier mon texte',
    },
    /** A message to the member, drafted for a person to send. */
    draft: {
      write: 'Message à envoyer…',
      title: 'Message proposé',
      body: 'Relisez, copiez, envoyez par votre messagerie : rien ne part d’ici.',
      subject: 'Objet',
      message: 'Message',
      copy: 'Copier le message',
      copied: 'Copié',
      copyFailed: 'La copie n’a pas marché : sélectionnez le texte et copiez-le.',
    },
  },
  risk: {
    title: 'Risque de départ',
    levels,
    level: (level: ChurnLevel) => `Risque ${levels[level].toLocaleLowerCase('fr')}`,
    points: (score: number) => `${points(score)}\u00A0/\u00A0100`,
    unknown: 'Risque pas encore calculé',
    counts: 'Le score retenu.',
    countsWhy: 'Les listes et les alertes suivent le plus haut des deux.',
    rule: 'La règle de la maison',
    ruleLead: (score: number) =>
      `${inPoints(score)}. Quatre signes comptent, 90 points au plus ; l’équipe est alertée dès 70.`,
    ruleNone: 'Aucun des quatre signes : 0 point.',
    learned: 'Le score appris',
    learnedLead: (score: number) => `${chances(score)} de partir, d’après l’histoire de vos propres membres.`,
    learnedRaises: 'Ce qui fait craindre un départ',
    learnedLowers: 'Ce qui parle pour sa fidélité',
    learnedNone: 'Pas de score appris',
    learnedNoneWhy:
      'Il faut assez de départs dans l’histoire de l’enseigne, et qu’il fasse mieux que la règle sur des mois mis de côté. De qui est nouveau, en pause ou absent depuis plus de 56 jours, seule la règle parle.',
    ruleReason: (code: string, facts: Facts): string =>
      wordsOf<Story>(ruleReasons, code)?.(facts) ?? `Autre signe (${code})`,
    ruleAdds: (weight: number) => `+${count(points(weight), 'point', 'points')}`,
    learnedReason: (code: string, facts: Facts): string =>
      wordsOf(learnedReasons, code)?.(facts) ?? wordsOf<Story>(ruleReasons, code)?.(facts) ?? `Autre signe (${code})`,
    /** Of a factor that lowers the risk. */
    stayingReason: (code: string, facts: Facts): string => {
      const sign = stayingSign(code, facts);
      return sign ? stays(sign) : (wordsOf(learnedReasons, code)?.(facts) ?? `Autre signe (${code})`);
    },
    learnedPull: (weight: number): string =>
      ({
        little: weight > 0 ? 'augmente un peu le risque' : 'réduit un peu le risque',
        clearly: weight > 0 ? 'augmente nettement le risque' : 'réduit nettement le risque',
        strongly: weight > 0 ? 'augmente fortement le risque' : 'réduit fortement le risque',
      })[pull(weight)],
  },
  figures: {
    engagement: 'Engagement',
    engagementOf: (score: number) => `${points(score)}\u00A0/\u00A0100`,
    lastVisit: 'Dernière visite',
    daysAgo: (n: number | null) => (n === null ? 'aucune visite' : n === 0 ? 'aujourd’hui' : `il y a ${days(n)}`),
    visits: 'Visites',
    visitsPerWeek: 'Visites par semaine',
    perWeek: (n: number) => plainNumber(n, 'fr'),
    sessions: 'Conversations',
    frequency: 'Rythme des conversations',
    frequencies,
    mood: 'Humeur moyenne, 90 jours',
    moodNone: 'aucune conversation',
    trend: 'Tendance',
    trends,
    negative: 'Conversations négatives, 90 jours',
    positive: 'Conversations positives, 90 jours',
    computedOn: (at: number) => `Calculé le ${plainDay(at, 'fr')}`,
  },
  actionItems,
  actionItemOf: (code: string, facts: Facts): string => {
    const what = wordsOf<string>(actionItems, code) ?? wordsOf(alertActions, code) ?? code;
    const about = textIn(facts, 'name') ?? textIn(facts, 'place');
    return about === null ? what : `${what}\u00A0: ${about}`;
  },
  sentiments,
  emotions,
  topics,
  intents,
  chart: {
    title: 'Humeur au fil de la conversation',
    titleOfMember: 'Humeur d’une conversation à l’autre',
    turn: 'Moment',
    score: 'Humeur',
    said: 'Ce qui a été dit',
    asTable: 'Voir les chiffres',
    top: 'positif',
    bottom: 'négatif',
    scoreOf: (score: number) => plainNumber(score, 'fr'),
  },
};

export type InsightWords = typeof insightWords;
