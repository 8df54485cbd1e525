import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { heard, toolAnswered } from './dialogue.ts';
import { hear } from './hear.ts';
import { newMemory } from './memory.ts';

/** Monday, 23 November 2026, 18:00 in Lyon. */
const moment = { nowMs: Date.UTC(2026, 10, 23, 17), timezone: 'Europe/Paris' };
const label = createLabeller({ hear: hearByGrammar });

const usual = (day: string) => ({ day, periods: [{ from: '06:00', to: '22:30' }], exception: null });
const closed = (day: string) => ({ day, periods: [], exception: 'closed' });
const short = (day: string) => ({ day, periods: [{ from: '08:00', to: '16:00' }], exception: 'other-hours' });
const week = [usual('2026-11-23'), usual('2026-11-24'), usual('2026-11-25')];
const exceptions = [short('2026-12-24'), closed('2026-12-25'), closed('2027-01-01')];

/** What JARVIS asks the box, and what it says to its answer. */
function asks(text: string, language: Language, answer: object) {
  const context = { ...moment, language, classes: ['Yoga'], equipment: [] };
  const move = heard(newMemory(language, 'Marie'), text, hear(text, context, label), moment);
  if (move.kind !== 'call') return { call: undefined, told: move.text };
  const told = toolAnswered(move.memory, { ok: true, personal: false, data: answer }, moment);
  return { call: move.call, told: told.kind === 'say' ? told.text : undefined };
}

test.each<[Language, string, string, string]>([
  ['fr', 'Vous êtes ouverts à Noël ?', '2026-12-25', 'Vendredi 25 décembre, c’est fermé.'],
  ['fr', 'Et le jour de l’an, c’est ouvert ?', '2027-01-01', 'Vendredi 1er janvier, c’est fermé.'],
  ['fr', 'Est-ce que vous ouvrez le lundi de Pâques ?', '2027-03-29', 'Lundi 29 mars, c’est fermé.'],
  ['en', 'Are you open on Christmas Eve?', '2026-12-24', 'Thursday 24 December we’re closed.'],
  ['en', 'What time do you close on Boxing Day?', '2026-12-26', 'Saturday 26 December we’re closed.'],
  ['en', 'Can I come in on New Year’s Day?', '2027-01-01', 'Friday 1 January we’re closed.'],
  ['es', '¿Abrís en Nochevieja?', '2026-12-31', 'Jueves, 31 de diciembre está cerrado.'],
  ['es', '¿El gimnasio abre en Año Nuevo?', '2027-01-01', 'Viernes, 1 de enero está cerrado.'],
])('who asks for a feast is told of its own day (%s: %s)', (language, text, day, told) => {
  const answer = asks(text, language, { days: [closed(day)] });
  expect(answer).toEqual({ call: { name: 'opening_hours', args: { day } }, told });
});

const toldFr =
  'Jeudi 24 décembre, c’est ouvert de 8 h à 16 h. Vendredi 25 décembre, c’est fermé. Vendredi 1er janvier, c’est fermé.';
const toldEn =
  'Thursday 24 December we’re open from 8 am to 4 pm. Friday 25 December we’re closed. Friday 1 January we’re closed.';
const toldEs =
  'Jueves, 24 de diciembre está abierto de 8:00 a 16:00. Viernes, 25 de diciembre está cerrado. Viernes, 1 de enero está cerrado.';

test.each<[Language, string, string]>([
  ['fr', 'Vous êtes ouverts les jours fériés ?', toldFr],
  ['fr', 'Quels sont les horaires pendant les fêtes ?', toldFr],
  ['fr', 'C’est ouvert pendant les vacances de Noël ?', toldFr],
  ['en', 'Are you open on bank holidays?', toldEn],
  ['en', 'What are your hours over the holidays?', toldEn],
  ['en', 'Are you open over Christmas?', toldEn],
  ['es', '¿Abrís los festivos?', toldEs],
  ['es', '¿Qué horario tenéis en fiestas?', toldEs],
  ['es', '¿Abrís los días festivos?', toldEs],
  ['es', '¿Abrís en el puente de diciembre?', toldEs],
])(
  'who asks for holidays is told of the days ahead that differ from the usual week (%s: %s)',
  (language, text, told) => {
    expect(asks(text, language, { days: week, exceptions })).toEqual({
      call: { name: 'opening_hours', args: {} },
      told,
    });
  },
);

test.each<[Language, string, string]>([
  [
    'fr',
    'Vous êtes ouverts les jours fériés ?',
    'Je n’ai pas d’horaires particuliers pour les jours fériés. Aujourd’hui, c’est ouvert de 6 h à 22 h 30. Demain, c’est ouvert de 6 h à 22 h 30.',
  ],
  [
    'en',
    'Are you open on public holidays?',
    'I have no special hours for holidays. Today we’re open from 6 am to 10:30 pm. Tomorrow we’re open from 6 am to 10:30 pm.',
  ],
  [
    'es',
    '¿Abrís los festivos?',
    'No tengo horarios especiales para los festivos. Hoy está abierto de 6:00 a 22:30. Mañana está abierto de 6:00 a 22:30.',
  ],
])('where the gym has named no such day that is said, with the usual hours (%s)', (language, text, told) => {
  expect(asks(text, language, { days: week, exceptions: [] }).told).toBe(told);
});

test('a holiday that is today or tomorrow is told as that day', () => {
  expect(asks('Aujourd’hui c’est férié, vous êtes ouverts ?', 'fr', { days: week.slice(0, 1) })).toEqual({
    call: { name: 'opening_hours', args: { day: '2026-11-23' } },
    told: 'Aujourd’hui, c’est ouvert de 6 h à 22 h 30.',
  });
});
