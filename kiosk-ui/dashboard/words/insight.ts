import { insightWords as fr, type InsightWords } from '../../kit/insight-words-fr.ts';
import { pageWords } from '../../kit/reading.svelte.ts';

/** What the gym is told of its members. */
export const insightWords = pageWords<InsightWords>({
  fr,
  en: async () => (await import('../../kit/insight-words-en.ts')).insightWords,
  es: async () => (await import('../../kit/insight-words-es.ts')).insightWords,
});
