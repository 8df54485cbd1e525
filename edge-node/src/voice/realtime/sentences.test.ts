import { expect, test } from 'vitest';
import { Sentences } from './sentences.ts';

const cut = (...pieces: string[]): string[] => {
  const sentences = new Sentences();
  const whole = pieces.flatMap((piece) => sentences.add(piece));
  return [...whole, sentences.end()].filter((each) => each !== '');
};

test('a text is spoken sentence by sentence, and nothing of it is lost', () => {
  expect(cut('C’est réservé. À demain ! Autre chose ?')).toEqual(['C’est réservé. ', 'À demain ! ', 'Autre chose ?']);
  expect(cut('¿Algo más? ¡Hasta luego!')).toEqual(['¿Algo más? ', '¡Hasta luego!']);
});

test.each([
  ['Je te réserve Yoga, demain à 18 h 30 ?'],
  ['It is open until 9 p.m. Tomorrow'],
  ['Demande à M. Martin ou au Dr. Leroy.'],
  ['Cela coûte 3.50 euros… par mois'],
])('no pause is made in «%s»', (text) => {
  expect(cut(text)).toEqual([text]);
});

test('a text that comes letter by letter is cut in the same places', () => {
  const text = 'Bonjour Marie ! Le yoga est à 18 h 30. À demain.';
  expect(cut(...text)).toEqual(cut(text));
  expect(cut(...text).join('')).toBe(text);
});
