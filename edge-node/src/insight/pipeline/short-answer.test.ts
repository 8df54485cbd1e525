import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { asAnswer } from './short-answer.ts';
import { understand } from './understand.ts';

const labels = (intent: Labels['intent'], score = 0.5): Labels => ({
  ...{ lang: 'fr', intent, sentiment: 'positive', score, emotion: 'joy', topics: [], slots: {} },
  ...{ ends_conversation: false, confidence: 0.9, model: 'test' },
});
const question = 'Quelle machine : Rameur 1 ou Rameur 2 ?';

test.each(['oui', 'Non.', 'ok', 'yes please', 'sí', 'D’accord, vas-y', 'de acuerdo'])(
  'a bare yes or no to a question is neither a hello nor a joy: %s',
  (text) => {
    expect(asAnswer(labels('greeting'), text, question)).toMatchObject({
      ...{ intent: 'unknown', sentiment: 'neutral', score: 0, emotion: 'neutral' },
    });
  },
);

test('a few words that only their question explains are no matter outside the gym', () => {
  expect(asAnswer(labels('out_of_scope'), 'le 2', question).intent).toBe('unknown');
  expect(asAnswer(labels('out_of_scope'), 'je sais pas lequel', question).intent).toBe('unknown');
});

test('what says more than a yes, was asked by nobody, or calls for help keeps its labels', () => {
  for (const [intent, text, asked] of [
    ['greeting', 'Bonjour', question],
    ['farewell', 'non merci, au revoir', question],
    ['complaint', 'oui, c’est nul', question],
    ['out_of_scope', 'commande-moi une pizza aux champignons', question],
    ['praise', 'parfait', question],
    ['greeting', 'ok', 'C’est réservé.'],
    ['greeting', 'ok', undefined],
    ['emergency', 'oui', question],
  ] as const) {
    expect(asAnswer(labels(intent), text, asked)).toEqual(labels(intent));
  }
});

test('in a conversation only what answers a question of JARVIS’s is read so', () => {
  const turns = [
    { id: '1', role: 'jarvis', text: question },
    { id: '2', role: 'member', text: 'oui' },
    { id: '3', role: 'jarvis', text: 'C’est signalé, merci.' },
    { id: '4', role: 'member', text: 'oui' },
  ] as const;
  const meaning = understand({ turns, language: 'fr', outcomes: [] }, () => labels('greeting'));
  expect(meaning?.labels.map(({ intent, score }, at) => [meaning.turnIds[at], intent, score])).toEqual([
    ['2', 'unknown', 0],
    ['4', 'greeting', 0.5],
  ]);
});
