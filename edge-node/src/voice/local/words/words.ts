import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Words } from './dictionary.ts';
import { en } from './en.ts';
import { es, esFormal } from './es.ts';
import { fr, frFormal } from './fr.ts';

/** To whom something is said. */
export interface Address {
  readonly language: Language;
  /** Whether they are called « vous » or "usted". */
  readonly isFormal?: boolean;
}

const familiar: Record<Language, Words> = { fr, en, es };
const formal: Record<Language, Words> = { fr: frFormal, en, es: esFormal };

export const wordsOf = ({ language, isFormal = false }: Address): Words => (isFormal ? formal : familiar)[language];
