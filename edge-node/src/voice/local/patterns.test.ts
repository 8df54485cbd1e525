import { expect, test } from 'vitest';
import { numberOf, patternsFor } from './patterns.ts';

const fits = (pattern: string, word: string): boolean => {
  const number = numberOf(pattern);
  return patternsFor(word).includes(number);
};

test('a word fits itself, and a stem fits whatever begins so', () => {
  expect(fits('bye', 'bye')).toBe(true);
  expect(fits('bye', 'byes')).toBe(false);
  expect(fits('etouff*', 'etouffement')).toBe(true);
  expect(fits('etouff*', 'touff')).toBe(false);
});

test.each([
  ['goodbye', 'goodby'],
  ['goodbye', 'godbye'],
  ['goodbye', 'gooodbye'],
  ['goodbye', 'goodbyes'],
  ['goodbye', 'gpodbye'],
  ['goodbye', 'goobdye'],
  ['goodbye', 'goodbey'],
  ['merci', 'merci'],
  ['tomber', 'tmober'],
  ['tomber', 'tmber'],
  ['tomber', 'tober'],
  ['tomber', 'tombr'],
  ['respir*', 'rsepire'],
  ['respir*', 'rspire'],
  ['respir*', 'reespire'],
  ['respir*', 'rexpirait'],
  ['respir*', 'respi'],
])('"%s" is heard in "%s"', (pattern, word) => {
  expect(fits(pattern, word)).toBe(true);
});

test.each([
  ['merci', 'mersi'],
  ['goodbye', 'boodbye'],
  ['goodbye', 'gobye'],
  ['goodbye', 'gpodbey'],
  ['respir*', 'aspire'],
  ['respir*', 'rxsqire'],
])('"%s" is not heard in "%s"', (pattern, word) => {
  expect(fits(pattern, word)).toBe(false);
});

test('a pattern that came later is heard in a word that was looked at before', () => {
  expect(patternsFor('kettlebells')).toEqual([]);
  const number = numberOf('kettlebell*');
  expect(patternsFor('kettlebells')).toEqual([number]);
});
