import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';

/** What is meant, and the words that mean it: phrases apart by commas, `*` after the stem of a word. */
export type Meanings = Readonly<Record<string, Readonly<Record<LabelLanguage, string>>>>;
