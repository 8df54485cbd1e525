import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { heard, toolAnswered } from './dialogue.ts';
import { hear } from './hear.ts';
import { newMemory, type Memory } from './memory.ts';
import type { Move } from './move.ts';

/** Friday, 20 November 2026, 10:00 in Lyon. */
const moment = { nowMs: Date.UTC(2026, 10, 20, 9), timezone: 'Europe/Paris' };
const label = createLabeller({ hear: hearByGrammar });
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 1, minute);
const held = (occurrenceId: string, className: string, startsAt: number) => ({
  ...{ occurrenceId, className, startsAt, left: 5, mine: null },
});
const days = [21, 22, 23, 24, 25, 26];
const occurrences = [
  ...days.flatMap((day) => [held(`y${day}m`, 'Yoga', at(day, 7)), held(`y${day}`, 'Yoga', at(day, 18, 30))]),
  ...[held('h24', 'HIIT', at(24, 12, 15)), held('h24e', 'HIIT', at(24, 19, 45)), held('p26', 'Pilates', at(26, 20))],
];
const mine = [{ ...held('y21', 'Yoga', at(21, 18, 30)), state: 'booked', queue: null }];

const reads = new Set(['timetable', 'my_bookings', 'opening_hours']);

/** What the box answers to a call. */
function answerTo(name: string, { day, until = day, class: course }: { [key: string]: unknown }): object {
  const calendar = (startsAt: number): string => new Date(startsAt + 3_600_000).toISOString().slice(0, 10);
  if (name === 'timetable') {
    const isAsked = ({ className, startsAt }: (typeof occurrences)[number]): boolean =>
      (course === undefined || course === className) &&
      (day === undefined || (String(day) <= calendar(startsAt) && calendar(startsAt) <= String(until)));
    return { occurrences: occurrences.filter(isAsked) };
  }
  if (name === 'my_bookings') return { bookings: mine };
  return { outcome: name === 'cancel_booking' ? 'cancelled' : 'booked', reason: null };
}

/** A talk in which every tool is answered at once. */
function talk(language: Language, says: readonly string[]) {
  let memory: Memory = newMemory(language, 'Marie');
  const done: string[] = [];
  let ends = false;
  const told = says.map((text) => {
    const context = {
      ...{ ...moment, language: memory.language },
      ...{ classes: ['Yoga', 'Pilates', 'HIIT'], equipment: ['Rameur 1', 'Tapis de course 2'] },
    };
    let move: Move = heard(memory, text, hear(text, context, label), moment);
    while (move.kind === 'call') {
      const { name, args } = move.call;
      if (!reads.has(name)) done.push(`${name} ${String(args['occurrenceId'] ?? '')}`.trim());
      move = toolAnswered(move.memory, { ok: true, personal: false, data: answerTo(name, args) }, moment);
    }
    memory = move.memory;
    ends = move.ends;
    return move.text;
  });
  return { told, last: told.at(-1), done, ends };
}

const wish = {
  fr: 'réserve le yoga demain à 18h30',
  en: 'book yoga tomorrow at 6:30pm',
  es: 'resérvame yoga mañana a las 18:30',
};
const cancel = { fr: 'annule mon yoga de demain', en: 'cancel my yoga tomorrow', es: 'cancela mi yoga de mañana' };
const keys = { fr: 'j’ai perdu mes clés', en: 'I lost my keys', es: 'he perdido mis llaves' };

