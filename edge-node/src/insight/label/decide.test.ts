import { emotions, sentiments } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { decide, weighed } from './decide.ts';
import { outputCount } from './heads.ts';
import { createLabeller } from './labeller.ts';

const trust = { temperature: 1, outside: 0, knownFrom: 0.2, endsFrom: 0.4, dangerFrom: 0.04, topicFrom: 0.3 };
const said = (ends: number, danger: number, heard = { rescue: false, goodbye: false }) =>
  decide(
    new Float64Array(outputCount),
    weighed(
      {
        ends: Float64Array.of(1 - ends, ends),
        danger: Float64Array.of(1 - danger, danger),
        sentiment: new Float64Array(sentiments.length),
        emotion: new Float64Array(emotions.length),
      },
      heard,
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

const label = createLabeller({ hear: hearByGrammar });
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
