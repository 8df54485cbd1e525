import { expect, test } from 'vitest';
import { isTypo, wordsOf } from './tokens.ts';

test.each([
  ['fr', "J'y vais à 18h30 !", 'j y vais a 18 h 30'],
  ['fr', 'À DIX-HUIT HEURES TRENTE', 'a 18 h 30'],
  ['fr', 'vingt et une heures', '21 heures'],
  ['fr', 'soixante-quinze kilos, quatre-vingt-dix-sept', '75 kilos 97'],
  ['fr', 'le 3/12 au n° 4', 'le 3 / 12 au 4'],
  ['fr', 'un cœur ; jsuis là, aurevoir', 'un coeur je suis la au revoir'],
  ['fr', 'À+ !', 'a plus'],
  ['en', "I'm off at 6:30 p.m.", 'i m off at 6 h 30 pm'],
  ['en', 'im gonna go at six thirty', 'i m going to go at 6 30'],
  ['en', "twenty-five at seven o'clock", '25 at 7 oclock'],
  ['en', 'once more', 'once more'],
  ['es', '¿A las siete y media?', 'a las 7 y media'],
  ['es', 'a las once y treinta y cinco', 'a las 11 y 35'],
  ['es', 'Mañana, dieciséis plazas', 'manana 16 plazas'],
] as const)('an utterance is read word by word: %s, %s', (language, text, words) => {
  expect(wordsOf(text, language).join(' ')).toBe(words);
});

test('a typo is one letter more, less, other, or two swapped', () => {
  for (const typo of ['reservr', 'reservver', 'reserver', 'rezerver', 'reservre'])
    expect(isTypo('reserver', typo)).toBe(true);
  for (const other of ['resevrre', 'observer', 'server', 'reserverez']) expect(isTypo('reserver', other)).toBe(false);
});
