/** As many slots as the hashes of features fall into. */
export const slotCount = 2 ** 20;

/** Words, letters, meanings and mood weigh as wholes, however long an utterance is. */
export const groupWeights = { words: 1, letters: 1, meanings: 1.2, mood: 1, heard: 0.5, tags: 3 } as const;
export type Group = keyof typeof groupWeights;

// FNV-1a, 32 bits.
const hashStart = 0x811c9dc5;
const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

function textMixed(hash: number, text: string, from: number, to: number): number {
  let mix = hash;
  for (let at = from; at < to; at += 1) mix = mixed(mix, text.charCodeAt(at));
  return mix;
}

/** Murmur's way of stirring a number into a hash: every bit of it reaches all others. */
function stirred(hash: number, code: number): number {
  const mix = Math.imul(hash ^ code, 0x85ebca6b);
  return mix ^ (mix >>> 13);
}

/** A text as a number: what stands in many features is read but once. */
export const codeOf = (text: string): number => textMixed(hashStart, text, 0, text.length);

/**
 * Which slots a list has, by open addressing. There is one set for all lists, since they are filled one after the other; whichever
 * list is added to takes it over.
 */
let seen = new Int32Array(1024);
let seenOf: readonly number[] | undefined;

/** Features up to a place in the list, and what each of them is worth. */
export interface GroupEnd {
  readonly to: number;
  readonly value: number;
}

/** The slots of an utterance's features, each once, one group after the other. */
export class FeatureList {
  readonly slots: number[] = [];
  readonly groups: GroupEnd[] = [];
  #groupFrom = 0;

  addText(kind: number, text: string): void {
    this.addCode(kind, codeOf(text));
  }

  addCode(kind: number, code: number): void {
    this.#add(stirred(stirred(hashStart, kind), code));
  }

  /** Two in a row. */
  addPair(kind: number, first: number, second: number): void {
    this.#add(stirred(stirred(stirred(hashStart, kind + 0x10000), first), second));
  }

  /** Three in a row. */
  addThree(kind: number, first: number, second: number, third: number): void {
    this.#add(stirred(stirred(stirred(stirred(hashStart, kind + 0x20000), first), second), third));
  }

  /** The letters of a text between two places. */
  addPart(kind: number, text: string, from: number, to: number): void {
    this.#add(textMixed(mixed(hashStart, kind), text, Math.max(0, from), Math.min(text.length, to)));
  }

  /** Every run of that many letters. */
  addRuns(kind: number, text: string, least: number, most: number): void {
    const begin = mixed(hashStart, kind);
    for (let from = 0; from < text.length; from += 1) {
      const to = Math.min(text.length, from + most);
      let hash = begin;
      for (let at = from; at < to; at += 1) {
        hash = mixed(hash, text.charCodeAt(at));
        if (at - from + 1 >= least) this.#add(hash);
      }
    }
  }

  /** What was added since the last one was closed weighs as a whole. */
  closeGroup(group: Group): void {
    const count = this.slots.length - this.#groupFrom;
    this.#groupFrom = this.slots.length;
    if (count > 0) this.groups.push({ to: this.#groupFrom, value: groupWeights[group] / Math.sqrt(count) });
  }

  #add(hash: number): void {
    if (seenOf !== this.slots) this.#takeOver();
    // The low bits of FNV depend on the low bits of the letters alone.
    const slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
    const free = placeFor(slot);
    if (free < 0) return;
    seen[free] = slot;
    this.slots.push(slot);
    // Half of it at most is in use: then a slot is found in a step or two.
    if (this.slots.length * 2 > seen.length) {
      seen = new Int32Array(seen.length * 2);
      this.#takeOver();
    }
  }

  #takeOver(): void {
    seen.fill(-1);
    for (const slot of this.slots) seen[placeFor(slot)] = slot;
    seenOf = this.slots;
  }
}

/** Where a slot may stand; −1 where it stands already. */
function placeFor(slot: number): number {
  const mask = seen.length - 1;
  for (let at = slot & mask; ; at = (at + 1) & mask) {
    const there = seen[at];
    if (there === slot) return -1;
    if (there === -1) return at;
  }
}
