import type { AlertRow } from '../../protocol/dashboard.ts';
import { insightWords } from '../words/insight.ts';

/** What an alert is, and about whom, in a few words: « Urgence, Jean Moreau ». */
export const nameOf = ({ type, memberName }: AlertRow): string =>
  [insightWords.t.alerts.typeOf(type), memberName].filter(Boolean).join(', ');
