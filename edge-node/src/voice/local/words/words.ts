import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Words } from './dictionary.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const byLanguage: Record<Language, Words> = { fr, en, es };

export const wordsOf = ({ language }: { readonly language: Language }): Words => byLanguage[language];
