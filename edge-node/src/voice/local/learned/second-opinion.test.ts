import { expect, test } from 'vitest';
import { hearsLeave, isFarewell } from '../farewell.ts';
import { understand } from '../understand.ts';
import { soundsOfDanger } from './second-opinion.ts';

const heard = (text: string, language: 'fr' | 'en' | 'es') =>
  understand(text, { language, nowMs: 1_795_000_000_000, timezone: 'Europe/Paris', classes: [], equipment: [] }).intent;

test.each([
  ['fr', 'je laisse ma place au voisin, merci pour tout'],
  ['en', 'right, my sister is parked outside so I had better be off now, thanks again'],
  ['es', 'otro día seguimos, que hoy estoy reventado'],
] as const)('a leave that no grammar foresees still ends the conversation (%s)', (language, text) => {
  expect(hearsLeave(text, language, true)).toBe(false);
  expect(isFarewell(text, language)).toBe(true);
});

test.each([
  ['fr', 'repousse à la semaine prochaine'],
  ['en', 'did you have a good weekend'],
  ['es', 'pásalo a la semana que viene'],
] as const)('what the grammar would close upon goes on where the model knows better (%s)', (language, text) => {
  expect(hearsLeave(text, language, true)).toBe(true);
  expect(isFarewell(text, language)).toBe(false);
});

test('in few words the model has to be surer: "thanks" and "never mind" are answers', () => {
  for (const text of ['merci', 'laisse tomber', 'salut']) expect(isFarewell(text, 'fr')).toBe(false);
  for (const text of ['ok thanks', 'fine thanks']) expect(isFarewell(text, 'en')).toBe(false);
  expect(hearsLeave('hablamos', 'es', true)).toBe(false);
  expect(isFarewell('hablamos', 'es')).toBe(true);
});

test.each([
  ['fr', 'le monsieur du rameur est devenu gris et il ne répond plus'],
  ['en', 'the lady by the bikes has gone grey and she is not answering us'],
  ['es', 'el señor de la bici se ha puesto gris y ya no contesta'],
] as const)('danger told in other words than the rules’ is heard (%s)', (language, text) => {
  expect(soundsOfDanger(text, language, 'none')).not.toBe('none');
  expect(heard(text, language)).toMatch(/emergency/u);
});

test.each([
  ['fr', 'combien de calories ça brûle une heure de rameur'],
  ['en', 'do you run first aid training for members'],
  ['es', 'me arden los abdominales, ¿es normal?'],
] as const)('talk that only sounds like it is left in peace, even where a rule would ask (%s)', (language, text) => {
  expect(soundsOfDanger(text, language, 'unsure')).toBe('none');
  expect(heard(text, language)).not.toMatch(/emergency/u);
});

test('where the model is unsure a question is asked, and the rules’ word makes it an alarm', () => {
  const text = 'j’ai la tête qui tourne un peu';
  expect(soundsOfDanger(text, 'fr', 'none')).toBe('unsure');
  expect(soundsOfDanger(text, 'fr', 'sure')).toBe('sure');
});
