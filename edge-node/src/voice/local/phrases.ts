import { fitsOf, numberOf, usesOf, type Fits } from './patterns.ts';

/**
 * Phrases are written as they are said, in the words of `wordsOf`: a space between two elements, `|` between alternatives, `_`
 * inside an alternative of several words, `*` after a stem, `?` after what may be missing, `..` for one to six words of any kind.
 */
export interface Phrase {
  readonly elements: readonly Element[];
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
    const byFirst = alternatives.length < manyFrom ? undefined : Map.groupBy(alternatives, ([first]) => first ?? -1);
    return { alternatives, byFirst, optional, free: false };
  });
  const longest = elements.reduce((sum, element) => sum + mostOf(element), 0);
  if (longest > lengthMax) throw new Error(`A phrase has up to ${longest} words, and ${lengthMax} at most: ${source}`);
  return { elements };
}

const mostOf = ({ alternatives, free }: Element): number =>
  free ? freeMax : Math.max(...alternatives.map(({ length }) => length));

const leastOf = ({ alternatives, optional, free }: Element): number =>
  optional ? 0 : free ? 1 : Math.min(...alternatives.map(({ length }) => length));

/** One phrase a line or comma. */
export function toPhrases(source: string): Phrase[] {
  return source
    .split(/[\n,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(toPhrase);
}

/** Which words `..` may stand for. */
type IsFree = (word: string) => boolean;

const isAnyFree: IsFree = () => true;

/** Where the phrase can end when it begins at `start`: bit n stands for n words further. */
function phraseEnds(
  elements: readonly Element[],
  words: readonly string[],
  fits: Fits,
  start: number,
  isFree: IsFree,
): number {
  let places = 1;
  for (const element of elements) {
    let next = element.optional ? places : 0;
    for (let rest = places; rest !== 0; rest &= rest - 1) {
      const on = 31 - Math.clz32(rest & -rest);
      next |= (element.free ? freeEnds(words, start + on, isFree) : saidEnds(element, fits, start + on)) << on;
    }
    if (next === 0) return 0;
    places = next;
  }
  return places;
}

function freeEnds(words: readonly string[], place: number, isFree: IsFree): number {
  const last = Math.min(words.length - place, freeMax);
  let ends = 0;
  for (let more = 1; more <= last && isFree(words[place + more - 1] ?? ''); more += 1) ends |= 1 << more;
  return ends;
}

function saidEnds({ alternatives, byFirst }: Element, fits: Fits, place: number): number {
  const numbers = fits[place];
  if (numbers === undefined || numbers.length === 0) return 0;
  if (byFirst === undefined) return endsOf(alternatives, fits, place);
  let ends = 0;
  for (const number of numbers) {
    const those = byFirst.get(number);
    if (those !== undefined) ends |= endsOf(those, fits, place);
  }
  return ends;
}

function endsOf(alternatives: readonly (readonly number[])[], fits: Fits, place: number): number {
  let ends = 0;
  for (const alternative of alternatives) if (isSaidAt(alternative, fits, place)) ends |= 1 << alternative.length;
  return ends;
}

function isSaidAt(alternative: readonly number[], fits: Fits, place: number): boolean {
  for (let at = 0; at < alternative.length; at += 1) {
    if (fits[place + at]?.includes(alternative[at] ?? -1) !== true) return false;
  }
  return true;
}

/** A phrase that has to be looked for where a pattern is said: it begins so many words before it. */
interface Anchored<Entry> {
  readonly entry: Entry;
  readonly least: number;
  readonly most: number;
}

/** Phrases by the patterns of their rarest word, so that few are looked for in an utterance. */
export interface PhraseIndex<Entry> {
  readonly byAnchor: ReadonlyMap<number, readonly Anchored<Entry>[]>;
  /** 1 for every number that stands in `byAnchor`, where they are many: most words have none. */
  readonly isAnchor: Uint8Array | undefined;
  /** Those of which no word has to be said. */
  readonly anywhere: readonly Entry[];
}

export function toIndex<Entry extends { readonly phrase: Phrase }>(entries: readonly Entry[]): PhraseIndex<Entry> {
  const byAnchor = new Map<number, Anchored<Entry>[]>();
  const anywhere: Entry[] = [];
  for (const entry of entries) {
    const anchors = anchorsOf(entry.phrase.elements);
    if (anchors === undefined) anywhere.push(entry);
    for (const { number, least, most } of anchors ?? []) {
      const known = byAnchor.get(number);
      if (known === undefined) byAnchor.set(number, [{ entry, least, most }]);
      else if (!known.some((each) => each.entry === entry && each.least <= least && each.most >= most))
        known.push({ entry, least, most });
    }
  }
  const isAnchor = byAnchor.size < manyAnchors ? undefined : new Uint8Array(Math.max(...byAnchor.keys()) + 1);
  if (isAnchor !== undefined) for (const number of byAnchor.keys()) isAnchor[number] = 1;
  return { byAnchor, isAnchor, anywhere };
}

const manyAnchors = 100;

interface Anchor {
  readonly number: number;
  readonly least: number;
  readonly most: number;
}

/** One pattern of every alternative of the element that is likely said least; undefined where all may be missing. */
function anchorsOf(elements: readonly Element[]): readonly Anchor[] | undefined {
  let best: readonly Anchor[] | undefined;
  let [bestUses, least, most] = [Infinity, 0, 0];
  for (const element of elements) {
    if (!element.optional && !element.free) {
      const anchors = element.alternatives.map((alternative): Anchor => {
        const at = rarestOf(alternative);
        return { number: alternative[at] ?? -1, least: least + at, most: most + at };
      });
      const uses = anchors.reduce((sum, { number }) => sum + usesOf(number), 0) * (most - least + 1);
      if (uses < bestUses) [best, bestUses] = [anchors, uses];
    }
    least += leastOf(element);
    most += mostOf(element);
  }
  return best;
}

function rarestOf(alternative: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < alternative.length; at += 1) {
    if (usesOf(alternative[at] ?? -1) < usesOf(alternative[best] ?? -1)) best = at;
  }
  return best;
}

/** @returns True to look no further. */
export type Hear<Entry> = (entry: Entry, start: number, ends: number) => boolean;

export interface Looked<Entry> {
  /** True for an entry that needs no looking for. */
  readonly isKnown?: (entry: Entry) => boolean;
  readonly isFree?: IsFree;
}

/**
 * Tells every phrase that is said, by where it begins and where it can end: bit n stands for n words further. One that is said
 * may be told more than once.
 */
export function hearPhrases<Entry extends { readonly phrase: Phrase }>(
  { byAnchor, isAnchor, anywhere }: PhraseIndex<Entry>,
  words: readonly string[],
  hear: Hear<Entry>,
  { isKnown, isFree = isAnyFree }: Looked<Entry> = {},
): void {
  const fits = fitsOf(words);
  for (let at = 0; at < words.length; at += 1) {
    for (const number of fits[at] ?? noNumbers) {
      if (isAnchor !== undefined && isAnchor[number] !== 1) continue;
      const anchored = byAnchor.get(number);
      if (anchored === undefined) continue;
      for (const { entry, least, most } of anchored) {
        if (isKnown?.(entry) === true) continue;
        for (let start = Math.max(0, at - most); start <= at - least; start += 1) {
          const ends = phraseEnds(entry.phrase.elements, words, fits, start, isFree);
          if (ends !== 0 && hear(entry, start, ends)) return;
        }
      }
    }
    for (const entry of anywhere) {
      const ends = phraseEnds(entry.phrase.elements, words, fits, at, isFree);
      if (ends !== 0 && hear(entry, at, ends)) return;
    }
  }
}

const noNumbers: readonly number[] = [];

/** Whether a phrase is said in one word at least. */
export const isInWords = (ends: number): boolean => (ends & ~1) !== 0;

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
  let isSaid = false;
  hearPhrases(indexOf(phrases), words, (_entry, _start, ends) => (isSaid ||= isInWords(ends)));
  return isSaid;
}
