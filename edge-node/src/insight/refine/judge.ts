import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { z } from 'zod';
import { quoted } from '../summary/summary-text.ts';

const Answer = z.strictObject({
  summary: z.string().trim().min(1).max(400),
  quote: z.string().trim().min(3).max(200),
});

/** Why an answer is not shown to staff. */
export type Refusal = 'malformed' | 'wordy' | 'unsaid';

const sentencesMax = 2;
/** Staff read plain sentences: no address, no mark-up, no second line. */
const odd = /https?:|www\.|[<>{}[\]`|\n\r]|\*\*|…/u;

/**
 * A summary in at most two sentences and one quotation. What the model says the member said must be among their words,
 * letter by letter and from word to word: a summary whose quotation was made up is none.
 */
export function judged(
  answer: string | null,
  said: readonly string[],
  language: LabelLanguage,
): { readonly text: string } | { readonly refusal: Refusal } {
  const parsed = Answer.safeParse(readJson(answer ?? ''));
  if (!parsed.success) return { refusal: 'malformed' };
  const { summary, quote } = parsed.data;
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(summary)];
  if (sentences.length > sentencesMax || odd.test(summary)) return { refusal: 'wordy' };
  if (!said.some((text) => holds(text, quote))) return { refusal: 'unsaid' };
  return { text: `${/[.!?]$/u.test(summary) ? summary : `${summary}.`} ${quoted(quote, language)}` };
}

function holds(text: string, quote: string): boolean {
  const [all, part] = [spaced(text), spaced(quote)];
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
    const isWhole = !letterEnd.test(all.slice(0, at)) || !letterStart.test(part);
    const ends = !letterEnd.test(part) || !letterStart.test(all.slice(at + part.length));
    if (isWhole && ends) return true;
  }
  return false;
}

const letterEnd = /[\p{L}\p{M}\p{N}]$/u;
const letterStart = /^[\p{L}\p{M}\p{N}]/u;
const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
