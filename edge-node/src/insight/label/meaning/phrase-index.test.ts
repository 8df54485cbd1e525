import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidIn, toPhraseIndex, type Said } from './phrase-index.ts';

const asIs = (words: readonly string[]): readonly string[] => words;
const indexOf = (...phrases: string[]) => toPhraseIndex(phrases, asIs);
const told = (said: readonly Said[]): string[] => said.map(({ code, from, to }) => `${code} ${from}-${to}`).toSorted();

test('phrases are found wherever they stand, each with its code and its words', () => {
  const index = indexOf('free place, place', 'no place', 'places');
  expect(told(saidIn(index, ['is', 'no', 'free', 'place']))).toEqual(['0 2-4', '0 3-4']);
  expect(told(saidIn(index, ['no', 'place']))).toEqual(['0 1-2', '1 0-2']);
  expect(saidIn(index, ['plac'])).toEqual([]);
});

test('a stem stands for its endings, in the middle of a phrase too, and is no word by itself', () => {
  const index = indexOf('cour*, perdu* ma cle', 'run');
  expect(told(saidIn(index, ['cours', 'cour', 'cou', 'run', 'running']))).toEqual(['0 0-1', '0 1-2', '1 3-4']);
  expect(told(saidIn(index, ['perdues', 'ma', 'cle']))).toEqual(['0 0-3']);
});

test('a phrase may mean several things, and is told once for each', () => {
  expect(told(saidIn(indexOf('adieu, adieu', 'adieu'), ['adieu']))).toEqual(['0 0-1', '1 0-1']);
});

test('phrases are folded and written out as what is said', () => {
  const index = toPhraseIndex(['À  BIENTÔT, slt'], (words) => words.map((word) => (word === 'slt' ? 'salut' : word)));
  expect(told(saidIn(index, ['salut', 'a', 'bientot']))).toEqual(['0 0-1', '0 1-3']);
});

/** The same without an index: every phrase at every place. */
function searched(phrasesByCode: readonly string[][], words: readonly string[]): string[] {
  const fits = (want: string, word: string): boolean =>
    want.endsWith('*') ? word.startsWith(want.slice(0, -1)) : word === want;
  const found = phrasesByCode.flatMap((phrases, code) =>
    phrases.flatMap((phrase) => {
      const wanted = phrase.split(' ');
      return words.flatMap((_, from) =>
        wanted.every((want, at) => fits(want, words[from + at] ?? '§'))
          ? [`${code} ${from}-${from + wanted.length}`]
          : [],
      );
    }),
  );
  return found.toSorted();
}

test('it finds what a search through all phrases finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 2, maxLength: 4 });
  const phrase = fc
    .array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((words) => words.map(([each, isStem]) => (isStem ? `${each}*` : each)).join(' '));
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(phrase, { maxLength: 6 }), { maxLength: 4 }),
      fc.array(word, { maxLength: 8 }),
      (phrasesByCode, words) => {
        const index = indexOf(...phrasesByCode.map((phrases) => phrases.join(', ')));
        // Two phrases of one code that say the same words count twice in a search.
        expect([...new Set(told(saidIn(index, words)))]).toEqual([...new Set(searched(phrasesByCode, words))]);
      },
    ),
  );
});
