import { languages } from '@jarvis-edge/sync/labels.ts';
import type { TalkLine, Utterance } from './corpus.ts';
import type { FeatureList } from './feature-list.ts';
import { featuresOf, languageFeaturesOf, type Hear } from './features.ts';
import { fitHeads, type FitOptions, type Head } from './fit.ts';
import { heads, outputCount, turns, type HeadName } from './heads.ts';
import { tagsOf } from './slots.ts';
import { tags } from './slots/chain.ts';
import { fitChain } from './slots/fit-chain.ts';
import { partFeatures, stepFeatures } from './slots/part-features.ts';
import { sentenceOf } from './slots/sentence.ts';
import { columnsOf, rowsOf, toTable, withMost, type Table } from './table.ts';

const settings = {
  labels: { epochs: 5, rate: 0.07, ridge: 1e-5, left: 0.3, seed: 1 },
  language: { epochs: 4, rate: 0.1, ridge: 1e-5, left: 0.2, seed: 1 },
  slots: { epochs: 3, rate: 0.1, ridge: 1e-6, left: 0.1, seed: 1 },
} as const satisfies Record<string, FitOptions>;

/** Below 1 a class of few lines counts for more than its lines: 0 would make all classes alike. */
const evenness = 0.7;
/** Topics are twelve answers to one question. */
const topicCount = 0.5;
/** Of what three lines and more show, that much; all of it would make the file of the model larger than it may be. */
const columnsMax = 130_000;
/** The same of slots: twice as many name slots of strangers no better, and would hold three megabytes more. */
const slotColumnsMax = 180_000;
/** Lines that others labelled for goodbyes and danger alone. */
const talkCount = 0.7;

/** An utterance and what a model sees of it. */
export interface Seen {
  readonly line: Utterance;
  readonly features: FeatureList;
}

export const seen = (line: Utterance, hear: Hear): Seen => ({
  line,
  features: featuresOf(line.text, line.language, hear(line.text, line.language)),
});

/** Talk is seen without the grammar: part of the grammar was learned from these very lines. */
export const seenTalk = (line: TalkLine): { line: TalkLine; features: FeatureList } => ({
  line,
  features: featuresOf(line.text, line.language),
});

/** The table of intent, sentiment, emotion, topics, goodbyes and danger. */
export function learnLabels(own: readonly Seen[], talk: readonly ReturnType<typeof seenTalk>[]): Table {
  const lists = [...own.map(({ features }) => features), ...talk.map(({ features }) => features)];
  const columns = columnsOf(lists, 3);
  const reach = Uint16Array.from(lists, (_, row) => (row < own.length ? outputCount : turns.length));
  const asked = heads.map(({ name, kind, codes }): Head => {
    const targets = new Float32Array(lists.length * codes.length);
    const counts = new Float32Array(lists.length);
    const tell = (row: number, code: string): void => {
      const place = (codes as readonly string[]).indexOf(code);
      if (place >= 0) targets[row * codes.length + place] = 1;
    };
    for (const [row, { line }] of own.entries()) {
      for (const code of codesOf(name, line)) tell(row, code);
      counts[row] = name === 'topics' ? topicCount : 1;
    }
    if (kind === 'one') evenOut(targets, counts, codes.length, own.length);
    for (const [index, { line }] of talk.entries()) {
      const row = own.length + index;
      if (line.ends) tell(row, 'ends');
      if (line.danger) tell(row, 'danger');
      counts[row] = talkCount;
    }
    return { kind, outputs: codes.length, targets, counts };
  });
  const fitted = fitHeads(rowsOf(lists, columns), asked, reach, settings.labels);
  const kept = withMost(columns, fitted, columnsMax);
  return toTable(kept.columns, kept.fitted);
}

function codesOf(name: HeadName, line: Utterance): readonly string[] {
  if (name === 'topics') return line.topics;
  if (name !== 'turns') return [line[name]];
  return [...(line.intent === 'farewell' ? ['ends'] : []), ...(line.intent === 'emergency' ? ['danger'] : [])];
}

function evenOut(targets: Float32Array, counts: Float32Array, outputs: number, rows: number): void {
  const sums = new Float64Array(outputs);
  for (let at = 0; at < rows * outputs; at += 1) sums[at % outputs] = (sums[at % outputs] ?? 0) + (targets[at] ?? 0);
  for (let at = 0; at < rows * outputs; at += 1) {
    if (targets[at] !== 1) continue;
    counts[Math.floor(at / outputs)] = (rows / outputs / (sums[at % outputs] ?? 1)) ** (1 - evenness);
  }
}

export function learnLanguage(lines: readonly { readonly text: string; readonly language: string }[]): Table {
  const lists = lines.map(({ text }) => languageFeaturesOf(text));
  const columns = columnsOf(lists, 3);
  const codes = lines.map(({ language }) => languages.findIndex((each) => each === language));
  return learnOne({ lists, columns, codes, outputs: languages.length }, settings.language);
}

/** The table that tags the parts of a sentence with slots. */
export function learnSlots(lines: readonly Utterance[]): Table {
  const lists: FeatureList[] = [];
  const codes: number[] = [];
  const starts = [0];
  for (const line of lines) {
    const sentence = sentenceOf(line.text, line.language, line.intent);
    const told = tagsOf(line.text, sentence.parts, line.slots);
    for (const at of told.keys()) lists.push(partFeatures(sentence, at));
    codes.push(...told);
    starts.push(lists.length);
  }
  const before = tags.map((_, tag) => stepFeatures(tag));
  const columns = columnsOf([...lists, ...before, ...before, ...before], 3);
  const stepRows = rowsOf(before, columns);
  const steps = tags.map((_, tag) => ({ column: stepRows.columns[tag] ?? 0, value: stepRows.values[tag] ?? 0 }));
  const fitted = fitChain({ rows: rowsOf(lists, columns), starts, codes, steps }, settings.slots);
  const kept = withMost(columns, fitted, slotColumnsMax);
  return toTable(kept.columns, kept.fitted);
}

interface OneQuestion {
  readonly lists: readonly FeatureList[];
  readonly columns: ReturnType<typeof columnsOf>;
  readonly codes: readonly number[];
  readonly outputs: number;
}

export function learnOne({ lists, columns, codes, outputs }: OneQuestion, options: FitOptions, even = false): Table {
  const targets = new Float32Array(lists.length * outputs);
  for (const [row, code] of codes.entries()) targets[row * outputs + code] = 1;
  const counts = new Float32Array(lists.length).fill(1);
  if (even) evenOut(targets, counts, outputs, lists.length);
  const reach = new Uint16Array(lists.length).fill(outputs);
  return toTable(
    columns,
    fitHeads(rowsOf(lists, columns), [{ kind: 'one', outputs, targets, counts }], reach, options),
  );
}
