import { Words } from '../kit/words.svelte.ts';
import { serviceWords as fr, type ServiceWords } from './words/service-fr.ts';

/** Of the screens that are rarely seen: they come with the first of them. */
export const service = new Words<ServiceWords>({
  fr,
  en: async () => (await import('./words/service-en.ts')).serviceWords,
  es: async () => (await import('./words/service-es.ts')).serviceWords,
});
