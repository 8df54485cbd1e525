import type { Topic } from '@jarvis-edge/sync/labels.ts';
import {
  numberOf,
  percentOf,
  textOf,
  wordsFor,
  type Known,
  type Parameters,
  type ReportSayings,
  type Story,
} from './report-sayings.ts';
import type { InsightCode, RecommendationCode } from './reports.ts';

const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

const topics: Record<Topic, string> = {
  equipment: 'les machines',
  cleanliness: 'la propreté',
  classes: 'les cours',
  coaching: 'le coaching',
  schedule: 'les horaires',
  membership: 'l’abonnement',
  crowding: 'l’affluence',
  health: 'la santé',
  results: 'les résultats',
  atmosphere: 'l’ambiance',
  facilities: 'les équipements de la salle',
  kiosk: 'la borne et le badge',
};
const topic = (parameters: Parameters): string => topics[textOf(parameters, 'topic') as Topic] ?? 'un autre sujet';
const gym = (parameters: Parameters, { gymName }: Known): string => gymName(textOf(parameters, 'gymId')) ?? 'Une salle';
/** `6 h`, or days once there are two of them. */
const lasting = (ms: number): string => {
  const hours = Math.max(1, Math.round(ms / 3_600_000));
  return hours < 48 ? count(hours, 'heure', 'heures') : count(Math.round(hours / 24), 'jour', 'jours');
};

const insights: Record<InsightCode, Story> = {
  no_data: () => 'Rien n’est arrivé de la salle cette semaine : ses chiffres ne sont pas connus.',
  box_silent: (facts, { day }) =>
    `Le boîtier ne répond plus depuis le ${day(numberOf(facts, 'since'))} : il a peut-être d’autres visites à transmettre.`,
  members_at_risk: (facts) => {
    const n = numberOf(facts, 'count');
    const before = facts['before'];
    return `${count(n, 'membre risque', 'membres risquent')} de partir${
      typeof before === 'number' ? `, contre ${before} la semaine d’avant` : ''
    }.`;
  },
  visits_down: (facts) =>
    `Les visites ont baissé de ${percentOf(facts)}\u00A0% : ${numberOf(facts, 'visits')}, contre ${numberOf(facts, 'before')} la semaine d’avant.`,
  visits_up: (facts) =>
    numberOf(facts, 'before') === 0
      ? `${count(numberOf(facts, 'visits'), 'visite', 'visites')}, contre aucune la semaine d’avant.`
      : `Les visites ont augmenté de ${percentOf(facts)}\u00A0% : ${numberOf(facts, 'visits')}, contre ${numberOf(facts, 'before')} la semaine d’avant.`,
  mood_down: () => 'Les conversations sont nettement plus mécontentes que la semaine d’avant.',
  mood_up: () => 'Les conversations sont nettement plus contentes que la semaine d’avant.',
  talks_unhappy: (facts) =>
    `${numberOf(facts, 'count')} conversations sur ${numberOf(facts, 'of')} étaient mécontentes.`,
  topic_unhappy: (facts) =>
    `${capital(topic(facts))} : c’est ce qui fâche, dans ${count(numberOf(facts, 'count'), 'conversation mécontente', 'conversations mécontentes')}.`,
  topic_most: (facts) =>
    `${capital(topic(facts))} : le sujet le plus courant, dans ${count(numberOf(facts, 'count'), 'conversation', 'conversations')}.`,
  alerts_waiting: (facts) => {
    const [n, days] = [numberOf(facts, 'count'), numberOf(facts, 'days')];
    return n === 1
      ? `Une alerte attend depuis ${days}\u00A0jours.`
      : `${n}\u00A0alertes attendent depuis plus de 3\u00A0jours, la plus ancienne depuis ${days}\u00A0jours.`;
  },
  machines_open: (facts) => {
    const name = textOf(facts, 'name');
    const open = `${count(numberOf(facts, 'count'), 'problème de machine est signalé et attend', 'problèmes de machines sont signalés et attendent')}`;
    return name === '' ? `${open}.` : `${open}, d’abord : ${name}.`;
  },
  alerts_settled: (facts) => {
    const n = numberOf(facts, 'count');
    const ms = lasting(numberOf(facts, 'ms'));
    return n === 1 ? `Une alerte résolue, en ${ms}.` : `${n}\u00A0alertes résolues, la moitié en ${ms} au plus.`;
  },
  bookings_missed: (facts) =>
    `${numberOf(facts, 'missed')} places de cours réservées sur ${numberOf(facts, 'of')} sont restées vides.`,
  steady: () => 'Une semaine comme les autres : rien ne demande votre attention.',
  gyms_silent: (facts, known) => {
    const n = numberOf(facts, 'count');
    return n === 1
      ? `${gym(facts, known)} n’a pas tout transmis : ses chiffres sont incomplets.`
      : `${n}\u00A0salles n’ont pas tout transmis, dont ${gym(facts, known)} : leurs chiffres sont incomplets.`;
  },
  gyms_at_risk: (facts, known) =>
    `${count(numberOf(facts, 'count'), 'membre risque', 'membres risquent')} de partir, dont ${numberOf(facts, 'there')} à ${gym(facts, known)}.`,
  gym_visits_down: (facts, known) =>
    `${gym(facts, known)} : ${Math.round(numberOf(facts, 'share') * 100)}\u00A0% de visites en moins.`,
  gym_visits_up: (facts, known) =>
    `${gym(facts, known)} : ${Math.round(numberOf(facts, 'share') * 100)}\u00A0% de visites en plus.`,
  topic_shared: (facts) => `${capital(topic(facts))} : c’est ce qui fâche dans ${numberOf(facts, 'gyms')}\u00A0salles.`,
  gym_unhappy: (facts, known) =>
    `${gym(facts, known)} : ${numberOf(facts, 'count')}\u00A0conversations mécontentes, plus que partout ailleurs.`,
  gym_alerts_waiting: (facts, known) =>
    `${gym(facts, known)} : ${count(numberOf(facts, 'count'), 'alerte attend', 'alertes attendent')} depuis plus de 3\u00A0jours.`,
};

