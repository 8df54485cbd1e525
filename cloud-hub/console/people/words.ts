import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { peopleWords as fr, type PeopleWords } from './words-fr.ts';

export const peopleWords = pageWords<PeopleWords>({
  fr,
  en: async () => (await import('./words-en.ts')).peopleWords,
  es: async () => (await import('./words-es.ts')).peopleWords,
});
