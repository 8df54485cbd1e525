import { expect, test } from 'vitest';
import { dayOfYear, longDay } from './moment.ts';

const place = (language: 'fr' | 'en' | 'es') => ({ language, timeZone: 'Europe/Paris' });
const first = Date.UTC(2026, 5, 1, 10);
const eleventh = Date.UTC(2026, 5, 11, 10);
const yearAfter = Date.UTC(2027, 5, 1, 10);

test('the first of a month is said as the French say it, and every other day as it is', () => {
  expect(dayOfYear(first, first, place('fr'))).toBe('1er juin');
  expect(longDay(first, place('fr'))).toBe('lundi 1er juin');
  expect(dayOfYear(eleventh, first, place('fr'))).toBe('11 juin');
  expect(dayOfYear(first, first, place('en'))).toMatch(/^(?:1 June|June 1)$/u);
  expect(dayOfYear(first, first, place('es'))).toBe('1 de junio');
});

test('another year is told', () => {
  expect(dayOfYear(first, yearAfter, place('fr'))).toBe('1er juin 2026');
  expect(dayOfYear(yearAfter, yearAfter, place('fr'))).toBe('1er juin');
});
