import { expect, test } from 'vitest';
import { isSlug, slugOf } from './slug.ts';

test('a short name is made of the name, without accents and spaces', () => {
  expect(slugOf('  Forme & Santé : Gratte-Ciel ')).toBe('forme-sante-gratte-ciel');
  expect(slugOf('健身')).toBe('');
});

test('a short name is never longer than the hub takes, nor ends in a hyphen', () => {
  expect(slugOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
  expect(isSlug(slugOf(`${'salle '.repeat(20)}`))).toBe(true);
  expect(isSlug('-a')).toBe(false);
});
