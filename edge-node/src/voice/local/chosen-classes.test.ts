import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { gymDay } from '../gym-day.ts';
import { heard, toolAnswered } from './dialogue.ts';
import { hear } from './hear.ts';
import { newMemory, type Call, type Memory } from './memory.ts';
import type { Move } from './move.ts';

/** Monday, 23 November 2026, 18:00 in Lyon. */
const moment = { nowMs: Date.UTC(2026, 10, 23, 17), timezone: 'Europe/Paris' };
const label = createLabeller({ hear: hearByGrammar });

const ofADay: readonly (readonly [string, number, number])[] = [
  ...([['Yoga', 7, 0] as const, ['HIIT', 12, 15] as const, ['Cycling', 12, 30] as const] as const),
  ...([['Cycling', 17, 30] as const, ['Yoga', 18, 30] as const, ['HIIT', 19, 45] as const] as const),
  ['Cycling', 21, 0],
];
/** Every day from Monday to Sunday; Pilates is held on Wednesday alone. */
const classes = [23, 24, 25, 26, 27, 28, 29].flatMap((day) =>
  [...ofADay, ...(day === 25 ? [['Pilates', 20, 0] as const] : [])].map(([className, hour, minute]) => ({
    ...{ occurrenceId: `${className} ${day} ${hour}`, className, left: 5, mine: null },
    startsAt: Date.UTC(2026, 10, day, hour - 1, minute),
  })),
);

/** As the box's timetable answers: a day or several, of one class the coming week, of all today and tomorrow. */
function timetable({ args }: Call): object {
  const { day, until = day, class: course } = args as { day?: string; until?: string; class?: string };
  const last = until ?? (course === undefined ? '2026-11-24' : '2026-11-29');
  return {
    occurrences: classes.filter(({ className, startsAt }) => {
      const held = gymDay(moment.timezone, startsAt);
      const isAsked = course === undefined || course === className;
      return startsAt > moment.nowMs && (day ?? '2026-11-23') <= held && held <= last && isAsked;
    }),
  };
}

function talk(language: Language, ...says: readonly string[]): string[] {
  let memory: Memory = newMemory(language, 'Marie');
  return says.map((text) => {
    const context = { ...moment, language, classes: ['Yoga', 'HIIT', 'Cycling', 'Pilates'], equipment: [] };
    let move: Move = heard(memory, text, hear(text, context, label), moment);
    while (move.kind === 'call') {
      const data = move.call.name === 'timetable' ? timetable(move.call) : { outcome: 'booked', reason: null };
      move = toolAnswered(move.memory, { ok: true, personal: false, data }, moment);
    }
    memory = move.memory;
    return move.text;
  });
}
const last = (language: Language, ...says: readonly string[]) => talk(language, ...says).at(-1);

test.each<[Language, string, string]>([
  [
    'fr',
    'Réserve-moi un cours demain',
    'Lequel : Yoga, demain à 7 h, HIIT, demain à 12 h 15, Cycling, demain à 12 h 30 ou Cycling, demain à 17 h 30 ? Il y en a 3 autres à l’écran.',
  ],
  [
    'en',
    'Book me a class tomorrow',
    'Which one: Yoga, tomorrow at 7 am, HIIT, tomorrow at 12:15 pm, Cycling, tomorrow at 12:30 pm, or Cycling, tomorrow at 5:30 pm? There are 3 more on the screen.',
  ],
  [
    'es',
    'Resérvame una clase mañana',
    '¿Cuál: Yoga, mañana a las 7:00, HIIT, mañana a las 12:15, Cycling, mañana a las 12:30 o Cycling, mañana a las 17:30? Hay 3 más en la pantalla.',
  ],
])('of many classes four are named, and that there are more (%s)', (language, says, which) => {
  expect(talk(language, says)).toEqual([which]);
});