test.each<[Language, string, string, string]>([
  ['fr', cancel.fr, 'oui annule-le', 'cancel_booking y21'],
  ['fr', cancel.fr, 'oui tu peux l’annuler', 'cancel_booking y21'],
  ['en', cancel.en, 'yes cancel it', 'cancel_booking y21'],
  ['es', cancel.es, 'sí, cancélala', 'cancel_booking y21'],
  ['fr', wish.fr, 'oui réserve', 'book_class y21'],
  ['fr', wish.fr, 'ok vas-y réserve', 'book_class y21'],
  ['en', wish.en, 'yes book it', 'book_class y21'],
  ['en', wish.en, 'yes, the 6:30 one', 'book_class y21'],
  ['es', wish.es, 'sí apúntame', 'book_class y21'],
  ['es', wish.es, 'si apúntame', 'book_class y21'],
  ['fr', 'le rameur 1 est cassé', 'oui signale-le', 'report_equipment'],
  ['fr', 'le rameur 1 est cassé', 'oui dis-le-lui', 'report_equipment'],
  ['fr', keys.fr, 'oui appelle-les', 'call_staff'],
  ['en', keys.en, 'yes call them please', 'call_staff'],
  ['es', keys.es, 'sí, avísales', 'call_staff'],
])('a yes that repeats the question is a yes (%s: %s – %s)', (language, asks, says, done) => {
  expect(talk(language, [asks, says]).done).toEqual([done]);
});

test.each<[Language, string, string]>([
  ['fr', cancel.fr, 'oui mais non garde-le'],
  ['fr', cancel.fr, 'oui enfin attends'],
  ['fr', wish.fr, 'oui annule'],
  ['en', cancel.en, 'yes… no wait, keep it'],
  ['en', cancel.en, 'ok when do you close today'],
  ['en', wish.en, 'yes what time does it start'],
  ['es', cancel.es, 'sí, pero mejor la guardo'],
  ['es', wish.es, 'si hay otra clase después'],
  ['fr', 'le rameur 1 est cassé', 'oui et le tapis de course 2 aussi'],
])('a yes that is taken back or asks for something else does nothing (%s: %s – %s)', (language, asks, says) => {
  expect(talk(language, [asks, says]).done).toEqual([]);
});

test.each<[Language, string, string, string]>([
  ['fr', wish.fr, 'oui merci au revoir', 'book_class y21'],
  ['fr', wish.fr, 'oui merci à plus', 'book_class y21'],
  ['en', wish.en, 'yes, see you tomorrow', 'book_class y21'],
  ['en', wish.en, 'ok thanks bye', 'book_class y21'],
  ['es', wish.es, 'sí gracias adiós', 'book_class y21'],
  ['fr', cancel.fr, 'oui merci bonne soirée', 'cancel_booking y21'],
  ['en', 'the rower 1 is broken', 'yes thanks, see you', 'report_equipment'],
])(
  'what is agreed to with a goodbye is done, told and ended with a goodbye (%s: %s – %s)',
  (language, asks, says, done) => {
    const answer = talk(language, [asks, says]);
    expect([answer.done, answer.ends]).toEqual([[done], true]);
    expect(answer.last).toMatch(/(?:Au revoir|Goodbye|Adiós),? Marie/u);
  },
);

test('a goodbye without a yes leaves what was asked alone', () => {
  for (const says of ['non merci au revoir', 'ok ciao', 'au revoir']) {
    const answer = talk('fr', [cancel.fr, says]);
    expect([answer.done, answer.ends]).toEqual([[], true]);
  }
});

test('what is done last is told before the goodbye', () => {
  expect(talk('fr', [wish.fr, 'oui merci au revoir']).last).toBe(
    'C’est réservé : Yoga, demain à 18 h 30. Au revoir Marie, à bientôt !',
  );
});

test.each<[Language, string, string, string]>([
  ['fr', wish.fr, 'blabla truc machin', 'oui'],
  ['fr', wish.fr, 'tu es mariée ?', 'oui'],
  ['fr', wish.fr, 'qui a gagné le match hier', 'oui'],
  ['en', wish.en, 'are you a robot', 'yes please'],
  ['es', wish.es, 'quién ganó el partido ayer', 'sí'],
])(
  'a question stays open through what answers it in no way, and is put once more (%s: %s – %s)',
  (language, asks, between, yes) => {
    const { told, done } = talk(language, [asks, between, yes]);
    expect(told[1]).toMatch(new RegExp(`.+ ${(told[0] ?? '').replace('?', '[?]')}$`, 'u'));
    expect(done).toEqual(['book_class y21']);
  },
);

