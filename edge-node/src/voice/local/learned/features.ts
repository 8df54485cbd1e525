import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { wordsOf } from '../tokens.ts';

/** As many slots as the hashes of features fall into. */
export const slotCount = 2 ** 15;

/** What a model sees of an utterance. */
export interface Features {
  /** Each named once; the runs of words first. */
  readonly slots: Uint32Array;
  /** How many of them are runs of words. */
  readonly wordRuns: number;
  readonly wordCount: number;
}

const wordsMax = 40;
const wordRunMax = 3;
const letterRunMin = 3;
const letterRunMax = 5;
const lengthSteps = [1, 2, 3, 5, 8, 13, 21];
const wordRunWeight = 2;
/** 0.5 makes long utterances weigh as much as short ones; less lets them weigh more. */
const evenness = 0.3;

// FNV-1a, 32 bits.
const hashStart = 0x811c9dc5;
const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Kinds of features, so that the word "non" and the letters "non" fall apart. */
const kinds = { word: 1, letters: 2, length: 3, asks: 4 } as const;
const beginCode = 0x02;
const endCode = 0x03;
const breakCode = 0x1f;
const digitCode = 0x30;

/**
 * Runs of one to three words with marks where the utterance begins and ends, runs of three to five letters inside words, how long
 * it is and whether it asks; each as a slot. Any number is the same number.
 */
export function featuresOf(text: string, language: Language): Features {
  const words = wordsOf(text, language).slice(0, wordsMax).map(codesOf);
  const slots = new Set<number>();
  const add = (hash: number): void => {
    // The low bits of FNV depend on the low bits of the letters alone.
    slots.add((hash ^ (hash >>> 15)) & (slotCount - 1));
  };
  addWordRuns([[beginCode], ...words, [endCode]], add);
  const wordRuns = slots.size;
  for (const word of words) addLetterRuns([beginCode, ...word, endCode], add);
  add(
    mixed(
      mixed(hashStart, kinds.length),
      lengthSteps.findIndex((most) => words.length <= most),
    ),
  );
  if (text.includes('?')) add(mixed(hashStart, kinds.asks));
  return { slots: Uint32Array.from(slots), wordRuns, wordCount: words.length };
}

function addWordRuns(words: readonly (readonly number[])[], add: (hash: number) => void): void {
  for (let from = 0; from < words.length; from += 1) {
    let hash = mixed(hashStart, kinds.word);
    for (let at = from; at < Math.min(from + wordRunMax, words.length); at += 1) {
      for (const code of words[at] ?? []) hash = mixed(hash, code);
      hash = mixed(hash, breakCode);
      add(hash);
    }
  }
}

function addLetterRuns(letters: readonly number[], add: (hash: number) => void): void {
  for (let from = 0; from + letterRunMin <= letters.length; from += 1) {
    let hash = mixed(hashStart, kinds.letters);
    for (let at = from; at < Math.min(from + letterRunMax, letters.length); at += 1) {
      hash = mixed(hash, letters[at] ?? 0);
      if (at - from + 1 >= letterRunMin) add(hash);
    }
  }
}

function codesOf(word: string): number[] {
  if (/^\d/u.test(word)) return [digitCode];
  return Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
}

type Runs = Pick<Features, 'slots' | 'wordRuns'>;

/** The sum of what a model holds in the slots, evened out by how many there are. */
export function weighed({ slots, wordRuns }: Runs, weights: Int8Array | Float64Array): number {
  let sum = 0;
  for (let at = 0; at < slots.length; at += 1)
    sum += (at < wordRuns ? wordRunWeight : 1) * (weights[slots[at] ?? 0] ?? 0);
  return sum * shareOf({ slots, wordRuns });
}

/** Adds to each slot what it contributes to an utterance's sum, times `amount`. */
export function spread({ slots, wordRuns }: Runs, amount: number, onto: Float64Array): void {
  const light = amount * shareOf({ slots, wordRuns });
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    onto[slot] = (onto[slot] ?? 0) + (at < wordRuns ? wordRunWeight : 1) * light;
  }
}

const shareOf = ({ slots, wordRuns }: Runs): number =>
  (slots.length + (wordRunWeight ** 2 - 1) * wordRuns) ** -evenness;
