import type { FeatureList } from './feature-list.ts';
import { slotCount } from './feature-list.ts';
import type { Fitted, Rows } from './fit.ts';
import { columnOf, slotColumnsOf, slotsOf, type SlotColumns } from './slot-columns.ts';

/** Which slots of features are columns of a table, and how much each tells by how seldom it is. */
export interface Columns {
  readonly bySlot: SlotColumns;
  readonly rarity: Float32Array;
}

/** A linear model in one byte a weight. */
export interface Table {
  readonly outputs: number;
  readonly columns: SlotColumns;
  /** By column: a byte an output, four to a word, and the last word filled up with zeros. Little endian. */
  readonly words: Int32Array;
  /** What one step of a byte is worth, by output. */
  readonly steps: Float32Array;
  readonly bias: Float32Array;
}

/** Steps of a weight to each side of 0: all 127 of a byte would make the file larger by a third, and labels no better. */
const stepsMax = 31;
const wordBytes = 4;
/** Words that a column's row takes. */
export const wordsFor = (outputs: number): number => Math.ceil(outputs / wordBytes);

/** As many bytes as a sum of 16 bits holds, whatever they are. */
const lanesHold = 256;
/** Where the rows begin that are added up next: one for all, since that happens one after the other. */
const rowsFrom = new Int32Array(lanesHold);
/** Between counting all features alike and counting them by the logarithm of how seldom they are. */
const rarityShare = 0.5;

/** @param atLeast A feature of fewer rows is no column. */
export function columnsOf(lists: readonly FeatureList[], atLeast: number): Columns {
  const counts = new Uint32Array(slotCount);
  for (const { slots } of lists) for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + 1;
  const slots: number[] = [];
  const rarity: number[] = [];
  for (const [slot, count] of counts.entries()) {
    if (count < atLeast) continue;
    slots.push(slot);
    rarity.push(Math.log((lists.length + 1) / (count + 1)) ** rarityShare);
  }
  return { bySlot: slotColumnsOf(slots), rarity: Float32Array.from(rarity) };
}

export function rowsOf(lists: readonly FeatureList[], { bySlot, rarity }: Columns): Rows {
  const starts = new Uint32Array(lists.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, list] of lists.entries()) {
    let at = 0;
    for (const { to, value } of list.groups) {
      for (; at < to; at += 1) {
        const column = columnOf(bySlot, list.slots[at] ?? 0);
        if (column < 0) continue;
        columns.push(column);
        values.push(value * (rarity[column] ?? 0));
      }
    }
    starts[row + 1] = columns.length;
  }
  return { starts, columns: Uint32Array.from(columns), values: Float32Array.from(values), width: rarity.length };
}

/** Only so many columns, those that tell most: the file of a model has a limit. */
export function withMost(
  { bySlot, rarity }: Columns,
  { weights, bias }: Fitted,
  most: number,
): { columns: Columns; fitted: Fitted } {
  const outputs = bias.length;
  const tells = Float64Array.from(rarity, (seldom, column) => {
    let sum = 0;
    for (let k = 0; k < outputs; k += 1) sum += ((weights[column * outputs + k] ?? 0) * seldom) ** 2;
    return sum;
  });
  const least = tells.toSorted((a, b) => b - a)[most - 1] ?? 0;
  const kept = [...tells.keys()].filter((column) => (tells[column] ?? 0) >= least);
  const slots = [...slotsOf(bySlot)];
  return {
    columns: {
      bySlot: slotColumnsOf(kept.map((column) => slots[column] ?? 0)),
      rarity: Float32Array.from(kept, (column) => rarity[column] ?? 0),
    },
    fitted: {
      weights: Float32Array.from(
        { length: kept.length * outputs },
        (_, at) => weights[(kept[Math.floor(at / outputs)] ?? 0) * outputs + (at % outputs)] ?? 0,
      ),
      bias,
    },
  };
}

/** In one byte a weight, the rarity of each column within. */
export function toTable({ bySlot, rarity }: Columns, { weights, bias }: Fitted): Table {
  const outputs = bias.length;
  const most = new Float32Array(outputs);
  for (let at = 0; at < weights.length; at += 1) {
    const k = at % outputs;
    const size = Math.abs((weights[at] ?? 0) * (rarity[(at - k) / outputs] ?? 0));
    if (size > (most[k] ?? 0)) most[k] = size;
  }
  const steps = most.map((size) => (size === 0 ? 1 : size / stepsMax));
  const words = new Int32Array(rarity.length * wordsFor(outputs));
  const bytes = new Int8Array(words.buffer);
  for (const [column, seldom] of rarity.entries()) {
    for (let k = 0; k < outputs; k += 1) {
      const weight = (weights[column * outputs + k] ?? 0) * seldom;
      bytes[column * wordsFor(outputs) * wordBytes + k] = Math.round(weight / (steps[k] ?? 1));
    }
  }
  return { outputs, columns: bySlot, words, steps, bias };
}

/** What each output says of an utterance, as logarithms of odds. */
export function scoresOf({ outputs, columns, words, steps, bias }: Table, list: FeatureList): Float64Array {
  const scores = new Float64Array(outputs);
  const width = wordsFor(outputs);
  let at = 0;
  for (const { to, value } of list.groups) {
    let known = 0;
    for (; at < to; at += 1) {
      const column = columnOf(columns, list.slots[at] ?? 0);
      if (column < 0) continue;
      if (known === lanesHold) {
        addRows(scores, { words, width, known, value });
        known = 0;
      }
      rowsFrom[known] = column * width;
      known += 1;
    }
    addRows(scores, { words, width, known, value });
  }
  for (let each = 0; each < outputs; each += 1) {
    scores[each] = (scores[each] ?? 0) * (steps[each] ?? 0) + (bias[each] ?? 0);
  }
  return scores;
}

const signs = 0x8080_8080;
const lanes = 0x00ff_00ff;

/**
 * Adds up rows of bytes, of which each counts alike. A word of a row is four bytes: two sums of 16 bits stand in one number, so that two
 * additions do for four outputs. Bytes are made positive for it, by 128, which is taken off again at the end.
 * @see Warren, Hacker's Delight, 2-18: doing the same to several small numbers in a word.
 */
function addRows(
  scores: Float64Array,
  { words, width, known, value }: { words: Int32Array; width: number; known: number; value: number },
): void {
  const off = 128 * known;
  for (let word = 0; word < width; word += 1) {
    let [even, odd] = [0, 0];
    for (let at = 0; at < known; at += 1) {
      const four = (words[(rowsFrom[at] ?? 0) + word] ?? 0) ^ signs;
      even = (even + (four & lanes)) | 0;
      odd = (odd + ((four >>> 8) & lanes)) | 0;
    }
    const k = word * wordBytes;
    // Beyond the last output a typed array takes nothing.
    scores[k] = (scores[k] ?? 0) + value * ((even & 0xffff) - off);
    scores[k + 1] = (scores[k + 1] ?? 0) + value * ((odd & 0xffff) - off);
    scores[k + 2] = (scores[k + 2] ?? 0) + value * ((even >>> 16) - off);
    scores[k + 3] = (scores[k + 3] ?? 0) + value * ((odd >>> 16) - off);
  }
}
