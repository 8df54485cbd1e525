import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** The few words that the broker itself has a conversation say. */
export interface BrokerWords {
  /** What a touch on the card says for the member. */
  readonly yes: string;
  readonly no: string;
  /** What was about to be done stands on the screen. */
  readonly confirm: string;
  /** For a model: to say this and nothing else. */
  readonly exactly: (text: string) => string;
}

export const brokerWords: Readonly<Record<Language, BrokerWords>> = {
  fr: {
    yes: 'Oui',
    no: 'Non',
    confirm: 'C’est affiché à l’écran : d’accord ?',
    exactly: (text) => `Dis maintenant ceci, mot pour mot, et rien d’autre : « ${text} »`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    confirm: 'It’s on the screen: shall I go ahead?',
    exactly: (text) => `Now say this, word for word, and nothing else: “${text}”`,
  },
  es: {
    yes: 'Sí',
    no: 'No',
    confirm: 'Está en la pantalla: ¿de acuerdo?',
    exactly: (text) => `Di ahora esto, palabra por palabra, y nada más: «${text}»`,
  },
};
