import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kinds, languages, type Line } from './training.ts';

const folder = import.meta.dirname;
const corpusFolder = path.join(folder, 'corpus');
/** What decides the weights beside the lines. */
const trainerFiles = ['../tokens.ts', 'features.ts', 'fit.ts', 'model.ts', 'training.ts'];

/** Every line of `corpus/<author>/<kind>-<language>.txt`, in the order of their names. */
export function readCorpus(): Line[] {
  return corpusFiles().flatMap(({ author, name, text }) => {
    const language = languages.find((each) => name.endsWith(`-${each}.txt`));
    const kind = kinds.find((each) => name === `${each}-${language}.txt`);
    if (language === undefined || kind === undefined)
      throw new Error(`corpus/${author}/${name} is no <kind>-<language>.txt: ${kinds.join(', ')}; fr, en, es.`);
    return linesOf(text).map((line) => ({ author, kind, language, text: line }));
  });
}

export const corpusHash = (): string =>
  hashOf(corpusFiles().map(({ author, name, text }) => `${author}/${name}\n${text}`));

export const trainerHash = (): string =>
  hashOf(trainerFiles.map((file) => readFileSync(path.join(folder, file), 'utf8')));

function corpusFiles(): { author: string; name: string; text: string }[] {
  return readdirSync(corpusFolder)
    .sort()
    .flatMap((author) =>
      readdirSync(path.join(corpusFolder, author))
        .sort()
        .map((name) => ({ author, name, text: readFileSync(path.join(corpusFolder, author, name), 'utf8') })),
    );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
