import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { isFarewell } from './farewell.ts';
import { understand } from './understand.ts';

/** Lists by people who knew neither the rules nor the lines that were learned from; nothing may ever be learned from these. */
const authors = ['author-a', 'author-b'] as const;
const languages: readonly Language[] = ['fr', 'en', 'es'];
const lists = authors.flatMap((author) => languages.map((language) => [author, language] as const));

const linesOf = (author: string, kind: 'farewell' | 'leaving', language: Language): string[] =>
  readFileSync(join(import.meta.dirname, 'evaluation', author, `${kind}-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** As a conversation judges it: an emergency is no goodbye. */
function ends(text: string, language: Language): boolean {
  const context = {
    language,
    nowMs: 0,
    timezone: 'Europe/Paris',
    classes: ['Yoga', 'Spinning'],
    equipment: ['Rameur'],
  };
  return understand(text, context).intent !== 'emergency' && isFarewell(text, language);
}

test.each(lists)('of sixty goodbyes by %s in %s all but one at most end the conversation', (author, language) => {
  const lines = linesOf(author, 'farewell', language);
  expect(lines).toHaveLength(60);
  expect(lines.filter((line) => !ends(line, language)).length).toBeLessThanOrEqual(1);
});

test.each(lists)(
  'of a hundred sentences by %s in %s that only mention leaving one at most ends it',
  (author, language) => {
    const lines = linesOf(author, 'leaving', language);
    expect(lines).toHaveLength(100);
    expect(lines.filter((line) => ends(line, language)).length).toBeLessThanOrEqual(1);
  },
);
