import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { describe, expect, test } from 'vitest';
import { momentsIn } from './moments.ts';
import { tokensOf } from './tokens.ts';

function saidIn(text: string, language: LabelLanguage): string[] {
  const tokens = tokensOf(text);
  const moments = momentsIn(
    tokens.map(({ word }) => word),
    tokens.map(({ isApart }) => isApart),
    language,
  );
  return moments.map(({ slot, from, to }) => `${slot}: ${text.slice(tokens[from]?.from, tokens[to - 1]?.to)}`);
}

describe('days, times and amounts are found as said', () => {
  test.each([
    ['le yoga de mardi soir à 18h30', ['day: mardi', 'time: soir', 'time: 18h30']],
    ['une place demain matin vers 8h', ['amount: une place', 'day: demain', 'time: matin', 'time: vers 8h']],
    ['ce soir à sept heures et quart', ['day: ce soir', 'time: sept heures et quart']],
    ['ouvert le onze novembre entre midi et deux ?', ['day: onze novembre', 'time: entre midi et deux']],
    ['fermé le lundi de Pâques, la semaine prochaine', ['day: lundi de Pâques', 'day: semaine prochaine']],
    ['j’arrête trois mois pour vingt euros', ['amount: trois mois', 'amount: vingt euros']],
    ['lundi 14 heures', ['day: lundi', 'time: 14 heures']],
    ['lundi en huit, à 18h pétantes', ['day: lundi en huit', 'time: 18h pétantes']],
    ['dmn après le boulot, même heure', ['day: dmn', 'time: après le boulot', 'time: même heure']],
    ['l’escalade du 19, pas celle de 19h', ['day: 19', 'time: 19h']],
    ['le pilates du dix-huit à dix-huit heures', ['day: dix-huit', 'time: dix-huit heures']],
    ['le cours de dix-huit trente, en fin d’après-midi', ['time: dix-huit trente', 'time: fin d’après-midi']],
    ['dem ou mer, la semaine du 20', ['day: dem', 'day: mer', 'day: semaine du 20']],
    ['2 places samedi, ça fait deux', ['amount: 2 places', 'day: samedi', 'amount: deux']],
  ])('in French: %s', (text, said) => {
    expect(saidIn(text, 'fr')).toEqual(said);
  });

  test.each([
    ['the spin tomorrow at half six', ['day: tomorrow', 'time: half six']],
    ['anything after five on a Tuesday', ['time: after five', 'day: Tuesday']],
    ['quarter to eight in the morning next week', ['time: quarter to eight in the morning', 'day: next week']],
    ['open on bank holiday Monday from 7am', ['day: bank holiday Monday', 'time: 7am']],
    ['two spots Friday 6:30', ['amount: two spots', 'day: Friday', 'time: 6:30']],
    ['the 5th of June at noon', ['day: 5th of June', 'time: noon']],
    ['tonight between six and seven', ['day: tonight', 'time: between six and seven']],
    ['the coming Saturday at 8 a.m. please', ['day: coming Saturday', 'time: 8 a.m.']],
    ['not coming Monday, 6ish or after work', ['day: Monday', 'time: 6ish', 'time: after work']],
    ['day after tmrw, early morning', ['day: day after tmrw', 'time: early morning']],
    ['this wknd or thu at 0630', ['day: this wknd', 'day: thu', 'time: 0630']],
    ['are you open the night, or on bank hols', ['day: the night', 'day: bank hols']],
    ['I lost my night on the night bus', ['time: night', 'time: night']],
    ['two of us, since 2019', ['amount: two']],
    ['may I come on the 3rd of May', ['day: 3rd of May']],
  ])('in English: %s', (text, said) => {
    expect(saidIn(text, 'en')).toEqual(said);
  });

  test.each([
    ['mañana a las siete y media de la tarde', ['day: mañana', 'time: siete y media de la tarde']],
    ['el jueves por la mañana', ['day: jueves', 'time: mañana']],
    ['a las ocho menos diez del lunes', ['time: ocho menos diez', 'day: lunes']],
    ['dos plazas para esta noche', ['amount: dos plazas', 'day: esta noche']],
    ['abrís el doce de diciembre antes de las nueve', ['day: doce de diciembre', 'time: antes de las nueve']],
    ['el fin de semana, bien temprano', ['day: fin de semana', 'time: bien temprano']],
    ['mñn a las 6 i media', ['day: mñn', 'time: 6 i media']],
    ['la semana que viene, media hora', ['day: semana que viene', 'amount: media hora']],
    ['el sáb 9am, el mié 18h', ['day: sáb', 'time: 9am', 'day: mié', 'time: 18h']],
    ['el remo del veintitrés', ['day: veintitrés']],
    ['somos ocho el día del Pilar', ['amount: ocho', 'day: día del Pilar']],
    ['las de la mañana temprano, este jueves', ['time: mañana temprano', 'day: este jueves']],
    ['el lunes mañana o al cuarto para las ocho', ['day: lunes', 'time: mañana', 'time: cuarto para las ocho']],
  ])('in Spanish: %s', (text, said) => {
    expect(saidIn(text, 'es')).toEqual(said);
  });

  test('nothing reaches over a comma or a full stop', () => {
    expect(saidIn('vendredi. 12 personnes', 'fr')).toEqual(['day: vendredi', 'amount: 12 personnes']);
    expect(saidIn('saturday, the 5th', 'en')).toEqual(['day: saturday', 'day: 5th']);
  });
});
