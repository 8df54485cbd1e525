import type { ActionItem } from '@jarvis-edge/sync/alert-kinds.ts';
import type { SessionWords } from './words-fr.ts';

const actionItems: Readonly<Record<ActionItem, string>> = {
  talk_about_contract: 'Hablar de su cuota',
  listen_and_apologise: 'Escuchar y pedir disculpas',
  check_machine: 'Revisar la máquina',
  look_after_place: 'Ocuparse del sitio indicado',
  offer_coach_session: 'Ofrecer una sesión con un entrenador',
  freeze_membership: 'Pausar la cuota',
  send_guest_pass: 'Enviar una invitación',
  look_for_lost_property: 'Buscar el objeto perdido',
  speak_in_person: 'Hablarle en persona',
  ask_how_they_are: 'Preguntarle cómo está',
};

export const words: SessionWords = {
  title: 'Conversaciones',
  lead: 'Lo que los socios han dicho a JARVIS, lo más reciente primero.',
  none: 'Ninguna conversación',
  noneBody: 'Aparecen aquí en cuanto un socio habla en el quiosco.',
  guest: 'Socio desconocido',
  ongoing: 'En curso',
  pending: 'Resumen en preparación',
  failed: 'Sin resumen',
  again: 'Reintentar el resumen',
  failedBody: 'La caja no ha podido leer esta conversación. Lo que se dijo está abajo.',
  kept: 'Este socio no quiere que se guarden ni analicen sus conversaciones.',
  summary: 'En breve',
  refined: 'Redactado por un modelo en línea, con el consentimiento del socio.',
  lasted: (minutes) => (minutes < 1 ? 'menos de un minuto' : `${minutes}\u00A0min`),
  at: (kiosk) => `quiosco ${kiosk}`,
  topics: 'Temas',
  intents: 'Peticiones',
  emotion: 'Emoción',
  actions: 'Por hacer',
  actionOf: (code) => (Object.hasOwn(actionItems, code) ? actionItems[code as ActionItem] : code.replaceAll('_', ' ')),
  turns: 'Lo que se dijo',
  noTurns: 'Las palabras ya no están: se borran a los 30 días, o enseguida si el socio lo quiere.',
  member: 'El socio',
  jarvis: 'JARVIS',
  openMember: 'Ver al socio',
};
