import type { AlertEnding } from '@jarvis-edge/sync/alert-kinds.ts';
import type { Language } from '../protocol/kiosk-socket.ts';

/** What is said of an alert that ended by itself. */
export const alertEndingWords: Readonly<Record<Language, Readonly<Record<AlertEnding, string>>>> = {
  fr: {
    came_back: 'De nouveau en ligne.',
    risk_passed: 'Le risque de départ est passé : une semaine entière sous le seuil d’alerte.',
  },
  en: {
    came_back: 'Online again.',
    risk_passed: 'The risk of leaving has passed: a whole week below the alert threshold.',
  },
  es: {
    came_back: 'De nuevo en línea.',
    risk_passed: 'El riesgo de baja ha pasado: una semana entera por debajo del umbral de alerta.',
  },
};
