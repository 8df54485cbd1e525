import { topics } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { insightCodes, recommendationCodes } from './reports.ts';
import { reportSayings as en } from './report-words-en.ts';
import { reportSayings as es } from './report-words-es.ts';
import { reportSayings as fr } from './report-words-fr.ts';

const known = { gymName: (id: string) => (id === 'a' ? 'Part-Dieu' : undefined), day: () => '12 mai' };
const hour = 3_600_000;
const of = (n: number, topic: string) => ({
  ...{ count: n, of: 12, there: n, gyms: 2, missed: 6, days: 4, since: 0, ms: n * hour, share: 0.254, topic },
  ...{ gymId: 'a', visits: 300, before: 400, mean: 0.1, name: 'Tapis 3' },
});

test.each([
  ['fr', fr],
  ['en', en],
  ['es', es],
] as const)('everything that a report can say is a sentence in %s, of one and of several', (_language, said) => {
  const sentences = [1, 30].flatMap((n) => [
    ...insightCodes.map((code) => said.insight({ code, parameters: of(n, 'health') }, known)),
    ...recommendationCodes.map((code) => said.recommendation({ code, parameters: of(n, 'health') }, known)),
    ...topics.map((topic) => said.insight({ code: 'topic_unhappy', parameters: of(n, topic) }, known)),
    said.insight({ code: 'gym_visits_down', parameters: { gymId: 'gone', share: 0.2 } }, known),
    said.insight({ code: 'members_at_risk', parameters: { count: n, before: null } }, known),
    said.insight({ code: 'machines_open', parameters: { count: n, name: null } }, known),
  ]);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[\p{Lu}\d¡¿].*\.$/u);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\b0\b/);
  }
  expect(said.insight({ code: 'gym_visits_down', parameters: of(1, 'health') }, known)).toMatch(/Part-Dieu.*25\s?%/);
  expect(said.insight({ code: 'visits_down', parameters: of(1, 'health') }, known)).toMatch(/25\s?%/);
});

test('a code of a later version is said to be one, whatever it is called', () => {
  for (const code of ['of_tomorrow', 'toString', '__proto__']) {
    expect(en.insight({ code, parameters: {} }, known)).toBe('A finding that this version does not know yet.');
    expect(fr.recommendation({ code, parameters: {} }, known)).toBe(
      'Un conseil que cette version ne connaît pas encore.',
    );
  }
});

test('visits after a week without any have risen, but by no percentage', () => {
  const risen = { code: 'visits_up', parameters: { visits: 120, before: 0 } };
  expect(fr.insight(risen, known)).toBe('120\u00A0visites, contre aucune la semaine d’avant.');
  expect(en.insight(risen, known)).toBe('120\u00A0visits, against none the week before.');
  expect(es.insight(risen, known)).toBe('120\u00A0visitas, frente a ninguna la semana anterior.');
});
