/** A stream of numbers in [0, 1) that is the same for the same words. */
export type Chance = () => number;

/** @see mulberry32, seeded by FNV-1a over the words: what one part of a run draws does not shift what another does. */
export function chanceOf(...words: (string | number)[]): Chance {
  let state = 0x811c9dc5;
  for (const letter of words.join('\u0001')) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const between = (chance: Chance, low: number, high: number): number => low + chance() * (high - low);

export const whole = (chance: Chance, low: number, high: number): number => Math.floor(between(chance, low, high + 1));

export function oneOf<Value>(chance: Chance, values: readonly Value[]): Value {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}

/** An id in the form of a UUIDv7, counted rather than drawn. */
export function idsOf(node: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `01900000-${node.toString(16).padStart(4, '0')}-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}
