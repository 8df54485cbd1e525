import { oneDecimal, plainNumber, points } from './insight-facts.ts';

const rule = new Intl.PluralRules('fr');
const nounOf = (n: number, one: string, many: string): string => (rule.select(n) === 'one' ? one : many);
/** Numbers of things as one says them: one of them, or several. */
export const count = (n: number, one: string, many: string): string => `${n}\u00A0${nounOf(n, one, many)}`;
export const days = (n: number): string => count(n, 'jour', 'jours');
export const inPoints = (score: number): string => `${points(score)} ${nounOf(points(score), 'point', 'points')}`;
export const chances = (score: number): string =>
  `${points(score)} ${nounOf(points(score), 'chance', 'chances')} sur 100`;
export function every(gap: number): string {
  const n = oneDecimal(gap);
  return n <= 1 ? 'tous les jours' : `tous les ${plainNumber(n, 'fr')}\u00A0${nounOf(n, 'jour', 'jours')}`;
}
/** Two months and more are said as months, two years and more as years. */
export function howLong(n: number): string {
  if (n < 61) return days(n);
  return n < 731 ? `${Math.floor(n / 30.44)}\u00A0mois` : `${Math.floor(n / 365.25)}\u00A0ans`;
}
