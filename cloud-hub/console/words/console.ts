import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { words as fr, type ConsoleWords } from './fr.ts';

/** Of the frame, and of arrivals and conflicts, which are the first pages of everybody. */
export const consoleWords = pageWords<ConsoleWords>({
  fr,
  en: async () => (await import('./en.ts')).words,
  es: async () => (await import('./es.ts')).words,
});
