import { oneDecimal, plainNumber, points } from './insight-facts.ts';

const nounOf = (n: number, one: string, many: string): string => (n === 1 ? one : many);
/** Numbers of things as one says them: one of them, or several. */
export const count = (n: number, one: string, many: string): string => `${n}\u00A0${nounOf(n, one, many)}`;
export const days = (n: number): string => count(n, 'day', 'days');
export const inPoints = (score: number): string => `${points(score)} ${nounOf(points(score), 'point', 'points')}`;
export const chances = (score: number): string =>
  `${points(score)} ${nounOf(points(score), 'chance', 'chances')} in 100`;
export const every = (gap: number): string =>
  oneDecimal(gap) <= 1 ? 'every day' : `every ${plainNumber(gap, 'en')}\u00A0days`;
/** Two months and more are said as months, two years and more as years. */
export function howLong(n: number): string {
  if (n < 61) return days(n);
  return n < 731 ? `${Math.floor(n / 30.44)}\u00A0months` : `${Math.floor(n / 365.25)}\u00A0years`;
}
