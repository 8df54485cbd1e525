import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { SummaryWords } from './summary-words.ts';

const moods = { negative: 'negativo', neutral: 'neutro', positive: 'positivo' };
const emotions = {
  joy: 'alegría',
  frustration: 'enfado',
  sadness: 'desánimo',
  worry: 'preocupación',
  surprise: 'sorpresa',
};
const named = (sentence: string, name: string | null): string =>
  name === null ? `${sentence}.` : `${sentence}: ${name}.`;

export const es: SummaryWords = {
  locale: 'es',
  intents: {
    greeting: null,
    farewell: null,
    ask_hours: 'los horarios',
    ask_classes: 'las clases',
    book_class: 'la reserva de una clase',
    cancel_booking: 'la anulación de una reserva',
    my_bookings: 'sus reservas',
    my_progress: 'su progreso',
    membership_info: 'su abono',
    freeze_membership: 'una pausa del abono',
    cancel_membership: 'la baja',
    report_issue: 'un problema que señalar',
    complaint: 'una queja',
    praise: 'un elogio',
    training_advice: 'un consejo de entrenamiento',
    ask_facility: 'cuestiones prácticas del gimnasio',
    ask_human: 'el deseo de hablar con alguien',
    guest_pass: 'una invitación',
    lost_property: 'un objeto perdido o encontrado',
    emergency: 'una emergencia',
    smalltalk: 'esto y aquello',
    out_of_scope: 'algo ajeno al gimnasio',
  },
  topics: {
    equipment: 'las máquinas',
    cleanliness: 'la limpieza',
    classes: 'las clases',
    coaching: 'el entrenamiento',
    schedule: 'los horarios',
    membership: 'el abono',
    crowding: 'la afluencia',
    health: 'la salud',
    results: 'los resultados',
    atmosphere: 'el ambiente',
    facilities: 'las instalaciones',
    kiosk: 'el quiosco',
  },
  about: (things) => `La conversación trató de lo siguiente: ${things}.`,
  aboutNothing: 'No se pidió nada en particular.',
  touchedOn: (topics) => `Se habló ${topics}.`,
  ofTopic: (topic) => (topic.startsWith('el ') ? topic.replace('el', 'del') : `de ${topic}`),
  mood: ({ from, to }, emotion) => {
    if (from === 'neutral' && to === 'neutral' && emotion !== null)
      return `Ánimo neutro, con algo de ${emotions[emotion]}.`;
    const felt = emotion === null ? '' : ` (${emotions[emotion]})`;
    return from === to ? `Ánimo ${moods[to]}${felt}.` : `Ánimo primero ${moods[from]} y después ${moods[to]}${felt}.`;
  },
  outcome: (outcome) => {
    switch (outcome.kind) {
      case 'booked':
        return named('Clase reservada', outcome.name);
      case 'waiting':
        return named('En lista de espera', outcome.name);
      case 'cancelled':
        return named('Reserva anulada', outcome.name);
      case 'not-booked':
        return named('No se pudo reservar', outcome.name);
      case 'not-cancelled':
        return named('No se pudo anular', outcome.name);
      case 'reported':
        return outcome.name === null ? 'Se avisó al equipo de un problema.' : named('Se avisó al equipo', outcome.name);
      case 'reported-place':
        return named('Se avisó al equipo', facilityName(outcome.place, 'es') ?? null);
      case 'feedback':
        return 'Se dejó una opinión.';
      case 'called':
        return 'Se llamó al equipo.';
    }
  },
  quote: (sentence) => `«${sentence}»`,
};
