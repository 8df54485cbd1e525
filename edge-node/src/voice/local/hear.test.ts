import type { Intent as LabelIntent } from '@jarvis-edge/sync/labels.ts';
import { languages } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { readUtterances } from '../../insight/label/corpus.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { noLabels } from '../test/no-labels.ts';
import { hear } from './hear.ts';
import type { Intent } from './lexicon.ts';
import { firstList } from './test/farewells-first.ts';
import { secondList } from './test/farewells-second.ts';
import { thirdList } from './test/farewells-third.ts';
import { furtherUtterances } from './test/utterances-further.ts';
import { roundaboutUtterances } from './test/utterances-roundabout.ts';

const label = createLabeller({ hear: hearByGrammar });
const contextOf = (language: 'fr' | 'en' | 'es') => ({
  ...{ language, nowMs: Date.UTC(2026, 10, 20, 9), timezone: 'Europe/Paris' },
  ...{ classes: ['Yoga', 'Spinning'], equipment: ['Rameur 1', 'Rameur 2', 'Tapis 3'] },
});

/** What a talk calls the labels; danger that is asked about first is heard too. */
const talkIntents: Partial<Record<LabelIntent, readonly Intent[]>> = {
  complaint: ['feedback'],
  praise: ['feedback'],
  emergency: ['emergency', 'maybe_emergency'],
  out_of_scope: ['unknown'],
};

test.each(languages)('in %s nine of ten things that a stranger says are heard for what they are', (language) => {
  const lines = readUtterances('evaluation').filter((line) => line.language === language);
  const right = lines.filter(({ text, intent }) => {
    const heard = hear(text, contextOf(language), label);
    if (intent === 'out_of_scope' && heard.slots.outside !== true) return false;
    return (talkIntents[intent] ?? [intent]).includes(heard.intent as never);
  });
  expect(right.length / lines.length).toBeGreaterThan(0.9);
});

test('a class, a day and an hour are read also where only the label knows that a place is asked for', () => {
  const text = 'tu me mets sur la liste pour le yoga de demain dix-huit heures trente';
  expect(hear(text, contextOf('fr'), label)).toMatchObject({
    intent: 'book_class',
    slots: { class: 'Yoga', day: '2026-11-21', time: 1110 },
  });
});

test.each([
  ['fr', 'salut, annule mon yoga, merci, bonne soirée', 'cancel_booking'],
  ['fr', 'La douche du fond est bouchée, voilà, je file', 'report_issue'],
  ['en', "left pedal on bike six is hanging off, that's all from me, bye", 'report_issue'],
  ['es', 'pausad mi cuota en agosto, hasta luego', 'freeze_membership'],
  ['fr', 'le rameur est cassé, allez salut', 'report_issue'],
  ['fr', 'la douche est froide allez ciao', 'report_issue'],
  ['en', 'machine four is leaking all the best', 'report_issue'],
  ['es', 'la ducha no calienta venga adiós guapa', 'report_issue'],
] as const)('in %s what is wished before a goodbye is still to be done: %s', (language, text, intent) => {
  expect(hear(text, contextOf(language), label).intent).toBe(intent);
});

test.each([
  ['fr', 'c’est noté pour jeudi, bonne soirée'],
  ['en', 'the spin class was brilliant, see you on Monday'],
  ['es', 'ni clase ni ducha, menudo plan, me voy a casa'],
] as const)('in %s a remark before a goodbye wishes nothing: %s', (language, text) => {
  expect(hear(text, contextOf(language), label).intent).toBe('farewell');
});

test('a fault that is reported before a goodbye is told in the member’s own words, without the goodbye', () => {
  const heard = hear('Ça sent le moisi à l’entrée du hammam, bonne soirée', contextOf('fr'), label);
  expect(heard).toMatchObject({ intent: 'report_issue' });
  expect(JSON.stringify(heard.slots)).not.toContain('soirée');
});

test('a goodbye behind a wish is no part of the day', () => {
  const text = 'annule mon cours de demain, merci, bonne soirée';
  expect(hear(text, contextOf('fr'), label)).toMatchObject({ intent: 'cancel_booking', slots: { day: '2026-11-21' } });
  expect(hear(text, contextOf('fr'), label).slots).not.toHaveProperty('part');
});

test('a fault is reported of the thing that was named, on the gym’s list or not', () => {
  const heard = (text: string) => hear(text, contextOf('fr'), label);
  expect(heard('le distributeur de serviettes ne distribue plus rien du tout')).toMatchObject({
    intent: 'report_issue',
    slots: { equipment: expect.stringContaining('distributeur') as unknown },
  });
  expect(heard('le tapis 3 fait un bruit de casserole').slots.equipment).toBe('Tapis 3');
  const smell = 'ça sent le moisi dès qu’on entre';
  expect(heard(smell)).toMatchObject({ intent: 'report_issue', slots: { equipment: smell } });
});

