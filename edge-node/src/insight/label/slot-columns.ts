import { slotCount } from './feature-list.ts';

const wordBits = 32;

/**
 * Which slots of features are columns of a table: the n-th slot that is one is column n. A bit a slot, and beside every 32 of them how
 * many columns stand before: a table of all slots would not fit into the processor's caches. Plain data, that threads may hand on.
 * @see Jacobson, Space-efficient Static Trees and Graphs: rank.
 */
export interface SlotColumns {
  readonly count: number;
  readonly bits: Uint32Array;
  readonly before: Uint32Array;
}

/** @param slots Ascending. */
export function slotColumnsOf(slots: Iterable<number>): SlotColumns {
  const [bits, before] = [new Uint32Array(slotCount / wordBits), new Uint32Array(slotCount / wordBits)];
  for (const slot of slots) bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  let count = 0;
  for (const [at, word] of bits.entries()) {
    before[at] = count;
    count += bitsIn(word);
  }
  return { count, bits, before };
}

/** @returns −1 where the feature is unknown. */
export function columnOf({ bits, before }: SlotColumns, slot: number): number {
  const word = bits[slot >>> 5] ?? 0;
  const bit = 1 << (slot & 31);
  return (word & bit) === 0 ? -1 : (before[slot >>> 5] ?? 0) + bitsIn(word & (bit - 1));
}

/** Ascending. */
export function* slotsOf({ bits }: SlotColumns): Generator<number> {
  for (const [at, word] of bits.entries()) {
    for (let bit = 0; bit < wordBits; bit += 1) if ((word & (1 << bit)) !== 0) yield at * wordBits + bit;
  }
}

/** @see Warren, Hacker's Delight, figure 5-2. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
