import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '@jarvis-edge/sync/labels.ts';
import { toBytes } from './artefact.ts';
import { corpusHash, hashOf, readTalk, readUtterances, type Utterance } from './corpus.ts';
import type { Hear } from './features.ts';
import { answered, figuresOf, reportOf, type Figures } from './figures.ts';
import { indexOfMost } from './decide.ts';
import { languageFeaturesOf } from './features.ts';
import { learnSecondLook, lookAgain, writtenLook, type Judged } from './second-look.ts';
import { slotsIn } from './slots.ts';
import { sentenceOf } from './slots/sentence.ts';
import { scoresOf } from './table.ts';
import { learnLabels, learnLanguage, learnSlots, seen, seenTalk } from './training.ts';
import { trustFrom, type Looked } from './trust.ts';

const folder = import.meta.dirname;
/** What decides the weights beside the lines. */
const trainerFiles = [
  ...['corpus.ts', 'decide.ts', 'feature-list.ts', 'features.ts', 'fit.ts', 'heads.ts', 'slots.ts', 'table.ts'],
  ...[
    'train.ts',
    'training.ts',
    'trust.ts',
    'words.ts',
    'second-look.ts',
    'fit-converged.ts',
    'artefact.ts',
    'figures.ts',
  ],
];

/** Every so many utterances are heard for the hash: the grammar takes its time. */
const heardEvery = 20;

/** Of the trainer's sources, and of what the grammar hears: however it is written, that is what is learned from. */
export function trainerHash(lines: readonly Utterance[], hear: Hear): string {
  const heard = lines
    .filter((_, at) => at % heardEvery === 0)
    .map(({ text, language }) => {
      const { leave, alarm } = hear(text, language);
      return `${leave ? 'leaves' : 'stays'} ${alarm}`;
    });
  const sources = [...trainerFiles, ...filesOf(folder, 'meaning'), ...filesOf(folder, 'slots')];
  return hashOf([...sources.map((file) => readFileSync(path.join(folder, file), 'utf8')), heard.join('\n')]);
}

const filesOf = (root: string, inside: string): string[] =>
  readdirSync(path.join(root, inside), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ name }) => path.join(inside, name))
    .sort();

export interface Trained {
  readonly bytes: Buffer;
  readonly manifest: object;
  readonly report: string;
}

/** Learns everything anew: first with each author left out, for figures and trust, then from all. */
export function train(hear: Hear, progress: (step: string) => void): Trained {
  progress('Reading the corpus');
  const lines = readUtterances('corpus');
  const talkLines = readTalk();
  const own = lines.map((line) => seen(line, hear));
  const talk = talkLines.map(seenTalk);
  const authors = [...new Set(lines.map(({ author }) => author))].sort();
  const judged: Judged[] = authors.flatMap((author) => {
    progress(`Learning without ${author}`);
    const table = learnLabels(
      own.filter(({ line }) => line.author !== author),
      talk,
    );
    return own
      .filter(({ line }) => line.author === author)
      .map(({ line, features }) => ({ line, scores: scoresOf(table, features) }));
  });
  progress('Looking again');
  const looked = authors.flatMap((author): Looked[] => {
    const isOwn = ({ line }: Judged): boolean => line.author === author;
    const look = learnSecondLook(judged.filter((each) => !isOwn(each)));
    return judged.filter(isOwn).map((each) => ({ ...each, chances: lookAgain(each.scores, look) }));
  });
  const trust = trustFrom(looked);
  const said = answered(looked, trust);
  progress('Learning slots and languages without one author');
  const last = authors.at(-1);
  const others = lines.filter(({ author }) => author !== last);
  const strangers = lines.filter(({ author }) => author === last);
  const slots = slotFigures(strangers, learnSlots(others));
  const language = languageFigures(strangers, learnLanguage([...others, ...talkLines]));
  progress('Learning from all');
  const tables = {
    language: learnLanguage([...lines, ...talkLines]),
    labels: learnLabels(own, talk),
    slots: learnSlots(lines),
  };
  const bytes = toBytes(tables);
  const [corpus, trainer] = [corpusHash(), trainerHash(lines, hear)];
  const figures: Record<string, Figures> = { all: figuresOf(said) };
  for (const each of languages) figures[each] = figuresOf(said.filter(({ line }) => line.language === each));
  for (const each of authors) figures[each] = figuresOf(said.filter(({ line }) => line.author === each));
  return {
    bytes,
    manifest: {
      name: `tier0-${hashOf([corpus, trainer]).slice(0, 8)}`,
      corpus: { sha256: corpus, utterances: lines.length, talk: talkLines.length, authors: authors.length },
      trainer: { sha256: trainer },
      model: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
      trust,
      look: writtenLook(learnSecondLook(judged)),
      leftOut: { figures, slots, language },
    },
    report: `${reportOf(said)}\n\nslots of ${last}: ${JSON.stringify(slots)}\nlanguage of ${last}: ${language}`,
  };
}

/** With the intent given: what share of lines has every slot right, and of slots. */
export function slotFigures(lines: readonly Utterance[], table: Parameters<typeof slotsIn>[2]): object {
  let [hit, told, found, whole] = [0, 0, 0, 0];
  for (const line of lines) {
    const said = slotsIn(line.text, sentenceOf(line.text, line.language, line.intent), table);
    const right = Object.entries(line.slots).filter(([name, value]) =>
      Object.entries(said).some(([n, v]) => n === name && v === value),
    );
    hit += right.length;
    told += Object.keys(line.slots).length;
    found += Object.keys(said).length;
    if (right.length === Object.keys(line.slots).length && right.length === Object.keys(said).length) whole += 1;
  }
  const share = (value: number): number => Number(value.toFixed(4));
  return { f1: share((2 * hit) / (told + found)), linesAllRight: share(whole / lines.length) };
}

function languageFigures(lines: readonly Utterance[], table: ReturnType<typeof learnLanguage>): number {
  const right = lines.filter(
    ({ text, language }) => languages[indexOfMost(scoresOf(table, languageFeaturesOf(text)))] === language,
  );
  return Number((right.length / lines.length).toFixed(4));
}
