import type { Language } from '../protocol/kiosk-socket.ts';

/** The languages in the order of the switch, each named in itself. */
export const languages: readonly { language: Language; name: string }[] = [
  { language: 'fr', name: 'Français' },
  { language: 'en', name: 'English' },
  { language: 'es', name: 'Español' },
];

/** English times are the 24-hour ones of its European speakers, as on the gym's posters. */
export const localeOf: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' };
