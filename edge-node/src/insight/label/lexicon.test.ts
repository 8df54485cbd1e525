import { languages } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { meaningsIn } from './features.ts';
import { lexiconFields, readLexicon } from './lexicon.ts';
import { wordsOf } from './words.ts';

test.each(languages)('in %s every field has its phrases, written as what is said is read', (language) => {
  const lexicon = readLexicon(language);
  expect(Object.keys(lexicon)).toEqual(lexiconFields);
  for (const [field, phrases] of Object.entries(lexicon)) {
    const each = phrases.split(/[,\n]\s*/u);
    expect(each.length, field).toBeGreaterThan(40);
    expect(
      each.filter(
        (phrase) =>
          !/^(?:[a-z0-9]+\*?|<(?:number|time|money)>)(?: (?:[a-z0-9]+\*?|<(?:number|time|money)>))*$/u.test(phrase),
      ),
      field,
    ).toEqual([]);
    // A shorter stem would stand for words of other fields.
    expect(
      each.filter((phrase) => /\b[a-z0-9]{1,2}\*/u.test(phrase)),
      field,
    ).toEqual([]);
  }
});

test('an elision is read as it is spoken, with an apostrophe or without', () => {
  expect(wordsOf("c'est nul", 'fr')).toEqual(['c', 'est', 'nul']);
  expect(wordsOf('cest nul', 'fr')).toEqual(['c', 'est', 'nul']);
  expect(wordsOf('c nul', 'fr')).toEqual(['c', 'est', 'nul']);
});

test('short forms in the lexicon are those of what is said', () => {
  const codes = (text: string): number[] => meaningsIn(wordsOf(text, 'en'), 'en').map(({ code }) => code);
  expect(codes("I can't make it")).toEqual(codes('i cant make it'));
  expect(codes("I can't make it").length).toBeGreaterThan(0);
});
