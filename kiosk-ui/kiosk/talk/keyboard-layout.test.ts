import { describe, expect, test } from 'vitest';
import { afterKey, keysOf, startsSentence } from './keyboard-layout.ts';

const all = (language: 'fr' | 'en' | 'es') =>
  (['letters', 'figures'] as const).flatMap((layer) => keysOf(language, layer, false)).flat();

describe('the keyboard on the screen', () => {
  test('is the one that a member knows from home', () => {
    expect(keysOf('fr', 'letters', false)[1]?.join('')).toBe('azertyuiop');
    expect(keysOf('en', 'letters', false)[1]?.join('')).toBe('qwertyuiop');
    expect(keysOf('es', 'letters', false)[2]?.join('')).toBe('asdfghjklñ');
  });

  test.each([
    ['fr', 'abcdefghijklmnopqrstuvwxyzéèêëàâçîïôùûüœæ0123456789?.!,’'],
    ['en', 'abcdefghijklmnopqrstuvwxyz0123456789?.!,’'],
    ['es', 'abcdefghijklmnopqrstuvwxyzñáéíóúü¿?¡!0123456789.,'],
  ] as const)('%s can be written whole', (language, needed) => {
    expect([...needed].filter((letter) => !all(language).includes(letter))).toEqual([]);
  });

  test('no row is wider than ten keys, so that each suits a thumb', () => {
    for (const language of ['fr', 'en', 'es'] as const) {
      for (const layer of ['letters', 'figures'] as const) {
        for (const row of keysOf(language, layer, false)) expect(row.length).toBeLessThanOrEqual(10);
      }
    }
  });

  test('has capitals, of letters with accents too', () => {
    expect(keysOf('fr', 'letters', true)[0]?.slice(0, 2)).toEqual(['É', 'È']);
  });

  test('erases one letter as one sees it', () => {
    expect(afterKey('à b👍', 'Backspace')).toBe('à b');
    expect(afterKey('ca', 'é')).toBe('caé');
    expect(afterKey('ca', 'ArrowLeft')).toBe('ca');
  });

  test('begins a sentence with a capital', () => {
    expect(['', 'Oui. ', '¿', 'Bonjour ! '].every(startsSentence)).toBe(true);
    expect(['Bonjour', 'a.b', 'oui '].some(startsSentence)).toBe(false);
  });
});
