import { expect, test } from 'vitest';
import { dayInSentence, daysOfWeek, shortDay } from './period.ts';

test('a week is named as one would say it, whether it keeps to a month and a year or not', () => {
  const said = (period: string, language: 'fr' | 'en' | 'es') =>
    Object.values(daysOfWeek(period, language)).join(' – ');
  expect(said('2026-05-25', 'fr')).toBe('25 – 31 mai 2026');
  expect(said('2026-06-01', 'fr')).toBe('1er – 7 juin 2026');
  expect(said('2026-10-26', 'fr')).toBe('26 octobre – 1er novembre 2026');
  expect(said('2026-12-28', 'en')).toBe('28 December 2026 – 3 January 2027');
  expect(said('2026-06-29', 'es')).toBe('29 de junio – 5 de julio de 2026');
});

test('a day in a sentence is that of the place, and the first of a month is said as the French say it', () => {
  const eve = Date.UTC(2026, 9, 31, 23, 30);
  expect(dayInSentence(eve, 'fr', 'Europe/Paris')).toBe('1er novembre');
  expect(dayInSentence(eve, 'fr', 'America/Montreal')).toBe('31 octobre');
  expect(dayInSentence(eve, 'en', 'Europe/Paris')).toBe('1 November');
  expect(dayInSentence(eve, 'es', 'Europe/Paris')).toBe('1 de noviembre');
});

test('days have short names', () => {
  expect([shortDay('2026-11-16', 'fr'), shortDay('2026-11-22', 'en')]).toEqual(['lun.', 'Sun']);
});
