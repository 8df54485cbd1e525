import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { SummaryWords } from './summary-words.ts';

const moods = { negative: 'négative', neutral: 'neutre', positive: 'positive' };
const emotions = {
  joy: 'joie',
  frustration: 'agacement',
  sadness: 'découragement',
  worry: 'inquiétude',
  surprise: 'surprise',
};
const named = (sentence: string, name: string | null): string =>
  name === null ? `${sentence}.` : `${sentence} : ${name}.`;

export const fr: SummaryWords = {
  locale: 'fr',
  intents: {
    greeting: null,
    farewell: null,
    ask_hours: 'les horaires',
    ask_classes: 'les cours',
    book_class: 'la réservation d’un cours',
    cancel_booking: 'l’annulation d’une réservation',
    my_bookings: 'ses réservations',
    my_progress: 'ses progrès',
    membership_info: 'son abonnement',
    freeze_membership: 'une pause de l’abonnement',
    cancel_membership: 'une résiliation',
    report_issue: 'un problème à signaler',
    complaint: 'une réclamation',
    praise: 'un compliment',
    training_advice: 'un conseil d’entraînement',
    ask_facility: 'la vie pratique de la salle',
    ask_human: 'le souhait de parler à quelqu’un',
    guest_pass: 'une invitation',
    lost_property: 'un objet perdu ou trouvé',
    emergency: 'une urgence',
    smalltalk: 'tout et rien',
    out_of_scope: 'un sujet étranger à la salle',
  },
  topics: {
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
    facilities: 'les installations',
    kiosk: 'la borne',
  },
  about: (things) => `La conversation a porté sur ${things}.`,
  aboutNothing: 'Rien de particulier n’a été demandé.',
  touchedOn: (topics) => `Il y a été question ${topics}.`,
  ofTopic: (topic) =>
    topic.startsWith('les ')
      ? topic.replace('les', 'des')
      : topic.startsWith('le ')
        ? topic.replace('le', 'du')
        : `de ${topic}`,
  mood: ({ from, to }, emotion) => {
    if (from === 'neutral' && to === 'neutral' && emotion !== null) {
      return `Humeur neutre, avec un peu ${/^[aeiou]/u.test(emotions[emotion]) ? 'd’' : 'de '}${emotions[emotion]}.`;
    }
    const felt = emotion === null ? '' : ` (${emotions[emotion]})`;
    return from === to ? `Humeur ${moods[to]}${felt}.` : `Humeur d’abord ${moods[from]}, puis ${moods[to]}${felt}.`;
  },
  outcome: (outcome) => {
    switch (outcome.kind) {
      case 'booked':
        return named('Cours réservé', outcome.name);
      case 'waiting':
        return named('Inscription en liste d’attente', outcome.name);
      case 'cancelled':
        return named('Réservation annulée', outcome.name);
      case 'not-booked':
        return named('Réservation impossible', outcome.name);
      case 'not-cancelled':
        return named('Annulation impossible', outcome.name);
      case 'reported':
        return outcome.name === null
          ? 'Un problème a été signalé à l’équipe.'
          : named('Signalé à l’équipe', outcome.name);
      case 'reported-place':
        return named('Signalé à l’équipe', facilityName(outcome.place, 'fr') ?? null);
      case 'feedback':
        return 'Un avis a été laissé.';
      case 'called':
        return 'L’équipe a été appelée.';
    }
  },
  quote: (sentence) => `«\u00A0${sentence}\u00A0»`,
};
