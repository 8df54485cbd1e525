import { emotions, sentiments } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { decide, weighed } from './decide.ts';
import type { Evidence } from './evidence.ts';
import { outputCount } from './heads.ts';
import { createLabeller } from './labeller.ts';

const trust = { temperature: 1, outside: 0, knownFrom: 0.2, endsFrom: 0.4, dangerFrom: 0.04, topicFrom: 0.3 };
const said = (ends: number, danger: number, heard = { rescue: false, goodbye: false }, evidence: Evidence = 'enough') =>
  decide(
    new Float64Array(outputCount),
    weighed(
      {
        ends: Float64Array.of(1 - ends, ends),
        danger: Float64Array.of(1 - danger, danger),
        sentiment: new Float64Array(sentiments.length),
        emotion: new Float64Array(emotions.length),
      },
      { leave: heard.goodbye, alarm: 'none', ...heard },
      evidence,
    ),
    trust,
  ).intent;

test('a little danger is heard before anything else', () => {
  expect(said(0, 0.05)).toBe('emergency');
  expect(said(0.45, 0.05), 'a goodbye that is not sure').toBe('emergency');
});

test('whoever surely says goodbye is going, unless it sounds of more than a little danger', () => {
  expect(said(0.6, 0.05)).toBe('farewell');
  expect(said(0.6, 0.19)).toBe('farewell');
  expect(said(0.99, 0.2), '"farewell, I shall end it tonight"').toBe('emergency');
});

test('who calls for rescue in so many words is in danger, whatever a model says', () => {
  expect(said(0, 0)).toBe('unknown');
  expect(said(0, 0, { rescue: true, goodbye: false })).toBe('emergency');
  expect(said(0.99, 0, { rescue: true, goodbye: true })).toBe('emergency');
});

test('who bids farewell in so many words is going, whatever a model says, unless it sounds of danger', () => {
  expect(said(0, 0, { rescue: false, goodbye: true })).toBe('farewell');
  expect(said(0, 0.19, { rescue: false, goodbye: true })).toBe('farewell');
  expect(said(0, 0.2, { rescue: false, goodbye: true })).toBe('emergency');
});

test('few words are in danger only if they surely say so, and nothing said is neither danger nor goodbye', () => {
  const unheard = { rescue: false, goodbye: false };
  expect(said(0, 0.5, unheard, 'scant')).toBe('unknown');
  expect(said(0, 0.6, unheard, 'scant')).toBe('emergency');
  expect(said(0.99, 0.99, unheard, 'none')).toBe('unknown');
  expect(said(0, 0, { rescue: true, goodbye: false }, 'none')).toBe('emergency');
  expect(said(0, 0, { rescue: false, goodbye: true }, 'none')).toBe('farewell');
});

const label = createLabeller({ hear: hearByGrammar });
test.each([
  [
    'fr',
    '2 | 18 | 65 | 18h30 | 20 % | 0612345678 | le 2 | un | deux | et | et puis | hmm | euh je | ben euh | bon | ok | la porte | 😡😡😡',
  ],
  ['en', '2 | 6 | 6:30 | two | hmm | um so | well | the | okay | right | and | the door | Привет, как дела'],
  ['es', '2 | 6 | 18:30 | un | uno | el 2 | hmm | pues | bueno | y | ha | la puerta | 你好我想预约'],
] as const)('in %s an answer that says nothing by itself calls for no help and ends no talk', (language, texts) => {
  for (const text of texts.split(' | ')) {
    const { intent, ends_conversation } = label(text, language);
    expect([text, intent === 'emergency', ends_conversation]).toEqual([text, false, false]);
  }
  expect(label('18', language)).toMatchObject({
    intent: 'unknown',
    sentiment: 'neutral',
    score: 0,
    emotion: 'neutral',
    topics: [],
  });
});

test.each([
  ['fr', 'au feu | du sang | au secours | malaise | il saigne'],
  ['en', 'fire | blood | help me | he fainted | call 999'],
  ['es', 'fuego | sangre | socorro | se desmayó | auxilio'],
] as const)('in %s a word or two are enough to call for help', (language, texts) => {
  for (const text of texts.split(' | ')) expect([text, label(text, language).intent]).toEqual([text, 'emergency']);
});

test.each([
  ['fr', 'vous pouvez appeler les secours s’il vous plaît'],
  ['en', 'could you get an ambulance please'],
  ['es', 'puedes llamar a una ambulancia por favor'],
] as const)('a polite call for rescue is one in %s', (language, text) => {
  expect(label(text, language)).toMatchObject({ intent: 'emergency', ends_conversation: false, confidence: 1 });
});

test.each([
  ['fr', 'réserve-moi le yoga de jeudi, au revoir', 'book_class'],
  ['en', 'cancel my booking for tomorrow, thanks, goodbye', 'cancel_booking'],
  ['es', 'apúntame a yoga mañana, hasta luego', 'book_class'],
] as const)('in %s a wish before a goodbye is a wish: %s', (language, text, intent) => {
  expect(label(text, language).intent).toBe(intent);
});

test.each([
  ['fr', 'pfff, encore raté mon objectif, enfin bref, au revoir'],
  ['en', 'not one kilo less this month, oh well, goodnight'],
  ['es', 'otra vez sin llegar al objetivo, en fin, hasta luego'],
] as const)('in %s a remark before a goodbye ends the talk: %s', (language, text) => {
  expect(label(text, language)).toMatchObject({ intent: 'farewell', ends_conversation: true });
});
