import { insightWords as fr, type InsightWords } from '../../../kiosk-ui/kit/insight-words-fr.ts';
import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { roomWords as roomFr, type RoomWords } from './words-fr.ts';

/** Of the rooms about alerts, members at risk and conversations. */
export const roomWords = pageWords<RoomWords>({
  fr: roomFr,
  en: async () => (await import('./words-en.ts')).roomWords,
  es: async () => (await import('./words-es.ts')).roomWords,
});

/** What codes are called, as on the gym's own dashboard. */
export const insightWords = pageWords<InsightWords>({
  fr,
  en: async () => (await import('../../../kiosk-ui/kit/insight-words-en.ts')).insightWords,
  es: async () => (await import('../../../kiosk-ui/kit/insight-words-es.ts')).insightWords,
});
