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
  [
    'fr',
    'C’est ouvert 18h–20h, ou de 9h30-10h15.',
    'C’est ouvert 18 heures à 20 heures, ou de 9 heures 30 à 10 heures 15.',
  ],
  ['fr', '10-12 places, 3 × 15 répétitions', '10 à 12 places, 3 fois 15 répétitions'],
  ['fr', 'sam. 21 nov. à 8h', 'samedi 21 novembre à 8 heures'],
  ['fr', 'le 1er déc. 2026, le 2026-11-21', 'le premier décembre 2026, le 21 novembre 2026'],
  ['fr', 'la 1re fois, la 2e, la 3ème, au 21e rang', 'la première fois, la deuxième, la troisième, au 21ème rang'],
  ['fr', 'À marie.dubois@salle-lyon.example.', 'À marie point dubois arobase salle tiret lyon point example.'],
  ['fr', 'HIIT, PILATES et Zumba avec JARVIS', 'hite, pilatesse et zoumba avec Jarvisse'],
  ['fr', 'Je suis une IA, M. Moreau.', 'Je suis une I A, monsieur Moreau.'],
  ['fr', '1 min à 5 km/h, 3 séances/semaine', '1 minute à 5 kilomètres à l’heure, 3 séances par semaine'],
  ['fr', '0,50 €, 30,00 € et 1 200 €/mois', '50 centimes, 30 euros et 1 200 euros par mois'],
  ['fr', 'Tél. 06 12 34 56 78, p. ex.', 'téléphone 0 6, 1 2, 3 4, 5 6, 7 8, par exemple'],
  ['fr', '75,5 kg, 1h30 de course', '75,5 kilos, une heure 30 de course'],
  ['en', 'Sat 21 Nov, 6:30 pm', 'Saturday 21 November, 6 30 P M'],
  ['en', 'Nov 21, then Dec. 3', 'November 21, then December 3'],
  ['en', 'Open 18h–20h or 6:00–7:15 pm', 'Open 6 P M to 8 P M or 6 to 7 15 P M'],
  ['en', 'jean.moreau@gym.example', 'jean dot moreau at gym dot example'],
  ['en', '1 min, 2 mins, $1 and £30.00/month', '1 minute, 2 minutes, 1 dollar and 30 pounds per month'],
  ['en', 'HIIT and PILATES, 3x10', 'hit and pilahtees, 3 times 10'],
  ['en', 'on the 1st at midnight, 00:00', 'on the 1st at midnight, midnight'],
  ['en', 'It may be 10 people', 'It may be 10 people'],
  ['es', 'sáb 21 nov a las 18h–20h', 'sábado 21 de noviembre a las 18 horas a 20 horas'],
  ['es', 'el 3 de dic. de 8:15 a 9h', 'el 3 de diciembre de 8 y 15 a 9 horas'],
  ['es', 'la 1.ª vez, el 2º y el 3.º', 'la primera vez, el segundo y el tercero'],
  ['es', 'lea@gimnasio.example, 1 min', 'lea arroba gimnasio punto example, 1 minuto'],
  ['es', 'HIIT con una IA, 1 h, 0,50 €', 'jit con una I A, una hora, 50 céntimos'],
  ['es', '10-12 plazas, 75,5 kg', '10 a 12 plazas, 75,5 kilos'],
] as const)('the voice reads as a person would: %s, %s', (language, text, spoken) => {
  expect(speakable(text, language)).toBe(spoken);
});

test('what is plain stays as it is', () => {
  for (const language of ['fr', 'en', 'es'] as const) {
    for (const text of ['', 'Bonjour Marie !', '12 places', '2026', '99:99', '100-200-300', 'ABDOS FESSIERS', '3/40']) {
      expect(speakable(text, language)).toBe(text);
    }
  }
});
