import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  emotions,
  intents,
  languages,
  sentiments,
  slotNames,
  topics,
  type Emotion,
  type LabelLanguage,
  type LabelledIntent,
  type LabelSlots,
  type Sentiment,
  type Topic,
} from '@jarvis-edge/sync/labels.ts';

const folder = import.meta.dirname;
/** What people who write no other line say goodbye and call for help with; labelled for those two questions alone. */
const talkFolder = path.join(folder, '../../voice/local/learned/corpus');

export interface Utterance {
  readonly author: string;
  /** Who speaks, as the author drew them. */
  readonly persona: string;
  readonly language: LabelLanguage;
  readonly text: string;
  readonly intent: LabelledIntent;
  readonly sentiment: Sentiment;
  readonly emotion: Emotion;
  readonly topics: readonly Topic[];
  readonly slots: LabelSlots;
}

/** A line of which only that is known: whether it ends the conversation, whether somebody is in danger. */
export interface TalkLine {
  readonly language: LabelLanguage;
  readonly text: string;
  readonly ends: boolean;
  readonly danger: boolean;
}

/** `corpus` is learned from; `evaluation` never is. */
export type CorpusName = 'corpus' | 'evaluation';

/** Every utterance of `<name>/<author>/<language>.tsv`, in the order of their names. */
export function readUtterances(name: CorpusName): Utterance[] {
  return filesIn(path.join(folder, name), '.tsv').flatMap(({ author, file, text }) => {
    const language = languages.find((each) => file === `${each}.tsv`);
    if (language === undefined) throw new Error(`${name}/${author}/${file} is none of fr.tsv, en.tsv, es.tsv.`);
    return readTable(text, { author, language, file: `${name}/${author}/${file}` });
  });
}

export function readTalk(): TalkLine[] {
  return filesIn(talkFolder, '.txt').flatMap(({ file, text }) => {
    const language = languages.find((each) => file.endsWith(`-${each}.txt`));
    if (language === undefined) throw new Error(`${file} names no language at its end.`);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => ({
      language,
      text: line.trim(),
      ends: file.startsWith('ends-'),
      danger: file.startsWith('emergency-'),
    }));
  });
}

/** Of everything that is learned from. */
export const corpusHash = (): string =>
  hashOf(
    [...filesIn(path.join(folder, 'corpus'), '.tsv'), ...filesIn(talkFolder, '.txt')].map(
      ({ author, file, text }) => `${author}/${file}\n${text}`,
    ),
  );

function readTable(
  table: string,
  { author, language, file }: { author: string; language: LabelLanguage; file: string },
): Utterance[] {
  const utterances: Utterance[] = [];
  let persona = '';
  for (const [index, line] of table.split('\n').entries()) {
    if (line === '') continue;
    if (line.startsWith('# ')) {
      persona = line.slice(2);
      continue;
    }
    const place = `${file}:${index + 1}`;
    const [text = '', intent, sentiment, emotion, topicCell = '', slotCell = '', ...more] = line.split('\t');
    if (text === '' || slotCell === '' || more.length > 0) throw new Error(`${place} has not six cells.`);
    utterances.push({
      author,
      persona,
      language,
      text,
      intent: oneOf(intents, intent, place),
      sentiment: oneOf(sentiments, sentiment, place),
      emotion: oneOf(emotions, emotion, place),
      topics: listOf(topicCell, ',').map((each) => oneOf(topics, each, place)),
      slots: Object.fromEntries(
        listOf(slotCell, ';').map((pair) => {
          const at = pair.indexOf('=');
          return [oneOf(slotNames, pair.slice(0, at), place), pair.slice(at + 1)];
        }),
      ),
    });
  }
  return utterances;
}

const listOf = (cell: string, separator: string): string[] => (cell === '-' ? [] : cell.split(separator));

function oneOf<Code extends string>(codes: readonly Code[], said: string | undefined, place: string): Code {
  const code = codes.find((each) => each === said);
  if (code === undefined) throw new Error(`${place} says "${said}", which is none of ${codes.join(', ')}.`);
  return code;
}

function filesIn(root: string, ending: string): { author: string; file: string; text: string }[] {
  return readdirSync(root)
    .sort()
    .flatMap((author) =>
      readdirSync(path.join(root, author))
        .filter((file) => file.endsWith(ending))
        .sort()
        .map((file) => ({ author, file, text: readFileSync(path.join(root, author, file), 'utf8') })),
    );
}

export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
