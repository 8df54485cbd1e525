import { expect, test } from 'vitest';
import { partOfClass } from './activities.ts';

test('a class is known by its name, in each language', () => {
  for (const word of ['yoga', 'estiramientos', 'boxe', 'capoeira', 'aquagym'])
    expect(partOfClass(word)).toBe('activity');
});

test('a class is known as hurried fingers and speech recognisers write it', () => {
  for (const word of ['zoumba', 'crossfite', 'pilate', 'steppe', 'ciclin', 'laquagym'])
    expect(partOfClass(word)).toBe('like-activity');
});

test('what says "a class of" and what tells of which kind are no class by themselves', () => {
  expect(partOfClass('cours')).toBe('frame');
  expect(partOfClass('debutant')).toBe('level');
});

test('what is said of other things too is a class only perhaps', () => {
  for (const word of ['back', 'dos', 'spin', 'attack', 'equilibrio']) expect(partOfClass(word)).toBe('perhaps');
});

test('other words are no part of a class', () => {
  for (const word of ['bonjour', 'badge', 'abonnement', 'please', 'factura', 'douche'])
    expect(partOfClass(word)).toBeUndefined();
});
