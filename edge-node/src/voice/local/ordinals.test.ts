import { expect, test } from 'vitest';
import { ordinalIn } from './ordinals.ts';

test.each([
  ['fr', 'le premier', 1],
  ['fr', 'Plutôt la deuxième, s’il te plaît', 2],
  ['fr', 'le 2e', 2],
  ['fr', 'le dernier', -1],
  ['en', 'the second one', 2],
  ['en', 'number three please', 3],
  ['en', 'the last', -1],
  ['es', 'el primero', 1],
  ['es', 'el último', -1],
  ['es', 'la segunda mejor', 2],
] as const)('of several classes the one is meant that is named by its place: %s, %s', (language, text, place) => {
  expect(ordinalIn(text, language)).toBe(place);
});

test.each([
  ['fr', 'le premier décembre'],
  ['fr', 'yoga demain à 18 h'],
  ['en', 'the first of december'],
  ['en', 'that was the second time this week that my class was moved'],
  ['es', 'el primero de diciembre'],
] as const)('a date or a tale names no place: %s, %s', (language, text) => {
  expect(ordinalIn(text, language)).toBeUndefined();
});
