import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { dayIn, weekendIn } from './days.ts';
import { easterOf, saysHolidays } from './feasts.ts';
import { wordsOf } from './tokens.ts';
import { understand } from './understand.ts';

/** Monday, 23 November 2026. */
const now = { day: '2026-11-23', minute: 18 * 60 };
const dayOf = (text: string, language: Language, day = now.day) =>
  dayIn(wordsOf(text, language), language, { ...now, day }, undefined);
const daysOf = (text: string, language: Language, day = now.day) => {
  const days = weekendIn(wordsOf(text, language), language, { ...now, day });
  return days && `${days.from} ${days.until}`;
};

test('Easter is found in years that are known', () => {
  expect([1818, 1943, 1961, 2000, 2024, 2025, 2026, 2027, 2028, 2038, 2285].map(easterOf)).toEqual([
    ...['1818-03-22', '1943-04-25', '1961-04-02', '2000-04-23', '2024-03-31', '2025-04-20'],
    ...['2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25', '2285-03-22'],
  ]);
});

test.each<[Language, string, string]>([
  ['fr', 'Vous êtes ouverts à Noël ?', '2026-12-25'],
  ['fr', 'Est-ce que vous êtes ouverts le jour de Noël ?', '2026-12-25'],
  ['fr', 'Et la veille de Noël, vous fermez à quelle heure ?', '2026-12-24'],
  ['fr', 'C’est ouvert le soir du réveillon ?', '2026-12-24'],
  ['fr', 'Vous fermez tôt pour le réveillon du 31 ?', '2026-12-31'],
  ['fr', 'Vous ouvrez à la Saint-Sylvestre ?', '2026-12-31'],
  ['fr', 'La salle est ouverte le lendemain de Noël ?', '2026-12-26'],
  ['fr', 'Vous êtes ouverts le jour de l’an ?', '2027-01-01'],
  ['fr', 'Vous êtes ouverts le premier de l’an ?', '2027-01-01'],
  ['fr', 'Vous ouvrez au nouvel an ?', '2027-01-01'],
  ['fr', 'Vous ouvrez le premier janvier ?', '2027-01-01'],
  ['fr', 'Vous êtes ouverts le lundi de Pâques ?', '2027-03-29'],
  ['fr', 'Vous êtes ouverts le vendredi saint ?', '2027-03-26'],
  ['fr', 'Vous êtes ouverts à l’Ascension ?', '2027-05-06'],
  ['fr', 'C’est ouvert le jeudi de l’Ascension ?', '2027-05-06'],
  ['fr', 'Vous ouvrez le lundi de Pentecôte ?', '2027-05-17'],
  ['fr', 'Vous ouvrez pour la fête du travail ?', '2027-05-01'],
  ['fr', 'Vous ouvrez le huit mai ?', '2027-05-08'],
  ['fr', 'La salle ouvre pour la fête nationale ?', '2027-07-14'],
  ['fr', 'La salle ouvre le quatorze juillet ?', '2027-07-14'],
  ['fr', 'C’est ouvert pour l’Assomption ?', '2027-08-15'],
  ['fr', 'Vous êtes ouverts à la Toussaint ?', '2027-11-01'],
  ['fr', 'Vous êtes ouverts pour l’armistice ?', '2027-11-11'],
  ['en', 'Are you open on Christmas Eve?', '2026-12-24'],
  ['en', 'Are you open on Christmas day?', '2026-12-25'],
  ['en', 'Are you open at Christmas?', '2026-12-25'],
  ['en', 'What time do you close on Boxing Day?', '2026-12-26'],
  ['en', 'Are you open St Stephen’s Day?', '2026-12-26'],
  ['en', 'Are you open on New Year’s Eve?', '2026-12-31'],
  ['en', 'Are you open New Years Eve?', '2026-12-31'],
  ['en', 'Are you open on New Year’s Day?', '2027-01-01'],
  ['en', 'Are you open at New Year?', '2027-01-01'],
  ['en', 'Is the gym open on Good Friday?', '2027-03-26'],
  ['en', 'Is the gym open Easter Monday?', '2027-03-29'],
  ['en', 'Are you open on Easter Sunday?', '2027-03-28'],
  ['en', 'Are you open on Thanksgiving?', '2026-11-26'],
  ['en', 'Are you open on the fourth of July?', '2027-07-04'],
  ['en', 'Are you open on the 4th of July?', '2027-07-04'],
  ['en', 'Are you open on the first of May?', '2027-05-01'],
  ['en', 'Are you open on the August bank holiday?', '2027-08-30'],
  ['en', 'Are you open Whit Monday?', '2027-05-17'],
  ['es', '¿Abrís en Navidad?', '2026-12-25'],
  ['es', '¿Abrís el día de Navidad?', '2026-12-25'],
  ['es', '¿Abrís en Nochebuena?', '2026-12-24'],
  ['es', '¿A qué hora cerráis en Nochevieja?', '2026-12-31'],
  ['es', '¿Está abierto en Año Nuevo?', '2027-01-01'],
  ['es', '¿Abrís el primero de año?', '2027-01-01'],
  ['es', '¿Abrís el día de Reyes?', '2027-01-06'],
  ['es', '¿Abrís la noche de Reyes?', '2027-01-05'],
  ['es', '¿Abrís en Viernes Santo?', '2027-03-26'],
  ['es', '¿Abrís el lunes de Pascua?', '2027-03-29'],
  ['es', '¿Abrís el día del trabajador?', '2027-05-01'],
  ['es', '¿Abrís el día de la Hispanidad?', '2027-10-12'],
  ['es', '¿Abrís el día de la Constitución?', '2026-12-06'],
  ['es', '¿Abrís para la Inmaculada?', '2026-12-08'],
  ['es', '¿Abrís el día de Todos los Santos?', '2027-11-01'],
])('a feast is the next one from today on, and hours are asked for (%s: %s)', (language, text, day) => {
  expect(dayOf(text, language)).toBe(day);
  const context = { language, nowMs: Date.UTC(2026, 10, 23, 17), timezone: 'Europe/Paris', classes: [], equipment: [] };
  expect(understand(text, context)).toMatchObject({ intent: 'ask_hours', slots: { day } });
});

