import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { riskWords as fr, type RiskWords } from './words-fr.ts';

export const riskWords = pageWords<RiskWords>({
  fr,
  en: async () => (await import('./words-en.ts')).riskWords,
  es: async () => (await import('./words-es.ts')).riskWords,
});
