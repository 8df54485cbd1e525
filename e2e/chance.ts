/** Choices of a seeded run. Each takes a generator of numbers in [0, 1). */
export type Random = () => number;

/** A whole number from one to the other, both included. */
export const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

export const happens = (random: Random, chance: number): boolean => random() < chance;

/** @throws RangeError when there is nothing to choose from. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('There is nothing to choose from.');
  return list[Math.floor(random() * list.length)] as T;
}

export const someOf = <T>(random: Random, list: readonly T[], chance = 0.5): T[] =>
  list.filter(() => happens(random, chance));

/** One of the names, each as often as its weight says. */
export function weighted<Name extends string>(random: Random, weights: Readonly<Record<Name, number>>): Name {
  const entries = Object.entries(weights) as [Name, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
  if (found === undefined) throw new RangeError('There is nothing to choose from.');
  return found[0];
}

/** A UUID of version 4 that depends on the generator alone. */
export function uuidOf(random: Random): string {
  const hex = Array.from({ length: 32 }, () => whole(random, 0, 15).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
