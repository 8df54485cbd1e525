import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type MemberWords } from './words-fr.ts';

export const memberWords = pageWords<MemberWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
