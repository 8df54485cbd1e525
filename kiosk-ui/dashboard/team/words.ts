import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type TeamWords } from './words-fr.ts';

export const teamWords = pageWords<TeamWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
