export interface Caps {
  /** Secrets a gym and day: bounds what a box could spend that never says what its talks cost. */
  readonly secretsADay: number;
  /** Micro-dollars a gym and day, as its boxes report; null: none. */
  readonly moneyADay: number | null;
}

export type Allowance = 'granted' | 'too-many' | 'too-dear';

/** Whether a gym may have one more secret today. @param today What it had so far, without that one. */
export function allowance(today: { minted: number; spentMicrodollars: number }, caps: Caps): Allowance {
  if (today.minted >= caps.secretsADay) return 'too-many';
  return caps.moneyADay !== null && today.spentMicrodollars >= caps.moneyADay ? 'too-dear' : 'granted';
}

/** The audit log keeps the first secret of a day and each hundredth: one a minute for each gym would drown the rest. */
export const isNoted = (minted: number): boolean => minted === 1 || minted % 100 === 0;
