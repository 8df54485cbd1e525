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
const begin = '\u0002';
const end = '\u0003';
const [beginCode, endCode] = [begin.charCodeAt(0), end.charCodeAt(0)];
const breakCode = 0x1f;
const digit = '0';

/**
 * Runs of one to three words with marks where the utterance begins and ends, runs of three to five letters inside words, how long
 * it is and whether it asks; each as a slot. Any number is the same number.
 */
export function featuresOf(
  text: string,
  language: Language,
  said: readonly string[] = wordsOf(text, language),
): Features {
  const words = said.slice(0, wordsMax);
  for (let at = 0; at < words.length; at += 1) if (isDigit(words[at]?.charCodeAt(0))) words[at] = digit;
  taken = 0;
  addWordRuns(words);
  const wordRuns = taken;
  for (const word of words) addLetterRuns(word);
  add(
    mixed(
      mixed(hashStart, kinds.length),
      lengthSteps.findIndex((most) => words.length <= most),
    ),
  );
  if (text.includes('?')) add(mixed(hashStart, kinds.asks));
  seen.fill(0);
  return { slots: takenSlots.slice(0, taken), wordRuns, wordCount: words.length };
}

const isDigit = (code = 0): boolean => code >= 48 && code <= 57;

// Used again for every utterance: its slots so far, and a bit for each.
const takenSlots = new Uint32Array(slotCount);
const seen = new Uint32Array(slotCount / 32);
let taken = 0;

function add(hash: number): void {
  // The low bits of FNV depend on the low bits of the letters alone.
  const slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
  const [place, bit] = [slot >>> 5, 1 << (slot & 31)];
  if (((seen[place] ?? 0) & bit) !== 0) return;
  seen[place] = (seen[place] ?? 0) | bit;
  takenSlots[taken] = slot;
  taken += 1;
}

function addWordRuns(words: readonly string[]): void {
  for (let from = -1; from <= words.length; from += 1) {
    let hash = mixed(hashStart, kinds.word);
    for (let at = from; at < Math.min(from + wordRunMax, words.length + 1); at += 1) {
      const word = at < 0 ? begin : (words[at] ?? end);
      for (let letter = 0; letter < word.length; letter += 1) hash = mixed(hash, word.charCodeAt(letter));
      hash = mixed(hash, breakCode);
      add(hash);
    }
  }
}

/** With a mark before the word and one after it. */
function addLetterRuns(word: string): void {
  const { length } = word;
  for (let from = -1; from + letterRunMin <= length + 1; from += 1) {
    let hash = mixed(hashStart, kinds.letters);
    for (let at = from; at < Math.min(from + letterRunMax, length + 1); at += 1) {
      hash = mixed(hash, at < 0 ? beginCode : at < length ? word.charCodeAt(at) : endCode);
      if (at - from + 1 >= letterRunMin) add(hash);
    }
  }
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
