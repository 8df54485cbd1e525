import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { despairIn } from './despair.ts';
import { wordsOf } from './tokens.ts';
import { understand } from './understand.ts';

const heard = (text: string, language: 'fr' | 'en' | 'es') => despairIn(wordsOf(text, language), language);
const intentOf = (text: string, language: 'fr' | 'en' | 'es') =>
  understand(text, { language, nowMs: 0, timezone: 'Europe/Paris', classes: [], equipment: [] }).intent;

test.each([
  ['fr', "j'veux plus vivre, Jarvis. C'est tout."],
  ['fr', 'je n’ai plus la force de vivre'],
  ['fr', 'elle parle de se foutre en l’air'],
  ['fr', 'plus envie de vivre en ce moment'],
  ['en', "I don't want to be alive any more"],
  ['en', 'my friend says she wants to kill herself'],
  ['en', "he's got nothing left to live for"],
  ['es', 'no quiero seguir viviendo'],
  ['es', 'dice que se quiere matar y se ha encerrado'],
  ['fr', 'une femme menace de se jeter du balcon'],
  ['fr', 'j’ai avalé toute la boîte de cachets ce matin'],
  ['en', "everyone would be better off if I just wasn't here"],
  ['en', "he keeps saying he'll jump off the roof"],
  ['en', 'I have taken all my tablets'],
  ['es', 'cada vez pienso más en tirarme al metro'],
  ['es', 'me he tomado todas las pastillas'],
] as const)('in %s somebody does not want to live, in so many words: %s', (language, text) => {
  expect(heard(text, language)).toBe('plain');
  // At a kiosk of another language too.
  for (const own of ['fr', 'en', 'es'] as const) expect(intentOf(text, own), own).toBe('emergency');
  expect(hearByGrammar(text, language)).toMatchObject({ rescue: true, leave: false });
});

test.each([
  ['fr', 'je vais me tuer'],
  ['fr', 'j’ai envie d’en finir'],
  ['en', 'I want to die'],
  ['es', 'quiero morirme'],
] as const)('in %s what is a way of speaking too is asked about, and is no goodbye: %s', (language, text) => {
  expect(heard(text, language)).toBe('loose');
  expect(['maybe_emergency', 'emergency']).toContain(intentOf(text, language));
  expect(hearByGrammar(text, language)).toMatchObject({ rescue: false, leave: false });
});

test.each([
  ['fr', 'j’ai plus envie de vivre ici, trop de bruit'],
  ['fr', 'je me tue à la tâche'],
  ['fr', 'ma femme va me tuer, j’ai perdu mon alliance'],
  ['fr', 'on va mourir de rire'],
  ['fr', 'j’ai envie d’en finir avec cette série de squats'],
  ['fr', 'saute la dernière série'],
  ['en', 'I took the whole bottle of water'],
  ['en', 'we jump off the box twenty times'],
  ['es', 'me he tomado el batido entero'],
  ['en', "I don't want to hurt myself on the bench"],
  ['en', 'this class is killing me'],
  ['en', 'I want to die of embarrassment'],
  ['es', 'he perdido las llaves, me quiero morir'],
  ['es', 'me muero de hambre'],
  ['es', 'no quiero vivir lejos del gimnasio'],
] as const)('in %s a way of speaking is none: %s', (language, text) => {
  expect(heard(text, language)).toBe('none');
});
