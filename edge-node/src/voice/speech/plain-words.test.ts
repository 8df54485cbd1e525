import { expect, test } from 'vitest';
import { plainWords } from './plain-words.ts';

test.each([
  ['**Yoga** à _18h30_ `salle 2`', 'Yoga à _18h30_ salle 2'],
  ['<speak>Bonjour<break time="9s"/> Marie</speak>', 'Bonjour Marie'],
  ['Dis [[b@l]] bonjour', 'Dis b@l bonjour'],
  ['Un\u{1}50P deux', 'Un 50P deux'],
  ['# Cours\n- yoga\n- boxe\n\nÀ demain !', 'Cours. yoga. boxe. À demain !'],
  ['Bravo 💪🏽 Marie 🎉', 'Bravo Marie'],
  ['Voyez [le planning](https://salle.example/p)', 'Voyez le planning'],
  ['3 < 5 et 7 > 6', '3 < 5 et 7 > 6'],
  ['1\u{202E}2\u{200B}3', '1 2 3'],
])('%j is said as %j', (text, said) => {
  expect(plainWords(text)).toBe(said);
});