test('which of several is meant stays open as well', () => {
  const { told, done } = talk('fr', ['réserve le yoga demain', 'blabla truc machin', 'le deuxième', 'oui']);
  expect(told[1]).toBe(`Je n’ai pas compris. Peux-tu le dire autrement ? ${told[0]}`);
  expect(done).toEqual(['book_class y21']);
});

test('who is not understood three times is offered somebody of the team, and a yes is to that', () => {
  const nonsense = 'blabla truc machin';
  const { told, done } = talk('fr', [wish.fr, nonsense, nonsense, nonsense, 'oui']);
  expect(told[3]).toContain('l’équipe');
  expect(done).toEqual(['call_staff']);
});

test.each<[Language, string, string, string]>([
  ['fr', wish.fr, 'non jeudi', 'Je te réserve Yoga, jeudi à 18 h 30 ?'],
  ['fr', wish.fr, 'non, jeudi plutôt', 'Je te réserve Yoga, jeudi à 18 h 30 ?'],
  ['fr', wish.fr, 'non pas demain, jeudi', 'Je te réserve Yoga, jeudi à 18 h 30 ?'],
  ['fr', 'réserve le yoga mercredi à 18h30', 'non pas mercredi jeudi', 'Je te réserve Yoga, jeudi à 18 h 30 ?'],
  ['fr', wish.fr, 'non à 7h', 'Je te réserve Yoga, demain à 7 h ?'],
  ['fr', wish.fr, 'jeudi plutôt', 'Je te réserve Yoga, jeudi à 18 h 30 ?'],
  ['fr', 'réserve le yoga mardi à 18h30', 'non, le HIIT', 'Lequel : HIIT, mardi à 12 h 15 ou HIIT, mardi à 19 h 45 ?'],
  ['en', wish.en, 'no, Thursday', 'Shall I book Yoga, Thursday at 6:30 pm?'],
  ['en', wish.en, 'ok, Thursday then', 'Shall I book Yoga, Thursday at 6:30 pm?'],
  ['en', wish.en, 'yes but on Thursday', 'Shall I book Yoga, Thursday at 6:30 pm?'],
  ['en', wish.en, 'no, the morning one', 'Shall I book Yoga, tomorrow at 7 am?'],
  ['en', wish.en, 'no not tomorrow, Thursday', 'Shall I book Yoga, Thursday at 6:30 pm?'],
  ['es', wish.es, 'no, el jueves', '¿Te reservo Yoga, jueves a las 18:30?'],
  ['es', wish.es, 'no, mañana no, el jueves', '¿Te reservo Yoga, jueves a las 18:30?'],
])('what a no corrects is corrected, and the rest kept (%s: %s – %s)', (language, asks, says, then) => {
  const { last, done } = talk(language, [asks, says]);
  expect([last, done]).toEqual([then, []]);
});

test.each<[Language, string, string]>([
  ['fr', wish.fr, 'non pas demain'],
  ['fr', wish.fr, 'non merci, pas demain'],
  ['en', wish.en, 'no, not tomorrow'],
  ['es', wish.es, 'no, mañana no'],
])('a no that only repeats what was asked wishes for nothing (%s: %s – %s)', (language, asks, says) => {
  const { last, done } = talk(language, [asks, says]);
  expect(last).toMatch(/^(?:D’accord, je ne fais rien|All right, I’ll leave it|De acuerdo, lo dejo como está)/u);
  expect(done).toEqual([]);
});

