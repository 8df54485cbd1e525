/** Chance in the shapes that people come in. */
export class Dice {
  readonly #random: () => number;

  /** @param random 0 to 1, such as `seededChance`. */
  constructor(random: () => number) {
    this.#random = random;
  }

  happens(chance: number): boolean {
    return this.#random() < chance;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.#random();
  }

  whole(below: number): number {
    return Math.floor(this.#random() * below);
  }

  normal(mean: number, spread: number): number {
    const distance = Math.sqrt(-2 * Math.log(1 - this.#random()));
    return mean + spread * distance * Math.cos(2 * Math.PI * this.#random());
  }

  /** Knuth's; for small means. */
  count(mean: number): number {
    const limit = Math.exp(-mean);
    let [product, count] = [this.#random(), 0];
    while (product > limit) {
      product *= this.#random();
      count += 1;
    }
    return count;
  }

  /** A made-up id in the form of a UUID. */
  id(): string {
    const hex = Array.from({ length: 32 }, () => this.whole(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const dayMs = 86_400_000;

/** How many come in each month, against the year: full in January and September, empty in August. */
const season = [1.15, 1.05, 1.05, 1, 0.95, 0.95, 0.85, 0.7, 1.15, 1.05, 1, 0.85] as const;
export const seasonOn = (at: number): number => season[new Date(at).getUTCMonth()] ?? 1;

export type ContractKind = 'monthly' | 'yearly' | 'open';

/** What a person is like; none of it is told to the hub. */
export interface Habits {
  /** Visits a week in good times. */
  readonly rate: number;
  /** By day of the week, mean 1. */
  readonly weekdays: readonly number[];
  /** Of the day, UTC. */
  readonly hour: number;
  /** Of visits with a talk at the kiosk. */
  readonly talks: number;
  /** Of visits for a class. */
  readonly classes: number;
  /** −1 to 1, in good times. */
  readonly mood: number;
  /** What else makes a person leave: a move, a baby, an injury to come. Nothing to be seen of it; log-odds. */
  readonly fate: number;
  readonly contract: ContractKind;
  /** Unix ms: weeks away. */
  readonly holidays: readonly { readonly from: number; readonly to: number }[];
}

export function drawHabits(dice: Dice, begin: number): Habits {
  const weights = Array.from({ length: 7 }, () => dice.between(0.05, 1) ** 2);
  const sum = weights.reduce((one, other) => one + other, 0);
  const year = new Date(begin).getUTCFullYear();
  const holidays: { from: number; to: number }[] = [];
  const away = (from: number, days: number): void => void holidays.push({ from, to: from + days * dayMs });
  for (const which of [year, year + 1]) {
    if (dice.happens(0.7)) away(Date.UTC(which, 6, 5 + dice.whole(45)), dice.between(7, 23));
    if (dice.happens(0.6)) away(Date.UTC(which, 11, 20 + dice.whole(6)), dice.between(5, 12));
    if (dice.happens(0.5)) away(Date.UTC(which, dice.whole(12), 1 + dice.whole(27)), dice.between(5, 10));
  }
  const kind = dice.between(0, 1);
  return {
    rate: Math.min(6, Math.max(0.4, Math.exp(dice.normal(0.55, 0.5)))),
    weekdays: weights.map((weight) => (7 * weight) / sum),
    hour: dice.happens(0.6) ? dice.between(16, 19) : dice.between(6, 15),
    talks: Math.max(0, dice.normal(0.16, 0.1)),
    classes: dice.happens(0.4) ? dice.between(0.2, 0.8) : 0,
    mood: dice.normal(0.25, 0.25),
    fate: dice.normal(0, 0.35),
    contract: kind < 0.45 ? 'monthly' : kind < 0.85 ? 'yearly' : 'open',
    holidays,
  };
}
