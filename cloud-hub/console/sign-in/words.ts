import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { signInWords as fr, type SignInWords } from './words-fr.ts';

export const signInWords = pageWords<SignInWords>({
  fr,
  en: async () => (await import('./words-en.ts')).signInWords,
  es: async () => (await import('./words-es.ts')).signInWords,
});
