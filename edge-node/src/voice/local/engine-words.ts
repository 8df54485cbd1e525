import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Address } from './words/words.ts';

const cannotHearFamiliar: Record<Language, string> = {
  fr: 'Je suis en mode local : je ne comprends pas la voix ici. Touche l’écran ou écris-moi.',
  en: 'I’m in local mode: I can’t understand speech here. Touch the screen or type to me.',
  es: 'Estoy en modo local: aquí no entiendo la voz. Toca la pantalla o escríbeme.',
};

const cannotHearFormal: Record<Language, string> = {
  ...cannotHearFamiliar,
  fr: 'Je suis en mode local : je ne comprends pas la voix ici. Touchez l’écran ou écrivez-moi.',
  es: 'Estoy en modo local: aquí no entiendo la voz. Toque la pantalla o escríbame.',
};

/** Said where the member spoke and only touch and typing are understood. */
export const cannotHear = ({ language, isFormal = false }: Address): string =>
  (isFormal ? cannotHearFormal : cannotHearFamiliar)[language];

/** A sentence of the dialogue for somebody who has no name here. */
export function withoutName(text: string, language: Language): string {
  const named = text.replace(/,?\s+,/u, ',');
  return language === 'fr' ? named.replace(/,?\s+(\s!)/u, '$1') : named.replace(/,?\s+!/u, '!');
}
