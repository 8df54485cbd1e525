import { isTypo } from './tokens.ts';

/**
 * Phrases are written as they are said, in the words of `wordsOf`: a space between two elements, `|` between alternatives, `_`
 * inside an alternative of several words, `*` after a stem, `?` after what may be missing, `..` for one to six words of any kind.
 */
export interface Phrase {
  readonly elements: readonly Element[];
  /** The letters that it can begin with, typos included; undefined when it can begin with any. */
  readonly initials: string | undefined;
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
  return { elements, initials: initialsOf(elements) };
}

function initialsOf(elements: readonly Element[]): string | undefined {
  let initials = '';
  for (const { alternatives, optional, free } of elements) {
    if (free) return undefined;
    initials += alternatives.map(([first = '']) => first.charAt(0)).join('');
    if (!optional) return initials;
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
  if (!canBegin(phrase, words[start] ?? '')) return nowhere;
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

function canBegin({ initials }: Phrase, word: string): boolean {
  return initials === undefined || initials.includes(word.charAt(0));
}

export function saysPhrase(phrase: Phrase, words: readonly string[]): boolean {
  return words.some((_, start) => [...phraseEnds(phrase, words, start)].some((end) => end > start));
}

export function saysAny(phrases: readonly Phrase[], words: readonly string[]): boolean {
  return phrases.some((phrase) => saysPhrase(phrase, words));
}
