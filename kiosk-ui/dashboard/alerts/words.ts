import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type AlertWords } from './words-fr.ts';

export const alertWords = pageWords<AlertWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