test.each<[Language, string[], string]>([
  ['fr', ['Réserve-moi un cours demain', 'celui de 18h30'], 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', ['Réserve-moi un cours demain', 'le yoga'], 'Lequel : Yoga, demain à 7 h ou Yoga, demain à 18 h 30 ?'],
  ['fr', ['Réserve-moi un cours demain', 'le yoga', 'celui de 18h30'], 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', ['Quels cours demain ?', 'celui de 21h'], 'Je te réserve Cycling, demain à 21 h ?'],
  ['fr', ['Quels cours mercredi ?', 'le pilates'], 'Je te réserve Pilates, mercredi à 20 h ?'],
  ['en', ['Book me a class tomorrow', 'the 9 pm one'], 'Shall I book Cycling, tomorrow at 9 pm?'],
  ['en', ['Book me a class tomorrow', 'the yoga', 'the 6:30 one'], 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['en', ['What classes are on Thursday?', 'book the 9 pm one'], 'Shall I book Cycling, Thursday at 9 pm?'],
  ['es', ['Resérvame una clase mañana', 'la de yoga', 'la de las 18:30'], '¿Te reservo Yoga, mañana a las 18:30?'],
  [
    'es',
    ['¿Qué clases hay mañana?', 'resérvame la de las nueve de la noche'],
    '¿Te reservo Cycling, mañana a las 21:00?',
  ],
])('a class that was not named aloud can be chosen all the same (%s: %j)', (language, says, question) => {
  expect(last(language, ...says)).toBe(question);
});

test('a place among them is one of those that were named first', () => {
  expect(last('fr', 'Quels cours ce week-end ?', 'le quatrième')).toBe('Je te réserve Yoga, dimanche à 7 h ?');
});

test.each<[Language, string[], string]>([
  ['fr', ['Quels cours demain ?', 'réserve-moi le yoga'], 'Lequel : Yoga, demain à 7 h ou Yoga, demain à 18 h 30 ?'],
  ['fr', ['Quels cours demain ?', 'réserve-moi le yoga de 18h30'], 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', ['Réserve-moi un cours demain', 'celui de 18h30', 'plutôt à 7h'], 'Je te réserve Yoga, demain à 7 h ?'],
  [
    'fr',
    ['Réserve-moi un cours demain', 'le hiit de 19h45', 'non, le yoga'],
    'Lequel : Yoga, demain à 7 h ou Yoga, demain à 18 h 30 ?',
  ],
  [
    'en',
    ['What classes are on tomorrow?', 'book the yoga', 'the evening one'],
    'Shall I book Yoga, tomorrow at 6:30 pm?',
  ],
  [
    'en',
    ['Book me a class on Thursday', 'the 9 pm one', 'actually the cycling at 5:30'],
    'Shall I book Cycling, Thursday at 5:30 pm?',
  ],
  ['es', ['¿Qué clases hay el miércoles?', 'resérvame pilates'], '¿Te reservo Pilates, miércoles a las 20:00?'],
  ['es', ['¿Qué clases hay mañana?', 'resérvame el yoga de las 18:30'], '¿Te reservo Yoga, mañana a las 18:30?'],
])('who names no day means that of the last list (%s: %j)', (language, says, question) => {
  expect(last(language, ...says)).toBe(question);
});

test.each<[Language, string[], string]>([
  [
    'fr',
    ['Quels cours demain ?', 'réserve-moi le pilates'],
    'Je ne vois pas de Pilates demain. Je te réserve Pilates, mercredi à 20 h ?',
  ],
  [
    'en',
    ['What classes are on tomorrow?', 'book Pilates for me'],
    'I can’t see any Pilates tomorrow. Shall I book Pilates, Wednesday at 8 pm?',
  ],
  [
    'es',
    ['¿Qué clases hay mañana?', 'resérvame pilates'],
    'No veo clase de Pilates mañana. ¿Te reservo Pilates, miércoles a las 20:00?',
  ],
])('a class that is not held on that day is offered on another, and that is said (%s)', (language, says, question) => {
  expect(last(language, ...says)).toBe(question);
});

test('a day that is named goes before that of the list, and is the one that is meant from then on', () => {
  const says = ['Quels cours demain ?', 'réserve-moi le yoga de jeudi', 'celui de 18h30'];
  expect(talk('fr', ...says).slice(1)).toEqual([
    'Lequel : Yoga, jeudi à 7 h ou Yoga, jeudi à 18 h 30 ?',
    'Je te réserve Yoga, jeudi à 18 h 30 ?',
  ]);
  expect(last('fr', ...says, 'non, celui de 21h')).toBe('Je te réserve Cycling, jeudi à 21 h ?');
});