test('a feast is today on its own day, and next year’s on the day after', () => {
  expect(dayOf('vous êtes ouverts à Noël', 'fr', '2026-12-25')).toBe('2026-12-25');
  expect(dayOf('vous êtes ouverts à Noël', 'fr', '2026-12-26')).toBe('2027-12-25');
  expect(dayOf('are you open on Easter Monday', 'en', '2026-04-06')).toBe('2026-04-06');
  expect(dayOf('are you open on Easter Monday', 'en', '2026-04-07')).toBe('2027-03-29');
  expect(dayOf('are you open on thanksgiving', 'en', '2026-11-27')).toBe('2027-11-25');
});

test.each<[Language, string, string]>([
  ['fr', 'vous êtes ouverts à Pâques ?', '2027-03-28 2027-03-29'],
  ['fr', 'vous êtes ouverts le week-end de Pâques ?', '2027-03-27 2027-03-29'],
  ['fr', 'vous êtes ouverts le week-end de l’Ascension ?', '2027-05-06 2027-05-09'],
  ['fr', 'vous êtes ouverts à la Pentecôte ?', '2027-05-16 2027-05-17'],
  ['en', 'are you open at Easter?', '2027-03-28 2027-03-29'],
  ['en', 'are you open on the Easter weekend?', '2027-03-27 2027-03-29'],
  ['es', '¿abrís en Semana Santa?', '2027-03-25 2027-03-28'],
])('a feast of several days is all of them (%s: %s)', (language, text, days) => {
  expect(dayOf(text, language)).toBeUndefined();
  expect(daysOf(text, language)).toBe(days);
});

test.each<[Language, string]>([
  ['fr', 'Joyeux Noël !'],
  ['fr', 'bonne journée et joyeuses Pâques'],
  ['en', 'Merry Christmas!'],
  ['en', 'happy New Year'],
  ['en', 'happy new year’s eve'],
  ['es', '¡Feliz Navidad!'],
  ['es', 'feliz año nuevo'],
])('a wish asks about no day (%s: %s)', (language, text) => {
  expect(dayOf(text, language)).toBeUndefined();
  expect(daysOf(text, language)).toBeUndefined();
  expect(saysHolidays(wordsOf(text, language), language)).toBe(false);
});

test('with a wish the day that is asked about is another', () => {
  expect(dayOf('joyeux noël, vous êtes ouverts demain ?', 'fr')).toBe('2026-11-24');
  expect(dayOf('merry christmas, are you open on Friday?', 'en')).toBe('2026-11-27');
  expect(dayOf('pour Noël, vous ouvrez le 24 décembre ?', 'fr')).toBe('2026-12-24');
});

test('the evening of a date is on that date', () => {
  expect(dayOf('vous êtes ouverts le soir du 24 ?', 'fr')).toBe('2026-11-24');
  expect(dayOf('vous fermez quand le soir du 31 ?', 'fr')).toBe('2026-12-31');
  expect(dayOf('are you open on the evening of the 31st?', 'en')).toBe('2026-12-31');
  expect(dayOf('¿está abierto la noche del 31?', 'es')).toBe('2026-12-31');
  expect(dayOf('le cours du soir du 18h30', 'fr')).toBeUndefined();
});
