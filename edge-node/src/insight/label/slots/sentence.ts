import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { meaningsIn } from '../features.ts';
import { partOfClass } from './activities.ts';
import type { MomentSlot } from './grammar.ts';
import { momentsIn } from './moments.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A word, or words that name a day, a time or an amount as a whole. */
export interface Part extends Token {
  /** The word itself, or what the words name. */
  readonly name: string;
  readonly moment: { readonly slot: MomentSlot; readonly kind: string; readonly last: string } | undefined;
  readonly inClass: ReturnType<typeof partOfClass>;
  /** How it is written: a number, a time, letters; or what kind of moment it is. */
  readonly shape: string;
  /** Codes of what it says. */
  readonly meanings: readonly number[];
}

/** What the tagger sees of an utterance. */
export interface Sentence {
  readonly parts: readonly Part[];
  readonly wanted: string;
  /** Where the first activity is named; −1 where none is. */
  readonly activityAt: number;
}

export function sentenceOf(text: string, language: LabelLanguage, wanted: string): Sentence {
  const tokens = tokensOf(text);
  const words = tokens.map(({ word }) => word);
  const codes = words.map((): number[] => []);
  for (const { code, from, to } of meaningsIn(words, language)) {
    for (let at = from; at < to; at += 1) codes[at]?.push(code * 2 + (at === from ? 0 : 1));
  }
  const moments = momentsIn(
    words,
    tokens.map(({ isApart }) => isApart),
    language,
  );
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const found = moments.find(({ from }) => from === at);
    if (found === undefined) {
      const { word } = token;
      const [moment, meanings] = [undefined, codes[at] ?? []];
      parts.push({ ...token, name: word, moment, inClass: partOfClass(word), shape: shapeOf(word), meanings });
      continue;
    }
    const { slot, kind, to } = found;
    const last = tokens[to - 1] ?? token;
    parts.push({
      ...token,
      to: last.to,
      word: words.slice(at, to).join(' '),
      name: `<${slot}>`,
      moment: { slot, kind, last: last.word },
      inClass: undefined,
      shape: kind,
      meanings: codes.slice(at, to).flat(),
    });
    at = to - 1;
  }
  const activityAt = parts.findIndex(({ inClass }) => inClass === 'activity' || inClass === 'like-activity');
  return { parts, wanted, activityAt };
}

function shapeOf(word: string): string {
  if (!/\d/u.test(word)) return 'word';
  if (/^\d+\s?[h:]\s?\d*$/u.test(word)) return 'time';
  return /^\d+$/u.test(word) ? 'number' : 'mixed';
}
