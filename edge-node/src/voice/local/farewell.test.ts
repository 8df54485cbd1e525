import { expect, test } from 'vitest';
import { isFarewell } from './farewell.ts';
import { firstList } from './test/farewells-first.ts';
import { secondList } from './test/farewells-second.ts';
import { thirdList } from './test/farewells-third.ts';

const languages = ['fr', 'en', 'es'] as const;

for (const language of languages) {
  test(`a goodbye ends the conversation, and speaking of goodbyes does not (${language})`, () => {
    const { farewells, mentions } = firstList[language];
    expect(farewells.length).toBeGreaterThanOrEqual(40);
    expect(mentions.length).toBeGreaterThanOrEqual(60);
    expect(farewells.filter((text) => !isFarewell(text, language))).toEqual([]);
    expect(mentions.filter((text) => isFarewell(text, language))).toEqual([]);
  });
}

test.each(languages)('so it is for people whom the grammar was not written with (%s)', (language) => {
  const farewells = [...secondList[language].farewells, ...thirdList[language].farewells];
  const mentions = [...secondList[language].mentions, ...thirdList[language].mentions];
  const missed = farewells.filter((text) => !isFarewell(text, language));
  const closed = mentions.filter((text) => isFarewell(text, language));
  expect({ missed, closed }).toEqual({ missed: [], closed: [] });
});

test('a goodbye in another language than the member’s ends the conversation too', () => {
  expect(isFarewell('goodbye, see you tomorrow', 'fr')).toBe(true);
  expect(isFarewell('hasta luego, gracias', 'en')).toBe(true);
  expect(isFarewell('allez, bonne soirée', 'es')).toBe(true);
});

test('silence and noise end nothing', () => {
  for (const text of ['', '   ', '…', '?!', 'x'.repeat(5000), 'au revoir '.repeat(500), 'bye '.repeat(80)])
    expect(isFarewell(text, 'fr')).toBe(false);
});
