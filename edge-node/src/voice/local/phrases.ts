import { isTypo } from './tokens.ts';

/**
 * Phrases are written as they are said, in the words of `wordsOf`: a space between two elements, `|` between alternatives, `_`
 * inside an alternative of several words, `*` after a stem, `?` after what may be missing, `..` for one to six words of any kind.
 */
export interface Phrase {
  readonly elements: readonly Element[];
  /** The patterns that it can begin with; undefined when it can begin with any word. */
  readonly begins: readonly string[] | undefined;
}

export interface Element {
  readonly alternatives: readonly (readonly string[])[];
  readonly optional: boolean;
  readonly free: boolean;
}

/** Shorter words have too many neighbours that mean something else ("ferme", "forme"). */
const typoFrom = 6;
const freeMax = 6;

export function toPhrase(source: string): Phrase {
  const elements = source.split(' ').map((part): Element => {
    const optional = part.endsWith('?');
    const bare = optional ? part.slice(0, -1) : part;
    return { alternatives: bare.split('|').map((each) => each.split('_')), optional, free: bare === '..' };
  });
  return { elements, begins: beginsOf(elements) };
}

function beginsOf(elements: readonly Element[]): string[] | undefined {
  const begins: string[] = [];
  for (const { alternatives, optional, free } of elements) {
    if (free) return undefined;
    begins.push(...alternatives.map(([first = '']) => first));
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

export function sameWord(pattern: string, word: string): boolean {
  if (pattern.endsWith('*')) {
    const stem = pattern.slice(0, -1);
    if (word.startsWith(stem)) return true;
    if (stem.length < typoFrom || word[0] !== stem[0]) return false;
    return [-1, 0, 1].some((more) => isTypo(stem, word.slice(0, stem.length + more)));
  }
  if (pattern === word) return true;
  return pattern.length >= typoFrom && word[0] === pattern[0] && isTypo(pattern, word);
}

/** Every place where the phrase can end when it begins at `start`; `isFree` says which words `..` may stand for. */
export function phraseEnds(
  phrase: Phrase,
  words: readonly string[],
  start: number,
  isFree: (word: string) => boolean = () => true,
): ReadonlySet<number> {
  // Nearly all phrases that a word could begin are not said: they cost no set.
  const [first] = phrase.elements;
  if (first !== undefined && !first.optional && !first.free && !isSaidAt(first, words, start)) return nowhere;
  let places = new Set([start]);
  for (const element of phrase.elements) {
    const next = new Set<number>(element.optional ? places : []);
    for (const place of places) {
      if (element.free) {
        for (let end = place; end < Math.min(words.length, place + freeMax) && isFree(words[end] ?? ''); end += 1) {
          next.add(end + 1);
        }
        continue;
      }
      for (const alternative of element.alternatives) {
        if (alternative.every((pattern, index) => sameWord(pattern, words[place + index] ?? ''))) {
          next.add(place + alternative.length);
        }
      }
    }
    places = next;
    if (places.size === 0) break;
  }
  return places;
}

const nowhere: ReadonlySet<number> = new Set();

function isSaidAt({ alternatives }: Element, words: readonly string[], place: number): boolean {
  for (const alternative of alternatives) {
    let index = 0;
    while (index < alternative.length && sameWord(alternative[index] ?? '', words[place + index] ?? '')) index += 1;
    if (index === alternative.length) return true;
  }
  return false;
}

/** Phrases by what they begin with, so that a word is compared with few of them. */
interface Index {
  /** By the whole word, where neither a typo nor an ending is forgiven. */
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  readonly byLetter: ReadonlyMap<string, readonly Phrase[]>;
  readonly anywhere: readonly Phrase[];
}

function toIndex(phrases: readonly Phrase[]): Index {
  const byWord = new Map<string, Phrase[]>();
  const byLetter = new Map<string, Phrase[]>();
  const add = (map: Map<string, Phrase[]>, key: string, phrase: Phrase): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [phrase]);
    else if (known.at(-1) !== phrase) known.push(phrase);
  };
  for (const phrase of phrases) {
    for (const begin of phrase.begins ?? []) {
      const isExact = !begin.endsWith('*') && begin.length < typoFrom;
      add(isExact ? byWord : byLetter, isExact ? begin : begin.charAt(0), phrase);
    }
  }
  return { byWord, byLetter, anywhere: phrases.filter(({ begins }) => begins === undefined) };
}

const indices = new WeakMap<readonly Phrase[], Index>();

function indexOf(phrases: readonly Phrase[]): Index {
  const known = indices.get(phrases);
  if (known !== undefined) return known;
  const index = toIndex(phrases);
  indices.set(phrases, index);
  return index;
}

const none: readonly Phrase[] = [];

/** The phrases that can begin with this word. */
export function phrasesFrom(phrases: readonly Phrase[], word: string): Phrase[] {
  const { byWord, byLetter, anywhere } = indexOf(phrases);
  return [...(byWord.get(word) ?? none), ...(byLetter.get(word.charAt(0)) ?? none), ...anywhere];
}

/** Whether one of the phrases is said. */
export function saysAny(phrases: readonly Phrase[], words: readonly string[]): boolean {
  const { byWord, byLetter, anywhere } = indexOf(phrases);
  return words.some((word, start) => {
    const isSaid = (phrase: Phrase): boolean => {
      for (const end of phraseEnds(phrase, words, start)) if (end > start) return true;
      return false;
    };
    return (
      (byWord.get(word) ?? none).some(isSaid) ||
      (byLetter.get(word.charAt(0)) ?? none).some(isSaid) ||
      anywhere.some(isSaid)
    );
  });
}
