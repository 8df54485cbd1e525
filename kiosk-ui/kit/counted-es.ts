import { oneDecimal, plainNumber, points } from './insight-facts.ts';

const nounOf = (n: number, one: string, many: string): string => (n === 1 ? one : many);
/** Numbers of things as one says them: one of them, or several. */
export const count = (n: number, one: string, many: string): string => `${n}\u00A0${nounOf(n, one, many)}`;
export const days = (n: number): string => count(n, 'día', 'días');
export const inPoints = (score: number): string => `${points(score)} ${nounOf(points(score), 'punto', 'puntos')}`;
export const chances = (score: number): string =>
  `${points(score)} ${nounOf(points(score), 'posibilidad', 'posibilidades')} de 100`;
export const every = (gap: number): string =>
  oneDecimal(gap) <= 1 ? 'cada día' : `cada ${plainNumber(gap, 'es')}\u00A0días`;
export const asUsual = (n: number): string =>
  `lo habitual ${oneDecimal(n) === 1 ? 'es' : 'son'} ${plainNumber(n, 'es')}`;
/** Two months and more are said as months, two years and more as years. */
export function howLong(n: number): string {
  if (n < 61) return days(n);
  return n < 731 ? `${Math.floor(n / 30.44)}\u00A0meses` : `${Math.floor(n / 365.25)}\u00A0años`;
}
