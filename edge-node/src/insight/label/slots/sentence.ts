import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { codeOf } from '../feature-list.ts';
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
  /** What features know it by. */
  readonly codes: PartCodes;
}

interface PartCodes {
  readonly name: number;
  /** The word, or what kind of moment it is. */
  readonly own: number;
  readonly word: number;
  readonly shape: number;
  readonly inClass: number;
}

/** What the tagger sees of an utterance. */
export interface Sentence {
  readonly parts: readonly Part[];
  readonly wanted: string;
  readonly wantedCode: number;
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
      parts.push(partOfWord(token, codes[at] ?? [], at > 0 && !token.isApart && isCapital(text, token)));
      continue;
    }
    parts.push(partOfMoment(tokens.slice(at, found.to), found, codes.slice(at, found.to).flat()));
    at = found.to - 1;
  }
  const activityAt = parts.findIndex(({ inClass }) => inClass === 'activity' || inClass === 'like-activity');
  return { parts, wanted, wantedCode: codeOf(wanted), activityAt };
}

/** As names are written, of classes too: "Body Jam". */
const isCapital = (text: string, { from, to }: Token): boolean => /^\p{Lu}\p{Ll}/u.test(text.slice(from, to));

function partOfWord(token: Token, meanings: readonly number[], isName: boolean): Part {
  const { word } = token;
  const [inClass, shape, code] = [partOfClass(word), isName ? 'name' : shapeOf(word), codeOf(word)];
  const codes = { name: code, own: code, word: code, shape: codeOf(shape), inClass: codeOf(inClass ?? '-') };
  return { ...token, name: word, moment: undefined, inClass, shape, meanings, codes };
}

/** Numbers that say nothing of what they count: hours as well as places. */
const bare: ReadonlySet<string> = new Set(['count', 'number']);

function partOfMoment(
  tokens: readonly Token[],
  { slot, kind }: { readonly slot: MomentSlot; readonly kind: string },
  meanings: readonly number[],
): Part {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A moment is named by a word at least.');
  const [word, name] = [tokens.map((each) => each.word).join(' '), `<${bare.has(kind) ? kind : slot}>`];
  const own = codeOf(`<${kind}>`);
  return {
    ...{ ...first, to: last.to, word, name, moment: { slot, kind, last: last.word }, inClass: undefined, shape: kind },
    meanings,
    codes: { name: codeOf(name), own, word: codeOf(word), shape: own, inClass: momentInClass },
  };
}

/** Among the words of a class's name a moment is none of them. */
const momentInClass = codeOf('m');

function shapeOf(word: string): string {
  if (!/\d/u.test(word)) return 'word';
  if (/^\d+\s?[h:]\s?\d*$/u.test(word)) return 'time';
  return /^\d+$/u.test(word) ? 'number' : 'mixed';
}
