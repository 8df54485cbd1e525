import { fitsOf, numberOf, type Fits } from './patterns.ts';

/**
 * Phrases are written as they are said, in the words of `wordsOf`: a space between two elements, `|` between alternatives, `_`
 * inside an alternative of several words, `*` after a stem, `?` after what may be missing, `..` for one to six words of any kind.
 */
export interface Phrase {
  readonly elements: readonly Element[];
  /** The patterns that it can begin with; undefined when it can begin with any word. */
  readonly begins: readonly number[] | undefined;
}

export interface Element {
  /** Each in the numbers of its patterns. */
  readonly alternatives: readonly (readonly number[])[];
  /** The same by the first pattern, where they are many. */
  readonly byFirst: ReadonlyMap<number, readonly (readonly number[])[]> | undefined;
  readonly optional: boolean;
  readonly free: boolean;
}

/** Fewer alternatives are compared one by one. */
const manyFrom = 5;

const freeMax = 6;
/** Ends are told by the bits of a number. */
const lengthMax = 30;

export function toPhrase(source: string): Phrase {
  const elements = source.split(' ').map((part): Element => {
    const optional = part.endsWith('?');
    const bare = optional ? part.slice(0, -1) : part;
    if (bare === '..') return { alternatives: [], byFirst: undefined, optional, free: true };
    const alternatives = bare.split('|').map((each) => each.split('_').map(numberOf));
    const byFirst =
      alternatives.length < manyFrom ? undefined : Map.groupBy(alternatives, ([first]) => first ?? numberOf(''));
    return { alternatives, byFirst, optional, free: false };
  });
  const longest = elements.reduce(
    (sum, { alternatives, free }) => sum + (free ? freeMax : Math.max(...alternatives.map(({ length }) => length))),
    0,
  );
  if (longest > lengthMax) throw new Error(`A phrase has up to ${longest} words, and ${lengthMax} at most: ${source}`);
  return { elements, begins: beginsOf(elements) };
}

function beginsOf(elements: readonly Element[]): number[] | undefined {
  const begins: number[] = [];
  for (const { alternatives, optional, free } of elements) {
    if (free) return undefined;
    begins.push(...alternatives.flatMap(([first]) => first ?? []));
    if (!optional) return begins;
  }
  return undefined;
}

/** One phrase a line or comma. */
export function toPhrases(source: string): Phrase[] {
  return source
    .split(/[\n,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(toPhrase);
}

const isAnyFree = (): boolean => true;

/**
 * Where the phrase can end when it begins at `start`: bit n stands for n words further.
 * @param isFree Which words `..` may stand for.
 */
export function phraseEnds(
  { elements }: Phrase,
  words: readonly string[],
  fits: Fits,
  start: number,
  isFree: (word: string) => boolean = isAnyFree,
): number {
  let places = 1;
  for (const { alternatives, byFirst, optional, free } of elements) {
    let next = optional ? places : 0;
    for (let rest = places; rest !== 0; rest &= rest - 1) {
      const on = 31 - Math.clz32(rest & -rest);
      const place = start + on;
      if (free) {
        const last = Math.min(words.length - place, freeMax);
        for (let more = 1; more <= last && isFree(words[place + more - 1] ?? ''); more += 1) next |= 1 << (on + more);
        continue;
      }
      const say = (alternative: readonly number[]): void => {
        if (isSaidAt(alternative, fits, place)) next |= 1 << (on + alternative.length);
      };
      if (byFirst === undefined) alternatives.forEach(say);
      else for (const number of fitsAt(fits, place)) byFirst.get(number)?.forEach(say);
    }
    if (next === 0) return 0;
    places = next;
  }
  return places;
}

const fitsAt = (fits: Fits, place: number): readonly number[] => fits[Math.min(place, fits.length - 1)] ?? [];

function isSaidAt(alternative: readonly number[], fits: Fits, place: number): boolean {
  for (let at = 0; at < alternative.length; at += 1) {
    if (!fitsAt(fits, place + at).includes(alternative[at] ?? -1)) return false;
  }
  return true;
}

/** Phrases by the patterns that they can begin with, so that a word is compared with few of them. */
export interface PhraseIndex<Entry> {
  readonly byBegin: ReadonlyMap<number, readonly Entry[]>;
  readonly anywhere: readonly Entry[];
}

export function toIndex<Entry extends { readonly phrase: Phrase }>(entries: readonly Entry[]): PhraseIndex<Entry> {
  const byBegin = new Map<number, Entry[]>();
  for (const entry of entries) {
    for (const begin of new Set(entry.phrase.begins)) {
      const known = byBegin.get(begin);
      if (known === undefined) byBegin.set(begin, [entry]);
      else known.push(entry);
    }
  }
  return { byBegin, anywhere: entries.filter(({ phrase }) => phrase.begins === undefined) };
}

const indices = new WeakMap<readonly Phrase[], PhraseIndex<{ readonly phrase: Phrase }>>();

function indexOf(phrases: readonly Phrase[]): PhraseIndex<{ readonly phrase: Phrase }> {
  const known = indices.get(phrases);
  if (known !== undefined) return known;
  const index = toIndex(phrases.map((phrase) => ({ phrase })));
  indices.set(phrases, index);
  return index;
}

/** Whether one of the phrases is said. */
export function saysAny(phrases: readonly Phrase[], words: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const { byBegin, anywhere } = indexOf(phrases);
  const fits = fitsOf(words);
  for (let start = 0; start < words.length; start += 1) {
    const isSaid = ({ phrase }: { readonly phrase: Phrase }): boolean => isSaidFrom(phrase, words, fits, start);
    for (const number of fits[start] ?? []) if (byBegin.get(number)?.some(isSaid) === true) return true;
    if (anywhere.some(isSaid)) return true;
  }
  return false;
}

/** Whether the phrase is said at `start`, in one word at least. */
export const isSaidFrom = (phrase: Phrase, words: readonly string[], fits: Fits, start: number): boolean =>
  (phraseEnds(phrase, words, fits, start) & ~1) !== 0;
