import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { accountWords as fr, type AccountWords } from './words-fr.ts';

export const accountWords = pageWords<AccountWords>({
  fr,
  en: async () => (await import('./words-en.ts')).accountWords,
  es: async () => (await import('./words-es.ts')).accountWords,
});
