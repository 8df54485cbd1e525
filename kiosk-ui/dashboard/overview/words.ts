import { pageWords } from '../../kit/reading.svelte.ts';
import { words as fr, type OverviewWords } from './words-fr.ts';

export const overviewWords = pageWords<OverviewWords>({
  fr,
  en: async () => (await import('./words-en.ts')).words,
  es: async () => (await import('./words-es.ts')).words,
});
