/**
 * Phrases as a tree of words, in typed arrays: a hundred thousand phrases take a few megabytes. From a node, a word leads to another node;
 * which of them is found by open addressing, with a mark of node and word at each place.
 */
export interface PhraseIndex {
  /** By place: the mark of a step, and the node it leads to; 0 where the place is free. */
  readonly marks: Int32Array;
  readonly to: Int32Array;
  /** By node: the first of its links, −1 for none. */
  readonly first: Int32Array;
  /** By link: a code, and the next link of the node. */
  readonly codes: Uint16Array;
  readonly next: Int32Array;
}

export interface Said {
  readonly code: number;
  /** The words that say it. */
  readonly from: number;
  readonly to: number;
}

const root = 1;
/** A stem has so many letters at least. */
const stemMin = 2;
// FNV-1a, 32 bits.
const hashStart = 0x811c9dc5;
const hashed = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);
/** The stem "run*" is another step than the word "run". */
const asStem = (hash: number): number => hashed(hash, 0x2a);

/**
 * @param phrasesByCode Apart by commas, `*` after the stem of a word; the code is the place in the list.
 * @param inFull Writes out short forms, as is done with what is said.
 */
export function toPhraseIndex(
  phrasesByCode: readonly string[],
  inFull: (words: readonly string[]) => readonly string[],
): PhraseIndex {
  // A phrase has a word more than it has spaces, and a step a word at most.
  const stepsMax = phrasesByCode.reduce((sum, phrases) => sum + phrases.split(/[\s,]+/u).length, 0);
  const tree = spaceFor(2 * stepsMax);
  const first = [-1, -1];
  const [codes, next] = [[] as number[], [] as number[]];
  for (const [code, phrases] of phrasesByCode.entries()) {
    for (const phrase of foldPhrases(phrases)) {
      let node = root;
      for (const word of inFull(phrase.split(' '))) {
        const hash = hashOf(word);
        const known = stepFrom(tree, node, hash);
        if (known === 0) {
          put(tree, wishOf(node, hash), markOf(node, hash), first.length);
          node = first.length;
          first.push(-1);
        } else node = known;
      }
      const link = first[node] ?? -1;
      if (link >= 0 && codes[link] === code) continue;
      codes.push(code);
      next.push(link);
      first[node] = codes.length - 1;
    }
  }
  return {
    ...compact(tree, first.length),
    ...{ first: Int32Array.from(first), codes: Uint16Array.from(codes), next: Int32Array.from(next) },
  };
}

function hashOf(word: string): number {
  const isStem = word.endsWith('*');
  let hash = hashStart;
  for (let at = 0; at < word.length - (isStem ? 1 : 0); at += 1) hash = hashed(hash, word.charCodeAt(at));
  return isStem ? asStem(hash) : hash;
}

type Steps = Pick<PhraseIndex, 'marks' | 'to'>;
/** While steps are still added, with where each would stand if there were room for all. */
type Growing = Steps & { readonly wishes: Int32Array };

const spaceFor = (places: number): Growing => ({
  ...{ wishes: new Int32Array(places), marks: new Int32Array(places), to: new Int32Array(places) },
});
/** Places for each step: fewer would make steps long to find, more take memory. */
const room = 1.5;

/** @see Appleby, MurmurHash3: the last mix of its 32 bits. */
function mixed(number: number): number {
  const one = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return two ^ (two >>> 16);
}

/** Where a step wishes to stand, and by which mark it is known there: two hashes of it that know nothing of one another. */
const wishOf = (node: number, hash: number): number => mixed(hash ^ Math.imul(node, 0x9e3779b1));
const markOf = (node: number, hash: number): number => mixed(Math.imul(hash, 0x2545f491) + node);
const placeOf = (wish: number, places: number): number => Math.floor(((wish >>> 0) / 2 ** 32) * places);

/** @returns 0 where no phrase goes on so. */
function stepFrom({ marks, to }: Steps, node: number, hash: number): number {
  const mark = markOf(node, hash);
  for (let place = placeOf(wishOf(node, hash), to.length); ; place = place + 1 === to.length ? 0 : place + 1) {
    const target = to[place] ?? 0;
    if (target === 0 || marks[place] === mark) return target;
  }
}

function put({ wishes, marks, to }: Growing, wish: number, mark: number, target: number): void {
  let place = placeOf(wish, to.length);
  while (to[place] !== 0) place = place + 1 === to.length ? 0 : place + 1;
  wishes[place] = wish;
  marks[place] = mark;
  to[place] = target;
}

function compact(from: Growing, count: number): Steps {
  const steps = spaceFor(Math.ceil(room * count));
  for (const [place, target] of from.to.entries()) {
    if (target !== 0) put(steps, from.wishes[place] ?? 0, from.marks[place] ?? 0, target);
  }
  return { marks: steps.marks, to: steps.to };
}

function foldPhrases(phrases: string): string[] {
  return phrases
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[,\n]/u)
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter((phrase) => phrase !== '');
}

/** Everything that is said, in the order of the words. */
export function saidIn(index: PhraseIndex, words: readonly string[]): Said[] {
  const said: Said[] = [];
  for (let from = 0; from < words.length; from += 1) goOn(index, words, { from, at: from, node: root }, said);
  return said;
}

function goOn(
  index: PhraseIndex,
  words: readonly string[],
  { from, at, node }: { from: number; at: number; node: number },
  said: Said[],
): void {
  const word = words[at];
  if (word === undefined) return;
  const arrive = (target: number): void => {
    if (target === 0) return;
    for (let link = index.first[target] ?? -1; link >= 0; link = index.next[link] ?? -1) {
      said.push({ code: index.codes[link] ?? 0, from, to: at + 1 });
    }
    goOn(index, words, { from, at: at + 1, node: target }, said);
  };
  let hash = hashStart;
  for (let letter = 0; letter < word.length; letter += 1) {
    hash = hashed(hash, word.charCodeAt(letter));
    if (letter + 1 >= stemMin) arrive(stepFrom(index, node, asStem(hash)));
  }
  arrive(stepFrom(index, node, hash));
}
