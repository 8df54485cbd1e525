import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '@jarvis-edge/sync/labels.ts';
import { toBytes } from './artefact.ts';
import { corpusHash, hashOf, readTalk, readUtterances, type Utterance } from './corpus.ts';
import { evidenceIn } from './evidence.ts';
import type { Hear } from './features.ts';
import { answered, figuresOf, reportOf, type Figures } from './figures.ts';
import { indexOfMost, weighed } from './decide.ts';
import { languageFeaturesOf } from './features.ts';
import { outputCount } from './heads.ts';
import { PartThreads } from './part-threads.ts';
import { foldsOf } from './parts.ts';
import { lookAgain, writtenLook } from './second-look.ts';
import { slotsIn } from './slots.ts';
import { sentenceOf } from './slots/sentence.ts';
import { scoresOf } from './table.ts';
import { learnLanguage } from './training.ts';
import { trustFrom, type Looked } from './trust.ts';

const folder = import.meta.dirname;
/** What decides the weights beside the lines. */
const trainerFiles = [
  ...[
    'corpus.ts',
    'decide.ts',
    'evidence.ts',
    'feature-list.ts',
    'features.ts',
    'fit.ts',
    'heads.ts',
    'lexicon.ts',
    'slots.ts',
  ],
  ...[
    'table.ts',
    'train.ts',
    'training.ts',
    'trust.ts',
    'words.ts',
    'second-look.ts',
    'fit-converged.ts',
    'fit-dense.ts',
    'fit-two.ts',
    'artefact.ts',
    'figures.ts',
    'parts.ts',
    'slot-columns.ts',
  ],
];

/** Every so many utterances are heard for the hash: the grammar takes its time. */
const heardEvery = 20;

/** Of the trainer's sources, and of what the grammar hears: however it is written, that is what is learned from. */
export function trainerHash(lines: readonly Utterance[], hear: Hear): string {
  const heard = lines
    .filter((_, at) => at % heardEvery === 0)
    .map(({ text, language }) => {
      const { leave, alarm, rescue, goodbye } = hear(text, language);
      return `${leave ? 'leaves' : 'stays'} ${alarm} ${rescue ? 'rescue' : goodbye ? 'goodbye' : '-'}`;
    });
  const inside = ['meaning', 'meaning/lexicon', 'slots'].flatMap((part) => filesOf(folder, part));
  const sources = [...trainerFiles, ...inside];
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

/** Learns everything anew: first with some authors left out, each once, for figures and trust, then from all. */
export async function train(hear: Hear, progress: (step: string) => void): Promise<Trained> {
  progress('Reading the corpus');
  const lines = readUtterances('corpus');
  const talkLines = readTalk();
  const heard = lines.map(({ text, language }) => hear(text, language));
  await using threads = new PartThreads(heard);
  const authors = [...new Set(lines.map(({ author }) => author))];
  const folds = foldsOf(authors);
  const lastFold = folds.at(-1) ?? [];
  const told = async <Result>(step: string, part: Promise<Result>): Promise<Result> => {
    const result = await part;
    progress(step);
    return result;
  };
  const fold = (without: readonly string[]): string => without.join(', ');
  const strangers = lines.filter(({ author }) => lastFold.includes(author));
  const others = lines.filter(({ author }) => !lastFold.includes(author));
  const learned = Promise.all([
    told('Labels are learned', threads.learn({ kind: 'labels' })),
    told('Slots are learned', threads.learn({ kind: 'slots', without: [] })),
    told(
      `Slots without ${fold(lastFold)}`,
      threads.learn({ kind: 'slots', without: lastFold }).then((table) => slotFigures(strangers, table)),
    ),
    ...folds.map((without) => told(`Labels without ${fold(without)}`, threads.learn({ kind: 'judge', without }))),
  ]);
  const language = learnLanguage([...lines, ...talkLines]);
  const languageLeftOut = languageFigures(strangers, learnLanguage([...others, ...talkLines]));
  const [labels, slots, slotsLeftOut, ...judgedApart] = await learned;
  const scores = scoresInOrder(lines, folds, judgedApart);
  const inOnePiece = new Float64Array(scores.length * outputCount);
  for (const [at, each] of scores.entries()) inOnePiece.set(each, at * outputCount);
  const [look, ...looksApart] = await Promise.all([
    told('A second look is learned', threads.learn({ kind: 'look', without: [], scores: inOnePiece })),
    ...folds.map((without) =>
      told(`A second look without ${fold(without)}`, threads.learn({ kind: 'look', without, scores: inOnePiece })),
    ),
  ]);
  const looked = lines.map((line, at): Looked => {
    const own = looksApart[folds.findIndex((each) => each.includes(line.author))] ?? look;
    const said = scores[at] ?? new Float64Array();
    return { line, scores: said, chances: weighed(lookAgain(said, own), heard[at], evidenceIn(line.text)) };
  });
  const trust = trustFrom(looked);
  const said = answered(looked, trust);
  const tables = { language, labels, slots };
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
      look: writtenLook(look),
      leftOut: { together: folds, figures, slots: slotsLeftOut, language: languageLeftOut },
    },
    report: `${reportOf(said)}\n\nslots of ${fold(lastFold)}: ${JSON.stringify(slotsLeftOut)}\nlanguage of them: ${languageLeftOut}`,
  };
}

/** The scores of every line, by models that have not heard its author. */
function scoresInOrder(
  lines: readonly Utterance[],
  folds: readonly (readonly string[])[],
  judged: readonly (readonly Float64Array[])[],
): Float64Array[] {
  const at = folds.map(() => 0);
  return lines.map(({ author }) => {
    const fold = folds.findIndex((each) => each.includes(author));
    const scores = judged[fold]?.[at[fold] ?? 0];
    if (scores === undefined) throw new Error(`Nothing was said of a line by ${author}.`);
    at[fold] = (at[fold] ?? 0) + 1;
    return scores;
  });
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
