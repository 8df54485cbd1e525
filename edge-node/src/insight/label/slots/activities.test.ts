import { expect, test } from 'vitest';
import { partOfClass } from './activities.ts';

test('a class is known by its name, in each language', () => {
  for (const word of ['yoga', 'estiramientos', 'boxe', 'spin', 'aquagym']) expect(partOfClass(word)).toBe('activity');
});

test('a class is known as hurried fingers and speech recognisers write it', () => {
  for (const word of ['zoumba', 'crossfite', 'pilate', 'steppe', 'spinin', 'laquagym'])
    expect(partOfClass(word)).toBe('like-activity');
});

test('what says "a class of" and what tells of which kind are no class by themselves', () => {
  expect(partOfClass('cours')).toBe('frame');
  expect(partOfClass('debutant')).toBe('level');
});

test('other words are no part of a class', () => {
  for (const word of ['bonjour', 'badge', 'abonnement', 'please', 'factura', 'douche'])
    expect(partOfClass(word)).toBeUndefined();
});
