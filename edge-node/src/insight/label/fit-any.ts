import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { z } from 'zod';
import { indexOfMost } from './decide.ts';
import { featuresOf } from './features.ts';
import { macroF1 } from './figures.ts';
import { columnsOf, scoresOf } from './table.ts';
import { learnOne } from './training.ts';

const Line = z.object({ text: z.string(), label: z.string() });
type Labelled = z.infer<typeof Line>;

const seeds = [1, 2, 3];
const settings = { epochs: 20, rate: 0.1, ridge: 1e-5, left: 0.3 } as const;

/** @throws Where a line is not `{text, label}`. */
export function readLabelled(jsonLines: string): Labelled[] {
  return jsonLines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = Line.safeParse(toJson(line));
    if (!read.success) throw new Error(`line ${index + 1} is not {"text", "label"}.`);
    return [read.data];
  });
}

/** What is learned from some lines, tried on others. */
export function fitAndTest(train: readonly Labelled[], test: readonly Labelled[], language: LabelLanguage): object {
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const lists = train.map(({ text }) => featuresOf(text, language));
  const columns = columnsOf(lists, 1);
  const codes = train.map(({ label }) => labels.indexOf(label));
  const tables = seeds.map((seed) =>
    learnOne({ lists, columns, codes, outputs: labels.length }, { ...settings, seed }, true),
  );
  const known = test.filter(({ label }) => labels.includes(label));
  const pairs = known.map(({ text, label }): [string, string] => {
    const features = featuresOf(text, language);
    const sum = new Float64Array(labels.length);
    for (const table of tables)
      for (const [at, score] of scoresOf(table, features).entries()) sum[at] = (sum[at] ?? 0) + score;
    return [label, labels[indexOfMost(sum)] ?? ''];
  });
  const right = pairs.filter(([is, said]) => is === said).length;
  const rounded = (share: number): number => Number(share.toFixed(4));
  return {
    train: train.length,
    test: known.length,
    leftOut: test.length - known.length,
    labels: labels.length,
    accuracy: rounded(right / pairs.length),
    macroF1: rounded(macroF1(pairs)),
    f1ByLabel: Object.fromEntries(labels.map((label) => [label, rounded(f1Of(label, pairs))])),
  };
}

function f1Of(label: string, pairs: readonly (readonly [string, string])[]): number {
  const hit = pairs.filter(([is, said]) => is === label && said === label).length;
  const all = pairs.filter(([is]) => is === label).length + pairs.filter(([, said]) => said === label).length;
  return all === 0 ? 0 : (2 * hit) / all;
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
