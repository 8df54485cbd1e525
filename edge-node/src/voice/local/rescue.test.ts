import { expect, test } from 'vitest';
import { callsForRescue } from './rescue.ts';
import { wordsOf } from './tokens.ts';
import { understand } from './understand.ts';

test.each([
  ['en', 'can you get an ambulance please'],
  ['en', 'Hello, could somebody ring for an ambulance?'],
  ['en', 'please, we need an ambulance'],
  ['en', 'get the paramedics'],
  ['fr', "vous pouvez m'appeler une ambulance s'il vous plaît"],
  ['fr', 'il faudrait appeler les secours'],
  ['fr', 'est-ce que tu peux appeler le SAMU'],
  ['es', 'por favor, ¿puedes llamar a una ambulancia?'],
  ['es', 'hace falta una ambulancia'],
  ['fr', 'il faudrait un médecin à la salle de muscu'],
  ['en', 'can you call the police without saying it out loud'],
  ['es', 'hace falta un médico en la sala'],
] as const)('in %s a call for rescue is one, however polite: %s', (language, text) => {
  expect(callsForRescue(wordsOf(text, language), language)).toBe(true);
  // In the language of the box or in another.
  for (const of of ['fr', 'en', 'es'] as const) {
    const context = { language: of, nowMs: 0, timezone: 'Europe/Paris', classes: ['Yoga'], equipment: ['Rameur'] };
    expect(understand(text, context).intent, of).toBe('emergency');
  }
});

test.each([
  ['en', 'that hill sprint nearly put me in an ambulance'],
  ['en', "I don't need an ambulance"],
  ['en', 'get me a place in yoga'],
  ['fr', "l'an dernier ils m'ont sorti d'ici en ambulance"],
  ['fr', "je conduis l'ambulance de nuit"],
  ['es', 'trabajo en una ambulancia'],
  ['fr', 'il faut un médecin pour le certificat ?'],
  ['fr', 'mon frère est dans la police'],
  ['en', "do I need a doctor's note"],
  ['en', 'I need a doctor’s note to freeze'],
  ['en', 'can you ring the doctor and get us in at four'],
  ['es', 'hace falta un médico para el certificado'],
] as const)('in %s talk of rescue is none: %s', (language, text) => {
  expect(callsForRescue(wordsOf(text, language), language)).toBe(false);
});
