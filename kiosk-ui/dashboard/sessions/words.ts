import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type SessionWords } from './words-fr.ts';

export const sessionWords = pageWords<SessionWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