const recommendations: Record<RecommendationCode, Story> = {
  check_box: () => 'Vérifiez l’alimentation et la connexion internet du boîtier.',
  call_members: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Appelez cette semaine le membre à risque.'
      : numberOf(facts, 'count') < numberOf(facts, 'of')
        ? `Appelez cette semaine les ${numberOf(facts, 'count')}\u00A0premiers membres à risque.`
        : `Appelez cette semaine les ${numberOf(facts, 'count')}\u00A0membres à risque, en commençant par le premier.`,
  talk_about_contracts: (facts) =>
    `Parlez de la suite de l’abonnement : il se termine pour ${numberOf(facts, 'count') === 1 ? 'l’un' : numberOf(facts, 'count')} d’entre eux.`,
  invite_back: () => 'Écrivez aux habitués que vous n’avez pas vus cette semaine.',
  act_on_topic: (facts) =>
    `Mettez un sujet à l’ordre du jour de l’équipe : ${topic(facts)}. Puis dites aux membres ce qui change.`,
  read_talks: () => 'Lisez les conversations mécontentes, et reprenez contact avec leurs auteurs.',
  settle_alerts: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Traitez ou attribuez l’alerte qui attend.'
      : `Traitez ou attribuez les ${numberOf(facts, 'count')}\u00A0alertes qui attendent.`,
  repair_machines: () => 'Faites réparer ce qui est signalé, ou mettez-le hors service.',
  remind_of_classes: () => 'Rappelez aux membres leurs réservations la veille du cours.',
  check_box_of_gym: (facts, known) => `${gym(facts, known)} : faites vérifier le boîtier et sa connexion.`,
  call_members_of_gym: (facts, known) =>
    `${gym(facts, known)} : assurez-vous que les membres à risque sont appelés cette semaine.`,
  ask_about_visits: (facts, known) =>
    `${gym(facts, known)} : cherchez avec la personne responsable pourquoi les visites baissent.`,
  ask_about_mood: (facts, known) =>
    `${gym(facts, known)} : lisez les conversations mécontentes avec la personne responsable.`,
  settle_alerts_of_gym: (facts, known) => `${gym(facts, known)} : demandez ce qui retient les alertes.`,
};

export const reportSayings: ReportSayings = {
  insight: wordsFor(insights, 'Un constat que cette version ne connaît pas encore.'),
  recommendation: wordsFor(recommendations, 'Un conseil que cette version ne connaît pas encore.'),
};
