import type { InsightWords } from './insight-words-fr.ts';

interface Named {
  readonly type: string;
  readonly memberName: string | null;
}

/** What an alert is, and about whom, in a few words: « Urgence, Jean Moreau ». */
export const alertName = ({ type, memberName }: Named, { typeOf }: InsightWords['alerts']): string =>
  [typeOf(type), memberName].filter(Boolean).join(', ');
