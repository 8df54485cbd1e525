import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

interface ConfirmWords {
  /** By the tool that is asked about. */
  readonly questions: Readonly<Record<string, string>>;
  readonly question: string;
  readonly leftAlone: string;
}

export const confirmWords: Readonly<Record<Language, ConfirmWords>> = {
  fr: {
    questions: {
      book_class: 'Je réserve ce cours, d’accord ?',
      cancel_booking: 'J’annule cette réservation, d’accord ?',
      report_equipment: 'Je signale cette machine à l’équipe, d’accord ?',
      leave_feedback: 'Je transmets cet avis à l’équipe, d’accord ?',
      call_staff: 'J’appelle quelqu’un de l’équipe, d’accord ?',
      keep_language: 'On parle français la prochaine fois aussi, d’accord ?',
    },
    question: 'Je le fais, d’accord ?',
    leftAlone: 'Très bien, je ne fais rien.',
  },
  en: {
    questions: {
      book_class: 'Shall I book this class?',
      cancel_booking: 'Shall I cancel this booking?',
      report_equipment: 'Shall I report this machine to the team?',
      leave_feedback: 'Shall I pass this on to the team?',
      call_staff: 'Shall I call somebody from the team?',
      keep_language: 'Shall I speak English next time too?',
    },
    question: 'Shall I do that?',
    leftAlone: 'All right, I will leave it.',
  },
  es: {
    questions: {
      book_class: '¿Reservo esta clase?',
      cancel_booking: '¿Cancelo esta reserva?',
      report_equipment: '¿Aviso al equipo de esta máquina?',
      leave_feedback: '¿Le paso esta opinión al equipo?',
      call_staff: '¿Llamo a alguien del equipo?',
      keep_language: '¿Hablamos en español también la próxima vez?',
    },
    question: '¿Lo hago?',
    leftAlone: 'De acuerdo, no hago nada.',
  },
};
