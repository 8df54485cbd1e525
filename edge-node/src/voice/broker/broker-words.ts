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
  /** For a model: the member speaks this language now. */
  readonly goesOn: (first: string) => string;
}

export const brokerWords: Readonly<Record<Language, BrokerWords>> = {
  fr: {
    yes: 'Oui',
    no: 'Non',
    confirm: 'C’est affiché à l’écran : d’accord ?',
    exactly: (text) => `Dis maintenant ceci, mot pour mot, et rien d’autre : « ${text} »`,
    goesOn: (first) =>
      `Cette personne parle maintenant français. Commence par ceci, mot pour mot : « ${first} » Puis réponds à ce qu’elle a dit. Demande ensuite une seule fois si tu dois lui parler français la prochaine fois aussi ; si c’est oui, appelle keep_language.`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    confirm: 'It’s on the screen: shall I go ahead?',
    exactly: (text) => `Now say this, word for word, and nothing else: “${text}”`,
    goesOn: (first) =>
      `The member speaks English now. Begin with this, word for word: “${first}” Then answer what they said. After that ask once whether to speak English next time too; if yes, call keep_language.`,
  },
  es: {
    yes: 'Sí',
    no: 'No',
    confirm: 'Está en la pantalla: ¿de acuerdo?',
    exactly: (text) => `Di ahora esto, palabra por palabra, y nada más: «${text}»`,
    goesOn: (first) =>
      `Esta persona habla ahora español. Empieza con esto, palabra por palabra: «${first}» Luego responde a lo que ha dicho. Después pregunta una sola vez si debes hablarle en español también la próxima vez; si dice que sí, llama a keep_language.`,
  },
};