test('what the rules alone heard stays known: an answer to a question is theirs to read', () => {
  const text = 'j’ai les pâtes sur le feu je rentre salut';
  const heard = hear(text, contextOf('fr'), label);
  expect(heard.intent).toBe('farewell');
  expect(heard.byRules).toEqual(hear(text, contextOf('fr'), noLabels).byRules);
});

test.each([
  ['fr', 'merci, j’ai les pâtes sur le feu, je file', 'farewell'],
  ['en', "there's no loo roll left in the gents", 'report_issue'],
  ['es', 'me han clavado dos recibos este mes y nadie sabe nada', 'feedback'],
] as const)(
  'in %s the rules hear nothing in it, or something else, and the label knows: %s',
  (language, text, intent) => {
    expect(hear(text, contextOf(language), noLabels).intent).not.toBe(intent);
    expect(hear(text, contextOf(language), label).intent).toBe(intent);
  },
);

const goodbyes = { firstList, secondList, thirdList };

test.each(languages)('in %s what the rules were proved by is heard as before, all but one in fifty', (language) => {
  const told = [furtherUtterances, roundaboutUtterances].flatMap((list) => list[language].trim().split('\n'));
  const listed = told.map((line) => line.split('|') as [string, string]);
  const heardAs = (text: string): Intent => hear(text, contextOf(language), label).intent;
  const of = (kind: string): string[] => listed.flatMap(([each, text]) => (each === kind ? [text] : []));
  expect(of('calm').filter((text) => heardAs(text) === 'emergency')).toEqual([]);
  expect(of('stays').filter((text) => heardAs(text) === 'farewell')).toEqual([]);
  const named = listed.filter(([intent]) => !['calm', 'stays', 'outside'].includes(intent));
  const changed = named.filter(([intent, text]) => heardAs(text) !== intent);
  expect(changed.length / named.length, changed.join('\n')).toBeLessThanOrEqual(0.02);
});

test.each(languages)('in %s goodbyes still end a talk, and what only speaks of leaving seldom does', (language) => {
  const ends = (text: string): boolean => hear(text, contextOf(language), label).intent === 'farewell';
  const all = Object.values(goodbyes).map((list) => list[language]);
  const [farewells, mentions] = [all.flatMap((list) => list.farewells), all.flatMap((list) => list.mentions)];
  expect(farewells.filter(ends).length / farewells.length).toBeGreaterThan(0.98);
  const wrong = mentions.filter(ends);
  expect(wrong.length / mentions.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
});

test.each([
  ['fr', 'il fait trop chaud ici', { equipment: 'il fait trop chaud ici' }],
  ['en', 'the floor is wet', { equipment: 'the floor is wet' }],
  ['en', "it's broken", {}],
  ['fr', 'la machine est cassée', {}],
] as const)(
  'in %s what is wrong is told in the member’s words, unless it is some machine: %s',
  (language, text, slots) => {
    expect(hear(text, contextOf(language), label)).toMatchObject({ intent: 'report_issue' });
    expect(hear(text, contextOf(language), label).slots).toEqual(slots);
  },
);

test.each([
  ['fr', 'put me on the waiting list for spinning', 'en', 'book_class'],
  ['fr', 'me duele la espalda', 'es', 'pain'],
  ['en', 'à quelle heure vous fermez demain ?', 'fr', 'ask_hours'],
  ['es', 'is the sauna working today', 'en', 'ask_facility'],
] as const)('at a kiosk in %s other languages are told by ear: %s', (language, text, spoken, intent) => {
  expect(hear(text, contextOf(language), label)).toMatchObject({ language: spoken, intent });
});

test.each([
  ['fr', 'réserve-moi body pump et spinning'],
  ['es', 'me re caés bien, robot'],
  ['es', 'ya me voy a la escuela bye'],
  ['fr', 'hmm uh uh oh oh'],
  ['es', 'ok ok ok ok'],
  ['fr', 'body pump cardio boxing'],
] as const)('at a kiosk in %s its own language with words of others stays its own: %s', (language, text) => {
  expect(hear(text, contextOf(language), label).language).toBeNull();
});

test.each(languages)(
  'strangers who speak another language than the kiosk, which is in %s, are heard to',
  (language) => {
    const long = readUtterances('evaluation').filter(({ text }) => text.split(/\s+/u).length > 3);
    const told = (isOwn: boolean): number => {
      const lines = long.filter((line) => (line.language === language) === isOwn);
      const right = lines.filter(
        (line) => (hear(line.text, contextOf(language), label).language ?? language) === line.language,
      );
      return right.length / lines.length;
    };
    expect(told(true)).toBeGreaterThan(0.995);
    expect(told(false)).toBeGreaterThan(0.98);
  },
);
