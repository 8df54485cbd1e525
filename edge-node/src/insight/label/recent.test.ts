import type { LabelLanguage, Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { createRecentLabels } from './recent.ts';

/** Counts what it is asked. */
function counting() {
  const asked: string[] = [];
  const label = (text: string, lang: LabelLanguage = 'fr'): Labels => {
    asked.push(`${lang} ${text}`);
    return { lang, model: `${asked.length}` } as Labels;
  };
  return { asked, ...createRecentLabels(label) };
}

test('what was labelled a moment ago is not read again', () => {
  const { asked, label } = counting();
  const first = label('bonjour', 'fr');
  expect(label('bonjour', 'fr')).toBe(first);
  expect(asked).toEqual(['fr bonjour']);
});

test('the same words in another language, or in none that is given, are other words', () => {
  const { asked, label } = counting();
  for (const lang of ['fr', 'en', undefined] as const) label('salut', lang);
  expect(asked).toHaveLength(3);
});

test('the oldest goes when much has been said', () => {
  const { asked, label } = counting();
  for (let at = 0; at <= 120; at += 1) label(`phrase ${at}`, 'fr');
  label('phrase 1', 'fr');
  expect(asked).toHaveLength(121);
  label('phrase 0', 'fr');
  expect(asked).toHaveLength(122);
});

test('what is forgotten is read anew', () => {
  const { asked, label, forget } = counting();
  label('bonjour', 'fr');
  forget();
  label('bonjour', 'fr');
  expect(asked).toHaveLength(2);
});
