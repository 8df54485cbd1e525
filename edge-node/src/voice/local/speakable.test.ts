import { expect, test } from 'vitest';
import { speakable } from './speakable.ts';

test.each([
  ['fr', 'Le yoga est à 18h30.', 'Le yoga est à 18 heures 30.'],
  ['fr', 'Ouvert de 6h à 22 h 00, fermé à 1h', 'Ouvert de 6 heures à 22 heures, fermé à une heure'],
  ['fr', 'à 18:05', 'à 18 heures 5'],
  ['fr', 'à 21h15', 'à vingt et une heures 15'],
  ['fr', 'Le tapis n° 3', 'Le tapis numéro 3'],
  ['fr', 'M. Martin et Mme Dubois', 'monsieur Martin et madame Dubois'],
  ['fr', 'Je suis Jarvis.', 'Je suis Jarvisse.'],
  ['fr', '29,90 € par mois, 10 % de moins', '29 euros 90 par mois, 10 pour cent de moins'],
  ['fr', '72,5 kg et 45 min', '72,5 kilos et 45 minutes'],
  ['fr', 'le 03/12 et le 01/01/2027', 'le 3 décembre et le premier janvier 2027'],
  ['fr', 'Appelez le 04 72 00 12 34.', 'Appelez le 0 4, 7 2, 0 0, 1 2, 3 4.'],
  ['fr', 'Appelez le 0472001234.', 'Appelez le 0 4, 7 2, 0 0, 1 2, 3 4.'],
  ['fr', 'Il reste 3 places, série 3/40', 'Il reste 3 places, série 3/40'],
  ['en', 'Yoga is at 6:30pm, doors at 6 a.m. sharp', 'Yoga is at 6 30 P M, doors at 6 A M sharp'],
  ['en', 'from 18:30 to 21:05, or 12:00', 'from 6 30 P M to 9 oh 5 P M, or noon'],
  ['en', 'Mr. Martin and Mrs Dubois, no. 3', 'Mister Martin and Missis Dubois, number 3'],
  ['en', '€29.90, £5 and 10%', '29 euros 90, 5 pounds and 10 percent'],
  ['en', '72.5 kg on 03/12', '72.5 kilos on 3 December'],
  ['en', 'Call +33 4 72 00 12 34', 'Call +3 3, 4, 7 2, 0 0, 1 2, 3 4'],
  ['en', 'I am Jarvis.', 'I am Jarvis.'],
  ['es', 'El yoga es a las 18:30.', 'El yoga es a las 18 y 30.'],
  ['es', 'a las 7:00 h, máquina n.º 3', 'a las 7 horas, máquina número 3'],
  ['es', 'El Sr. Martin y la Sra. Dubois', 'El señor Martin y la señora Dubois'],
  ['es', '29,90 € el 03/12, 10 %', '29 euros con 90 el 3 de diciembre, 10 por ciento'],
  ['es', 'Soy Jarvis', 'Soy Yarvis'],
  ['es', 'Llame al 612 345 678', 'Llame al 6 1 2, 3 4 5, 6 7 8'],
] as const)('the voice reads as a person would: %s, %s', (language, text, spoken) => {
  expect(speakable(text, language)).toBe(spoken);
});

test('what is plain stays as it is', () => {
  for (const language of ['fr', 'en', 'es'] as const) {
    for (const text of ['', 'Bonjour Marie !', '12 places', '2026', 'HIIT', '99:99']) {
      expect(speakable(text, language)).toBe(text);
    }
  }
});