test.each<[Language, string, string]>([
  ['fr', 'le rameur 1 est cassé', 'non c’est bon'],
  ['fr', 'le rameur 1 est cassé', 'non merci c’est bon'],
  ['fr', 'le rameur 1 est cassé', 'non c’est bon laisse tomber'],
  ['en', keys.en, 'no thanks, I’m good'],
  ['es', keys.es, 'no gracias, ya está'],
])('who refuses what was offered is asked what else there is (%s: %s – %s)', (language, asks, says) => {
  const { last, done, ends } = talk(language, [asks, says]);
  expect(last).toMatch(/^(?:D’accord|All right|De acuerdo).+[?]$/u);
  expect([done, ends]).toEqual([[], false]);
});

test('who takes the one class that was told of is asked whether to book it', () => {
  const { last, ends } = talk('en', ['is there yoga tomorrow evening?', 'ok I’ll take it']);
  expect([last, ends]).toEqual(['Shall I book Yoga, tomorrow at 6:30 pm?', false]);
});

test.each<[Language, string, string]>([
  ['fr', 'je n’arrive plus à respirer', 'c’est passé, je n’ai pas besoin d’aide merci'],
  ['en', 'I can’t breathe', 'I’m ok now'],
  ['es', 'no puedo respirar', 'ya estoy bien'],
])('who is well again after an alarm is still listened to (%s)', (language, danger, well) => {
  const { last, ends } = talk(language, [danger, well]);
  expect(ends).toBe(false);
  expect(last).toMatch(/L’équipe|The team|El equipo/u);
  expect(last).not.toMatch(/112/u);
});

test.each<[Language, string, string]>([
  ['fr', 'réserve le HIIT mardi midi', 'Je te réserve HIIT, mardi à 12 h 15 ?'],
  ['fr', 'réserve le HIIT mardi à midi', 'Je te réserve HIIT, mardi à 12 h 15 ?'],
  ['fr', 'réserve le HIIT mardi à midi et quart', 'Je te réserve HIIT, mardi à 12 h 15 ?'],
  ['en', 'book HIIT on Tuesday at noon', 'Shall I book HIIT, Tuesday at 12:15 pm?'],
  ['es', 'reserva HIIT el martes a mediodía', '¿Te reservo HIIT, martes a las 12:15?'],
])('noon is the middle of the day (%s: %s)', (language, asks, then) => {
  expect(talk(language, [asks]).last).toBe(then);
});

test('one word answers what was asked', () => {
  const evening = talk('en', ['book yoga tomorrow', 'evening', 'I guess so']);
  expect(evening.told[1]).toBe('Shall I book Yoga, tomorrow at 6:30 pm?');
  expect(evening.done).toEqual(['book_class y21']);
  expect(talk('en', ['evening']).last).toMatch(/^Hi Marie/u);
  expect(talk('en', ['book yoga tomorrow', 'good evening']).last).not.toMatch(/^Shall I/u);
});

test.each<[Language, string, string]>([
  ['fr', 'Yoga', 'Yoga, demain à 7 h'],
  ['en', 'yoga', 'Yoga, tomorrow at 7 am'],
  ['es', 'el pilates', 'Pilates, jueves a las 20:00'],
  ['fr', 'cours', 'Yoga, demain à 7 h'],
  ['fr', 'les cours', 'Yoga, demain à 7 h'],
  ['en', 'classes', 'Yoga, tomorrow at 7 am'],
  ['es', 'clases', 'Yoga, mañana a las 7:00'],
])('a class or the classes by their bare name are told of (%s: %s)', (language, says, then) => {
  expect(talk(language, [says]).last).toContain(then);
});

test.each<[Language, string, string]>([
  ['fr', 'efface cette conversation', 'oui'],
  ['fr', 'supprime cette conversation s’il te plaît', 'oui appelle-les'],
  ['en', 'delete this conversation', 'yes'],
  ['en', 'please erase everything I said', 'yes please'],
  ['es', 'borra esta conversación', 'sí'],
])('who wants a conversation erased is offered the team (%s: %s)', (language, asks, yes) => {
  expect(talk(language, [asks, yes]).done).toEqual(['call_staff']);
});
