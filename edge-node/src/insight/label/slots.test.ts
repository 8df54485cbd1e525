import { describe, expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import type { Utterance } from './corpus.ts';
import { createLabeller } from './labeller.ts';
import { slotsIn, tagsOf } from './slots.ts';
import { tags } from './slots/chain.ts';
import { sentenceOf } from './slots/sentence.ts';
import { learnSlots } from './training.ts';

const label = createLabeller({ hear: hearByGrammar });

describe('a member who books or asks for the timetable', () => {
  test.each([
    ['réserve-moi le pilates jeudi à 18h30', 'fr', { class: 'pilates', day: 'jeudi', time: '18h30' }],
    ['une heure de gagnée, inscrivez-moi au yoga demain matin', 'fr', { class: 'yoga', day: 'demain', time: 'matin' }],
    ['vous ouvrez à quelle heure dimanche', 'fr', { day: 'dimanche' }],
    ['book me into boxing on Thursday at half six', 'en', { class: 'boxing', day: 'Thursday', time: 'half six' }],
    ['are you open on Good Friday', 'en', { day: 'Good Friday' }],
    ['move my Tuesday pilates to Thursday please', 'en', { class: 'pilates', day: 'Tuesday' }],
    ['is there a spin class at 6 p.m. on Friday', 'en', { class: 'spin', day: 'Friday', time: '6 p.m.' }],
    ['il reste une place au cours de capoeira', 'fr', { class: 'capoeira' }],
    ['apúntame a zumba el martes a las siete y media', 'es', { class: 'zumba', day: 'martes', time: 'siete y media' }],
    ['a qué hora cierran el sábado', 'es', { day: 'sábado' }],
  ] as const)('%s is heard with its class, day and time', (text, lang, slots) => {
    expect(label(text, lang).slots).toMatchObject(slots);
  });
});

const line = (text: string, slots: Utterance['slots']): Utterance => ({
  ...{ author: 'one', persona: '', language: 'fr', text, intent: 'book_class' },
  ...{ sentiment: 'neutral', emotion: 'neutral', topics: [], slots },
});

test('words that name one time are one part, and carry one tag', () => {
  const { parts } = sentenceOf('le yoga à sept heures et quart', 'fr', 'book_class');
  expect(parts.map(({ name }) => name)).toEqual(['le', 'yoga', 'a', '<time>']);
  const told = tagsOf('le yoga à sept heures et quart', parts, { class: 'yoga', time: 'sept heures et quart' });
  expect(told.map((tag) => tags[tag])).toEqual(['o', 'b-class', 'o', 'b-time']);
});

test('what is kept is told from what is given back by what is said to be done with it', () => {
  const pairs = ['lundi', 'mardi', 'jeudi', 'samedi'].flatMap((kept, at, days) => [[kept, days[(at + 1) % 4] ?? '']]);
  const lines = pairs.flatMap(([kept = '', dropped = '']) => [
    line(`garde ${kept} et annule ${dropped}`, { day: dropped }),
    line(`annule ${dropped} et garde ${kept}`, { day: dropped }),
  ]);
  const table = learnSlots([...lines, ...lines, ...lines]);
  for (const text of ['conservez vendredi et supprimez dimanche', 'supprimez dimanche et conservez vendredi'])
    expect(slotsIn(text, sentenceOf(text, 'fr', 'book_class'), table)).toEqual({ day: 'dimanche' });
});

test('what is learned from a few lines is heard in others, and learning twice gives the same', () => {
  const names = ['yoga', 'step', 'boxe', 'danse', 'zumba', 'pilates'];
  const days = ['lundi', 'mardi', 'jeudi', 'samedi'];
  const lines = names.flatMap((name) =>
    days.map((day) => line(`une place au ${name} de ${day} merci`, { class: name, day })),
  );
  const table = learnSlots(lines);
  const text = 'une place au stretching de vendredi merci';
  expect(slotsIn(text, sentenceOf(text, 'fr', 'book_class'), table)).toEqual({ class: 'stretching', day: 'vendredi' });
  expect(learnSlots(lines)).toEqual(table);
});
