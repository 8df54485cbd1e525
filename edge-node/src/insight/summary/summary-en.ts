import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { SummaryWords } from './summary-words.ts';

const emotions = {
  joy: 'joy',
  frustration: 'annoyance',
  sadness: 'discouragement',
  worry: 'worry',
  surprise: 'surprise',
};
const named = (sentence: string, name: string | null): string =>
  name === null ? `${sentence}.` : `${sentence}: ${name}.`;

export const en: SummaryWords = {
  locale: 'en',
  intents: {
    greeting: null,
    farewell: null,
    ask_hours: 'opening hours',
    ask_classes: 'classes',
    book_class: 'booking a class',
    cancel_booking: 'cancelling a booking',
    my_bookings: 'their bookings',
    my_progress: 'their progress',
    membership_info: 'their membership',
    freeze_membership: 'pausing the membership',
    cancel_membership: 'leaving the gym',
    report_issue: 'a problem to report',
    complaint: 'a complaint',
    praise: 'a compliment',
    training_advice: 'training advice',
    ask_facility: 'practical matters',
    ask_human: 'a wish to speak to somebody',
    guest_pass: 'a guest pass',
    lost_property: 'something lost or found',
    emergency: 'an emergency',
    smalltalk: 'this and that',
    out_of_scope: 'something that is no matter of the gym',
  },
  topics: {
    equipment: 'machines',
    cleanliness: 'cleanliness',
    classes: 'classes',
    coaching: 'coaching',
    schedule: 'opening hours',
    membership: 'membership',
    crowding: 'crowding',
    health: 'health',
    results: 'results',
    atmosphere: 'atmosphere',
    facilities: 'facilities',
    kiosk: 'the kiosk',
  },
  about: (things) => `The conversation was about ${things}.`,
  aboutNothing: 'Nothing in particular was asked for.',
  touchedOn: (topics) => `It touched on ${topics}.`,
  ofTopic: (topic) => topic,
  mood: ({ from, to }, emotion) => {
    if (from === 'neutral' && to === 'neutral' && emotion !== null)
      return `Mood: neutral, with some ${emotions[emotion]}.`;
    const felt = emotion === null ? '' : ` (${emotions[emotion]})`;
    return from === to ? `Mood: ${to}${felt}.` : `Mood: first ${from}, then ${to}${felt}.`;
  },
  outcome: (outcome) => {
    switch (outcome.kind) {
      case 'booked':
        return named('Class booked', outcome.name);
      case 'waiting':
        return named('On the waiting list', outcome.name);
      case 'cancelled':
        return named('Booking cancelled', outcome.name);
      case 'not-booked':
        return named('Could not be booked', outcome.name);
      case 'not-cancelled':
        return named('Could not be cancelled', outcome.name);
      case 'reported':
        return outcome.name === null
          ? 'A problem was reported to the team.'
          : named('Reported to the team', outcome.name);
      case 'reported-place':
        return named('Reported to the team', facilityName(outcome.place, 'en') ?? null);
      case 'feedback':
        return 'Feedback was left.';
      case 'called':
        return 'The team was called.';
    }
  },
  quote: (sentence) => `“${sentence}”`,
};
