import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type SignInWords } from './words-fr.ts';

export const signInWords = pageWords<SignInWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
