import { expect, test } from 'vitest';
import { isNamed } from './said-name.ts';

test('a thing is found by its name as people say it, and not by another', () => {
  for (const said of ['tapis de course 3', 'le Tapis n° 3', 'TAPIS 3', 'les tapis']) {
    expect(isNamed('Tapis de course 3', said), said).toBe(true);
  }
  expect(isNamed('Vélo elliptique 1', 'velo elliptique')).toBe(true);
  expect(isNamed('Yoga', 'le cours de yoga')).toBe(true);
  expect(isNamed('Tapis de course 3', 'tapis 2')).toBe(false);
  expect(isNamed('Rameur 1', 'la machine')).toBe(false);
  expect(isNamed('', 'yoga')).toBe(false);
});
