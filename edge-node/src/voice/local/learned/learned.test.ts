import { expect, test } from 'vitest';
import { corpusHash, readCorpus, trainerHash } from './corpus.ts';
import { featuresOf } from './features.ts';
import { oddsOf, read, written } from './model.ts';
import artefact from './trained.json' with { type: 'json' };
import { asked, languages, questions, trained } from './training.ts';

const remedy = 'run npm run voice:train and commit learned/trained.json';

test('the models in the repository belong to its corpus and its trainer', () => {
  expect(artefact.corpus, remedy).toBe(corpusHash());
  expect(artefact.trainer, remedy).toBe(trainerHash());
  expect(artefact.lines).toBe(readCorpus().length);
});

test('training again gives the very same weights', () => {
  const lines = readCorpus();
  for (const question of questions)
    expect(written(trained(lines, question, 'es')).weights === artefact[question].es.weights, remedy).toBe(true);
});

test.each(languages)('the models know nearly all that they were trained with (%s)', (language) => {
  const lines = readCorpus().filter((line) => line.language === language);
  for (const question of questions) {
    const model = read(artefact[question][language]);
    const wrong = lines.filter(
      ({ text, kind }) => oddsOf(model, featuresOf(text, language)) > 0 !== (kind === asked[question].yes),
    );
    expect(wrong.length / lines.length).toBeLessThan(0.02);
  }
});

test('accents, capitals, marks and the size of a number tell nothing; words, their order and a question do', () => {
  const same = (a: string, b: string): boolean =>
    JSON.stringify(featuresOf(a, 'fr')) === JSON.stringify(featuresOf(b, 'fr'));
  expect(same('À demain, 18 h', 'a demain 7 h !')).toBe(true);
  expect(same('je pars demain', 'demain je pars')).toBe(false);
  expect(same('tu pars', 'tu pars ?')).toBe(false);
});

test('a model comes out of its writing as it went in', () => {
  const model = { weights: Int8Array.from([-127, -1, 0, 1, 127]), step: 0.5, bias: -2 };
  expect(read(written(model))).toEqual(model);
});
