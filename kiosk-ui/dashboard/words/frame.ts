import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type FrameWords } from './words-fr.ts';

/** Of the frame around every page. */
export const frameWords = pageWords<FrameWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
