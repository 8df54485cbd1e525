import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { asAnswer } from './short-answer.ts';
import { understand } from './understand.ts';

const labels = (intent: Labels['intent'], score = 0.5): Labels => ({
  ...{ lang: 'fr', intent, sentiment: 'positive', score, emotion: 'joy', topics: [], slots: {} },
  ...{ ends_conversation: false, confidence: 0.9, model: 'test' },
});
const sure = (intent: Labels['intent'], confidence: number): Labels => ({ ...labels(intent), confidence });
const question = 'Quelle machine : Rameur 1 ou Rameur 2 ?';

test.each(['oui', 'Non.', 'ok', 'yes please', 'sí', 'D’accord, vas-y', 'de acuerdo'])(
  'a bare yes or no to a question is neither a hello nor a joy: %s',
  (text) => {
    expect(asAnswer(labels('greeting'), text, { before: question })).toMatchObject({
      ...{ intent: 'unknown', sentiment: 'neutral', score: 0, emotion: 'neutral' },
    });
  },
);

test('a few words that only their question explains are no matter outside the gym', () => {
  expect(asAnswer(labels('out_of_scope'), 'le 2', { before: question }).intent).toBe('unknown');
  expect(asAnswer(labels('out_of_scope'), 'je sais pas lequel', { before: question }).intent).toBe('unknown');
});

test('what says more than a yes, was asked by nobody, or calls for help keeps its labels', () => {
  for (const [intent, text, asked] of [
    ['farewell', 'non merci, au revoir', question],
    ['complaint', 'oui, c’est vraiment très sale', question],
    ['out_of_scope', 'commande-moi une pizza aux champignons', question],
    ['praise', 'parfait', 'C’est réservé.'],
    ['greeting', 'ok', 'C’est réservé.'],
    ['greeting', 'ok', undefined],
    ['emergency', 'oui', question],
  ] as const) {
    expect(asAnswer(labels(intent), text, { before: asked })).toEqual(labels(intent));
  }
});

test.each([
  ['complaint', 'nobody’s hurt, no', 0.86, 'Shall I report it to the team: Presse à cuisses?'],
  ['praise', 'hmm, no, forget it', 0.52, 'Shall I book Pilates, Friday at 9:15 am?'],
  ['cancel_membership', 'sí, avisa', 0.31, 'Avisado. ¿Qué máquina?'],
  ['praise', 'quoi ? c’est quoi ça ?', 0.4, 'Je réserve ce cours, d’accord ?'],
  ['complaint', 'non c’est pas grave', 0.64, 'Je signale à l’équipe : les douches ?'],
  ['emergency', 'my hands are wet', 0.29, 'Shall I book Yoga, tomorrow at 6:30 pm?'],
] as const)('a few words to a question are no %s: %s', (intent, text, confidence, before) => {
  expect(asAnswer(sure(intent, confidence), text, { before })).toMatchObject({
    ...{ intent: 'unknown', sentiment: 'neutral', score: 0, emotion: 'neutral', topics: [] },
  });
});

test.each([
  ['emergency', 'help me', 0.39, 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['emergency', 'il a mal', 0.1, 'Est-ce une urgence ? Dites oui, et je donne l’alerte tout de suite.'],
  ['farewell', 'non laisse tomber', 0.64, 'Veux-tu que je transmette ton avis à l’équipe ?'],
  ['cancel_membership', 'no, cancel my membership', 0.99, 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['cancel_membership', 'cancel my membership', 0.6, 'All right, I’ll leave it. Anything else?'],
  ['report_issue', 'les douches sont froides', 0.6, 'D’accord. Autre chose ?'],
  ['report_issue', 'la ducha está fría', 0.6, 'De nada. ¿Algo más?'],
  ['complaint', 'c’est nul ici', 0.6, 'Je n’ai pas compris. Peux-tu le dire autrement ?'],
  ['ask_human', 'quelqu’un de l’équipe', 0.6, 'Salut Marie ! Qu’est-ce que je peux faire pour toi ?'],
] as const)('a short %s that is one keeps its labels: %s', (intent, text, confidence, before) => {
  expect(asAnswer(sure(intent, confidence), text, { before })).toEqual(sure(intent, confidence));
});

test('what is said first is a wish, whatever JARVIS asked; after a question about another matter its last one counts', () => {
  const complaint = sure('complaint', 0.6);
  expect(asAnswer(complaint, 'c’est nul ici', { before: 'On commence ?', isFirst: true })).toEqual(complaint);
  const twice = 'I didn’t get that. Could you say it another way? Shall I report it to the team: Presse à cuisses?';
  expect(asAnswer(complaint, 'nobody’s hurt, no', { before: twice }).intent).toBe('unknown');
});

test('who cancels the place that JARVIS asked about or then gave up leaves no gym; who names the membership does', () => {
  const leaves = { ...sure('cancel_membership', 0.99), topics: ['membership'] } as const;
  const before = 'Shall I cancel your place for Yoga, tomorrow at 6:30 pm?';
  expect(asAnswer(leaves, 'yes cancel it', { before })).toMatchObject({
    ...{ intent: 'cancel_booking', score: 0, emotion: 'neutral', topics: ['classes'] },
  });
  const long = 'yes go on and cancel it, I am fed up';
  expect(asAnswer(leaves, long, { before })).toMatchObject({ intent: 'cancel_booking', score: 0.5 });
  expect(asAnswer(leaves, 'no, cancel my membership', { before })).toEqual(leaves);
  expect(asAnswer(leaves, 'quiero darme de baja', { before: '¿Anulo tu plaza de Yoga?' })).toEqual(leaves);
  const after = 'It’s cancelled: Yoga, tomorrow at 6:30 pm.';
  expect(asAnswer(leaves, 'cancel everything', { after, isPlaceCancelled: true }).intent).toBe('cancel_booking');
  expect(asAnswer(leaves, 'cancel everything', { after })).toEqual(leaves);
});

test.each(['deux secondes', 'une minute', 'one sec', 'just a minute please', 'un momento', 'espera un segundo'])(
  'who asks for a moment asks for nobody: %s',
  (text) => {
    expect(asAnswer(sure('ask_human', 0.96), text, {}).intent).toBe('unknown');
  },
);

test('what follows the wish for a moment counts where it is sure, or a call for help', () => {
  const telephone = 'une minute, j’ai ma femme au téléphone';
  expect(asAnswer(sure('complaint', 0.52), telephone, {})).toMatchObject({ intent: 'unknown', score: 0 });
  for (const heard of [sure('complaint', 0.96), sure('emergency', 0.4)]) {
    expect(asAnswer(heard, 'une seconde, il y a du sang partout', {})).toEqual(heard);
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
