import { expect, test } from 'vitest';
import { words as alertsEn } from '../alerts/words-en.ts';
import { words as alertsEs } from '../alerts/words-es.ts';
import { words as alertsFr } from '../alerts/words-fr.ts';
import { words as pinEn } from '../sign-in/words-en.ts';
import { words as pinEs } from '../sign-in/words-es.ts';
import { words as pinFr } from '../sign-in/words-fr.ts';
import { words as en } from './words-en.ts';
import { words as es } from './words-es.ts';
import { words as fr } from './words-fr.ts';

const told = (say: ((n: number) => string)[]) => say.map((each) => [0, 1, 2].map(each));

test('0, 1 and 2 of a thing are said as one would say them', () => {
  expect(told([fr.openAlerts, en.openAlerts, es.openAlerts])).toEqual([
    ['0 alerte à traiter', '1 alerte à traiter', '2 alertes à traiter'],
    ['0 alerts to see to', '1 alert to see to', '2 alerts to see to'],
    ['0 alertas por atender', '1 alerta por atender', '2 alertas por atender'],
  ]);
  expect(told([pinFr.typed, pinEn.typed, pinEs.typed])).toEqual([
    ['0 chiffre saisi', '1 chiffre saisi', '2 chiffres saisis'],
    ['0 digits typed', '1 digit typed', '2 digits typed'],
    ['0 cifras escritas', '1 cifra escrita', '2 cifras escritas'],
  ]);
  expect([alertsFr.times, alertsEn.times, alertsEs.times].map((times) => [times(1), times(2)])).toEqual([
    ['1 fois', '2 fois'],
    ['1 time', '2 times'],
    ['1 vez', '2 veces'],
  ]);
});
