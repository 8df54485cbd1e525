import { isTypo } from './tokens.ts';

/** Shorter words have too many neighbours that mean something else ("ferme", "forme"). */
const typoFrom = 6;

/** One word of a phrase: itself, or with `*` at its end whatever begins so; from six letters on a typo is forgiven. */
interface Pattern {
  /** Without the `*`. */
  readonly letters: string;
  readonly number: number;
}

// Every pattern of every phrase has a number: a word is compared with patterns once, and phrases with numbers.
const sources: string[] = [];
const numbers = new Map<string, number>();
const stems = new Map<string, number>();
/** What forgives a typo, by length, the first letter, and the second or the last: one typo leaves one of these alone. */
const [longBySecond, longByLast] = [new Map<number, Pattern[]>(), new Map<number, Pattern[]>()];
/** By the first letter. */
const longStems = new Map<number, Pattern[]>();
let stemMax = 0;

/** The number of a pattern: the same whenever it is asked for. */
export function numberOf(source: string): number {
  const known = numbers.get(source);
  if (known !== undefined) return known;
  const number = sources.push(source) - 1;
  numbers.set(source, number);
  recent.clear();
  const isStem = source.endsWith('*');
  const letters = isStem ? source.slice(0, -1) : source;
  if (isStem) {
    stems.set(letters, number);
    stemMax = Math.max(stemMax, letters.length);
  }
  if (letters.length >= typoFrom) {
    const pattern = { letters, number };
    if (isStem) addTo(longStems, letters.charCodeAt(0), pattern);
    else {
      addTo(longBySecond, keyOf(letters, 1, letters.length), pattern);
      addTo(longByLast, keyOf(letters, letters.length - 1, letters.length), pattern);
    }
  }
  return number;
}

export const patternOf = (number: number): string => sources[number] ?? '';

function addTo(map: Map<number, Pattern[]>, key: number, pattern: Pattern): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [pattern]);
  else known.push(pattern);
}

/** Of the first letter, another one, and a length. Two words may share one: they are compared anyway. */
const keyOf = (word: string, at: number, length: number): number =>
  (word.charCodeAt(0) * 257 + word.charCodeAt(at)) * 64 + length;

/** An utterance is read in three languages and clause by clause, in much the same words. */
const recent = new Map<string, readonly number[]>();
const recentMax = 64;

/** The numbers of all patterns that a word fits. */
export function patternsFor(word: string): readonly number[] {
  const known = recent.get(word);
  if (known !== undefined) return known;
  if (recent.size >= recentMax) recent.clear();
  const found = comparedWith(word);
  recent.set(word, found);
  return found;
}

function comparedWith(word: string): number[] {
  const found: number[] = [];
  const own = numbers.get(word);
  if (own !== undefined && !word.endsWith('*')) found.push(own);
  for (let length = 0; length <= Math.min(word.length, stemMax); length += 1) {
    const stem = stems.get(word.slice(0, length));
    if (stem !== undefined) found.push(stem);
  }
  if (word.length < typoFrom - 1) return found;
  for (let length = Math.max(typoFrom, word.length - 1); length <= word.length + 1; length += 1) {
    for (const { letters, number } of longBySecond.get(keyOf(word, 1, length)) ?? none) {
      if (number !== own && isTypo(letters, word)) found.push(number);
    }
    for (const { letters, number } of longByLast.get(keyOf(word, word.length - 1, length)) ?? none) {
      if (letters.charCodeAt(1) !== word.charCodeAt(1) && isTypo(letters, word)) found.push(number);
    }
  }
  for (const { letters, number } of longStems.get(word.charCodeAt(0)) ?? none) {
    if (letters.length <= word.length + 1 && !word.startsWith(letters) && beginsWithTypo(letters, word)) {
      found.push(number);
    }
  }
  return found;
}

function beginsWithTypo(stem: string, word: string): boolean {
  if (stem.charCodeAt(1) !== word.charCodeAt(1)) {
    // The typo is there, and the fourth letter stands where it was or beside it.
    const fourth = stem.charCodeAt(3);
    if (fourth !== word.charCodeAt(2) && fourth !== word.charCodeAt(3) && fourth !== word.charCodeAt(4)) return false;
  }
  for (let length = stem.length - 1; length <= stem.length + 1; length += 1) {
    if (isTypo(stem, word, Math.min(length, word.length))) return true;
  }
  return false;
}

const none: readonly Pattern[] = [];

/** By word of an utterance: the patterns that it fits; at last those of no word at all. */
export type Fits = readonly (readonly number[])[];

const fitsByWords = new WeakMap<readonly string[], { readonly fits: Fits; readonly known: number }>();

/** Worked out once for the words of an utterance, whatever is then looked for in them. */
export function fitsOf(words: readonly string[]): Fits {
  const before = fitsByWords.get(words);
  if (before !== undefined && before.known === sources.length) return before.fits;
  const fits = [...words, ''].map(patternsFor);
  fitsByWords.set(words, { fits, known: sources.length });
  return fits;
}
