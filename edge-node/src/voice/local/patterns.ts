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
const uses: number[] = [];
const numbers = new Map<string, number>();
/** By the first two letters, or the one that they have. */
const stems = new Map<number, Pattern[]>();
/** What forgives a typo, by length and the first three letters, or the first and the last two: one typo leaves one of these alone. */
const [longByHead, longByTail] = [new Map<number, Pattern[]>(), new Map<number, Pattern[]>()];
/** By the first three letters, or the first, the fourth and the fifth. */
const [longStemsByHead, longStemsByMiddle] = [new Map<number, Pattern[]>(), new Map<number, Pattern[]>()];

/** The number of a pattern: the same whenever it is asked for. */
export function numberOf(source: string): number {
  const known = numbers.get(source);
  if (known !== undefined) {
    uses[known] = (uses[known] ?? 0) + 1;
    return known;
  }
  const number = sources.push(source) - 1;
  uses.push(1);
  numbers.set(source, number);
  forgetWords();
  const isStem = source.endsWith('*');
  const letters = isStem ? source.slice(0, -1) : source;
  if (letters === '') throw new Error('A phrase has a word without letters: give it some, or leave it out.');
  const pattern = { letters, number };
  const { length } = letters;
  if (isStem) addTo(stems, length === 1 ? keyOf(letters, 0, 0, 1) : keyOf(letters, 1, 1, 2), pattern);
  if (length < typoFrom) return number;
  addTo(isStem ? longStemsByHead : longByHead, keyOf(letters, 1, 2, isStem ? 0 : length), pattern);
  if (isStem) addTo(longStemsByMiddle, keyOf(letters, 3, 4, 0), pattern);
  else addTo(longByTail, keyOf(letters, length - 2, length - 1, length), pattern);
  return number;
}

/** How often phrases were written with it: what many share is said often. */
export const usesOf = (number: number): number => uses[number] ?? 0;

export const patternOf = (number: number): string => sources[number] ?? '';

function addTo(map: Map<number, Pattern[]>, key: number, pattern: Pattern): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [pattern]);
  else known.push(pattern);
}

/** Of the first letter, two others, and a length. Two words may share one: they are compared anyway. */
const keyOf = (word: string, at: number, then: number, length: number): number =>
  (((((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(at) & 31)) << 5) | (word.charCodeAt(then) & 31)) * 64 + length;

/** People speak in much the same words: those of late, and those before them. */
let [recent, before] = [new Map<string, readonly number[]>(), new Map<string, readonly number[]>()];
const recentMax = 4000;

/** The numbers of all patterns that a word fits. */
export function patternsFor(word: string): readonly number[] {
  const known = recent.get(word);
  if (known !== undefined) return known;
  if (recent.size >= recentMax) [before, recent] = [recent, new Map()];
  const found = before.get(word) ?? comparedWith(word);
  recent.set(word, found);
  return found;
}

function forgetWords(): void {
  if (recent.size > 0) recent = new Map();
  if (before.size > 0) before = new Map();
}

function comparedWith(word: string): readonly number[] {
  if (word === '') return noNumbers;
  const found: number[] = [];
  const own = numbers.get(word);
  if (own !== undefined && !word.endsWith('*')) found.push(own);
  addStems(stems.get(keyOf(word, 0, 0, 1)), word, found);
  if (word.length > 1) addStems(stems.get(keyOf(word, 1, 1, 2)), word, found);
  if (word.length >= typoFrom - 1) {
    addTypos(word, own, found);
    addStemTypos(word, found);
  }
  return found.length === 0 ? noNumbers : found;
}

function addStems(those: readonly Pattern[] | undefined, word: string, found: number[]): void {
  if (those === undefined) return;
  for (const { letters, number } of those) if (word.startsWith(letters)) found.push(number);
}

function addTypos(word: string, own: number | undefined, found: number[]): void {
  const { length } = word;
  for (let other = Math.max(typoFrom, length - 1); other <= length + 1; other += 1) {
    for (const { letters, number } of longByHead.get(keyOf(word, 1, 2, other)) ?? none) {
      if (number !== own && isSameHead(letters, word) && isTypo(letters, word)) found.push(number);
    }
    for (const { letters, number } of longByTail.get(keyOf(word, length - 2, length - 1, other)) ?? none) {
      if (letters.charCodeAt(0) !== word.charCodeAt(0) || isSameHead(letters, word)) continue;
      if (isTypo(letters, word)) found.push(number);
    }
  }
}

function addStemTypos(word: string, found: number[]): void {
  for (const { letters, number } of longStemsByHead.get(keyOf(word, 1, 2, 0)) ?? none) {
    if (isSameHead(letters, word) && beginsWithTypo(letters, word)) found.push(number);
  }
  // Where the typo comes before the fourth letter, that and the fifth stand where they were, or beside.
  for (const [fourth, fifth] of middles) {
    for (const { letters, number } of longStemsByMiddle.get(keyOf(word, fourth, fifth, 0)) ?? none) {
      if (isSameHead(letters, word) || found.includes(number)) continue;
      if (beginsWithTypo(letters, word)) found.push(number);
    }
  }
}

const middles = [
  [3, 4],
  [4, 5],
  [2, 3],
  [2, 4],
] as const;

const isSameHead = (a: string, b: string): boolean =>
  a.charCodeAt(0) === b.charCodeAt(0) && a.charCodeAt(1) === b.charCodeAt(1) && a.charCodeAt(2) === b.charCodeAt(2);

function beginsWithTypo(stem: string, word: string): boolean {
  if (stem.charCodeAt(0) !== word.charCodeAt(0) || stem.length > word.length + 1 || word.startsWith(stem)) return false;
  for (let length = stem.length - 1; length <= stem.length + 1; length += 1) {
    if (isTypo(stem, word, Math.min(length, word.length))) return true;
  }
  return false;
}

const none: readonly Pattern[] = [];
const noNumbers: readonly number[] = [];

/** By word of an utterance: the patterns that it fits. */
export type Fits = readonly (readonly number[])[];

interface Compared {
  readonly words: readonly string[];
  readonly fits: Fits;
  /** As many patterns as there were. */
  readonly known: number;
}

/** An utterance is looked at in few languages, one after the other, and for many things in each. */
const compared: (Compared | undefined)[] = [undefined, undefined, undefined, undefined];
let nextCompared = 0;

/** Worked out once for the words of an utterance, whatever is then looked for in them. */
export function fitsOf(words: readonly string[]): Fits {
  for (const each of compared) if (each?.words === words && each.known === sources.length) return each.fits;
  const fits = words.map(patternsFor);
  compared[nextCompared] = { words, fits, known: sources.length };
  nextCompared = (nextCompared + 1) % compared.length;
  return fits;
}
