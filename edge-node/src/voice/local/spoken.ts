/** What is found, and what is said for it. */
export type SpokenRule = readonly [RegExp, string | ((...found: string[]) => string)];

/** How a language puts into words what is written short. */
export interface Spoken {
  /** From January on. */
  readonly months: readonly string[];
  /** Beginnings that stand for a month, in the same order; a dot may follow. */
  readonly shortMonths: readonly RegExp[];
  /** Short names of days of the week, as they are written before a date. */
  readonly shortDays: Readonly<Record<string, string>>;
  readonly date: (day: number, month: string, year: string | undefined) => string;
  /** Between the two ends of a range. */
  readonly to: string;
  /** Of an address: `@`, `.`, `-`, `_`. */
  readonly signs: Readonly<Record<string, string>>;
  readonly rules: readonly SpokenRule[];
}

const number = '(\\d+(?:[.,]\\d+)?)';

/** "1 min", "45 min". */
export function unit(mark: string, one: string, many: string): SpokenRule {
  const pattern = new RegExp(`(?<![\\d.,])${number}\\s?${mark}(?![\\p{L}\\p{N}])`, 'gu');
  return [pattern, (_, count = '') => `${count} ${count === '1' ? one : many}`];
}

/** A word as it is written, in capitals too. */
export function word(written: string, said: string): SpokenRule {
  return [new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'giu'), said];
}

/** The same where only this spelling is meant. */
export function exactly(written: string, said: string): SpokenRule {
  return [new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'gu'), said];
}

export const isTime = (hour: string, minute: string): boolean => Number(hour) <= 24 && Number(minute) <= 59;
