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
  /** By column and output. */
  readonly weights: Int8Array;
  /** What one step of a byte is worth, by output. */
  readonly steps: Float32Array;
  readonly bias: Float32Array;
}

const byteMax = 127;
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
    for (const [at, slot] of list.slots.entries()) {
      const column = columnOf(bySlot, slot);
      if (column < 0) continue;
      columns.push(column);
      values.push((list.values[at] ?? 0) * (rarity[column] ?? 0));
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
  const steps = most.map((size) => (size === 0 ? 1 : size / byteMax));
  const bytes = Int8Array.from(weights, (weight, at) => {
    const k = at % outputs;
    return Math.round((weight * (rarity[(at - k) / outputs] ?? 0)) / (steps[k] ?? 1));
  });
  return { outputs, columns: bySlot, weights: bytes, steps, bias };
}

/**
 * What each output says of an utterance, as logarithms of odds. A table is larger than the processor's caches: four outputs at a
 * time do so little with each column that the next ones are on their way meanwhile.
 */
export function scoresOf({ outputs, columns, weights, steps, bias }: Table, list: FeatureList): Float64Array {
  const froms: number[] = [];
  const worths: number[] = [];
  for (let at = 0; at < list.slots.length; at += 1) {
    const column = columnOf(columns, list.slots[at] ?? 0);
    if (column < 0) continue;
    froms.push(column * outputs);
    worths.push(list.values[at] ?? 0);
  }
  const scores = new Float64Array(outputs);
  for (let next = 0; next < outputs; next += 4) {
    // The last four may begin among the four before them: what is summed twice comes to the same.
    const k = Math.max(0, Math.min(next, outputs - 4));
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < froms.length; at += 1) {
      const from = (froms[at] ?? 0) + k;
      const worth = worths[at] ?? 0;
      first += worth * (weights[from] ?? 0);
      second += worth * (weights[from + 1] ?? 0);
      third += worth * (weights[from + 2] ?? 0);
      fourth += worth * (weights[from + 3] ?? 0);
    }
    scores.set([first, second, third, fourth].slice(0, outputs), k);
  }
  for (let each = 0; each < outputs; each += 1) {
    scores[each] = (scores[each] ?? 0) * (steps[each] ?? 0) + (bias[each] ?? 0);
  }
  return scores;
}
