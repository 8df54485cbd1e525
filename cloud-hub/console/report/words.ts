import { insightWords as insightFr, type InsightWords } from '../../../kiosk-ui/kit/insight-words-fr.ts';
import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import type { ReportSayings } from '../../protocol/report-sayings.ts';
import { reportSayings as sayingsFr } from '../../protocol/report-words-fr.ts';
import { reportWords as fr, type ReportWords } from './words-fr.ts';

export const reportWords = pageWords<ReportWords>({
  fr,
  en: async () => (await import('./words-en.ts')).reportWords,
  es: async () => (await import('./words-es.ts')).reportWords,
});

/** What was found and what to do, as mail says it too. */
export const sayings = pageWords<ReportSayings>({
  fr: sayingsFr,
  en: async () => (await import('../../protocol/report-words-en.ts')).reportSayings,
  es: async () => (await import('../../protocol/report-words-es.ts')).reportSayings,
});

/** What topics, levels and reasons are called, as on the gym's own dashboard. */
export const insightWords = pageWords<InsightWords>({
  fr: insightFr,
  en: async () => (await import('../../../kiosk-ui/kit/insight-words-en.ts')).insightWords,
  es: async () => (await import('../../../kiosk-ui/kit/insight-words-es.ts')).insightWords,
});
