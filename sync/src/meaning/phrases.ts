import { spokenTokens } from '../spoken-tokens.ts';
import { isDenial } from './denied.ts';
import { meanings } from './meanings.ts';

/** One word of the vocabulary. */
interface Wanted {
  readonly letters: string;
  /** Whether words that only begin so are meant too. */
  readonly isStart: boolean;
}

/** Words for a meaning. */
export interface Phrase {
  readonly words: readonly Wanted[];
  /** Of the meaning, in `meanings`. */
  readonly axis: number;
  /** « marche pas » denies by itself: what stands before it denies it no more. */
  readonly isDenial: boolean;
}

const startLength = 3;
/** Words of which it is remembered which phrases begin with them. */
const rememberedMax = 20_000;
/** What is shorter is another word as soon as one letter is. */
const forgivenFrom = 7;

const none: readonly Phrase[] = [];
const remembered = new Map<string, readonly Phrase[]>();
const phrases = meanings.flatMap(({ fr, en, es }, axis) =>
  [fr, en, es]
    .flatMap((list) => list.split(','))
    .map((said): Phrase => {
      const words = wordsOf(said);
      return { words, axis, isDenial: words.some(({ letters }) => isDenial(letters)) };
    }),
);
const byWord = Map.groupBy(
  phrases.filter(({ words }) => words[0]?.isStart === false),
  ({ words }) => words[0]?.letters ?? '',
);
const byStart = Map.groupBy(
  phrases.filter(({ words }) => words[0]?.isStart === true),
  ({ words }) => words[0]?.letters.slice(0, startLength) ?? '',
);

/** Those that may begin with a word, longer ones first. */
export function phrasesFrom(word: string): readonly Phrase[] {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found = [
    ...singularsOf(word).flatMap((each) => byWord.get(each) ?? []),
    ...(byStart.get(word.slice(0, startLength)) ?? []).filter(({ words }) =>
      word.startsWith(words[0]?.letters ?? word),
    ),
  ].sort((one, other) => other.words.length - one.words.length);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(word, found.length === 0 ? none : found);
  return found;
}

/** Single words of the vocabulary that one letter more, less or other makes of a long word. */
export function phrasesNear(word: string): readonly Phrase[] {
  if (word.length < forgivenFrom) return none;
  return phrases.filter(({ words: [first, second] }) => {
    if (
      first === undefined ||
      second !== undefined ||
      first.letters.length < forgivenFrom - 1 ||
      (!first.isStart && Math.abs(first.letters.length - word.length) > 1)
    )
      return false;
    if (first.letters[0] !== word[0]) return false;
    return first.isStart
      ? [-1, 0, 1].some((more) => isOneOff(first.letters, word.slice(0, first.letters.length + more)))
      : isOneOff(first.letters, word);
  });
}

export function isMeant({ letters, isStart }: Wanted, word: string): boolean {
  if (isStart) return word.startsWith(letters);
  return word === letters || (word.length === letters.length + 1 && /[sx]$/.test(word) && word.startsWith(letters));
}

const singularsOf = (word: string): string[] => [
  word,
  ...(word.length > 3 && /[sx]$/.test(word) ? [word.slice(0, -1)] : []),
  ...(word.length > 4 && word.endsWith('es') ? [word.slice(0, -2)] : []),
];

/** Whether one letter put in, left out or exchanged makes one word the other. */
function isOneOff(one: string, other: string): boolean {
  if (one.length > other.length) return isOneOff(other, one);
  if (other.length - one.length > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.slice(one.length === other.length ? at + 1 : at) === other.slice(at + 1);
}

function wordsOf(said: string): Wanted[] {
  return said
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const plain = spokenTokens(part).map(({ word }) => word);
      return plain.map((letters, at) => ({ letters, isStart: part.endsWith('*') && at === plain.length - 1 }));
    });
}
