import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type CommonWords } from './words-fr.ts';

/** Of the frame around every page. */
export const commonWords = pageWords<CommonWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
