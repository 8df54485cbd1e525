import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { auditWords as fr, type AuditWords } from './words-fr.ts';

export const auditWords = pageWords<AuditWords>({
  fr,
  en: async () => (await import('./words-en.ts')).auditWords,
  es: async () => (await import('./words-es.ts')).auditWords,
});
