import { z } from 'zod';
import { fitConverged } from './fit-converged.ts';
import { toShares, type Fitted, type Rows } from './fit.ts';
import { macroF1 } from './figures.ts';

const Line = z.object({ text: z.string(), label: z.string() });
export type Labelled = z.infer<typeof Line>;

const ridge = 0.1;
const rounds = 60;
/** Below 1 a label of few lines counts for more than its lines. */
const evenness = 0.3;
/** What words, letters inside words and letters across words weigh. */
const groupWeights = [1, 1.5, 1];
const insideRun = { min: 2, max: 5 };
const acrossRun = { min: 4, max: 7 };

/** @throws Where a line is not `{text, label}`. */
export function readLabelled(jsonLines: string): Labelled[] {
  return jsonLines
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const read = Line.safeParse(toJson(line));
      if (!read.success) throw new Error(`line ${index + 1} is not {"text", "label"}.`);
      return [read.data];
    });
}

/** Why there are no figures. */
type Unfit = 'nothing-learned' | 'nothing-tested' | 'no-known-label';

/** What is learned from some lines, tried on others. */
export function fitAndTest(train: readonly Labelled[], test: readonly Labelled[]): object | Unfit {
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const known = test.filter(({ label }) => labels.includes(label));
  if (train.length === 0) return 'nothing-learned';
  if (test.length === 0) return 'nothing-tested';
  if (known.length === 0) return 'no-known-label';
  const codes = train.map(({ label }) => labels.indexOf(label));
  const sums = labels.map((_, code) => codes.filter((each) => each === code).length);
  const counts = Float32Array.from(
    codes,
    (code) => (codes.length / labels.length / (sums[code] ?? 1)) ** (1 - evenness),
  );
  const seen = train.map(({ text }) => groupsOf(text));
  const columns = columnsOf(seen);
  const learned = fitConverged(rowsOf(seen, columns), { outputs: labels.length, codes, counts, ridge, rounds });
  const rows = rowsOf(
    known.map(({ text }) => groupsOf(text)),
    columns,
  );
  const pairs = known.map(({ label }, row): [string, string] => [label, labels[bestOf(rows, row, learned)] ?? '']);
  const right = pairs.filter(([is, said]) => is === said).length;
  return {
    ...{ train: train.length, test: known.length, leftOut: test.length - known.length, labels: labels.length },
    accuracy: rounded(right / pairs.length),
    macroF1: rounded(macroF1(pairs)),
    f1ByLabel: Object.fromEntries(labels.map((label) => [label, rounded(f1Of(label, pairs))])),
  };
}

/** How often each feature occurs, by group. */
type Groups = readonly ReadonlyMap<string, number>[];

function groupsOf(text: string): Groups {
  const words = foldedWordsOf(text);
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [
    counted([...words, ...pairs]),
    counted(words.flatMap((word) => runsOf(` ${word} `, insideRun))),
    counted([...new Set(runsOf(` ${words.join(' ')} `, acrossRun))]),
  ];
}

/** Numbers stay what they are: here they may tell labels apart. */
const foldedWordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(letters: string, { min, max }: { min: number; max: number }): string[] {
  const runs: string[] = [];
  for (let from = 0; from < letters.length; from += 1) {
    for (let to = from + min; to <= Math.min(letters.length, from + max); to += 1) runs.push(letters.slice(from, to));
  }
  return runs;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The column of each feature, and how much it tells by how seldom it is. */
type ColumnByName = ReadonlyMap<string, { readonly column: number; readonly rarity: number }>;

const nameIn = (group: number, name: string): string => `${group}${name}`;

function columnsOf(seen: readonly Groups[]): ColumnByName {
  const names = seen.flatMap((groups) =>
    groups.flatMap((each, group) => [...each.keys()].map((name) => nameIn(group, name))),
  );
  return new Map(
    [...counted(names)].map(([name, lines], column) => [
      name,
      { column, rarity: Math.log((1 + seen.length) / (1 + lines)) + 1 },
    ]),
  );
}

function rowsOf(seen: readonly Groups[], columnByName: ColumnByName): Rows {
  const starts = new Uint32Array(seen.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, groups] of seen.entries()) {
    for (const [group, counts] of groups.entries()) {
      const known = [...counts].flatMap(([name, count]) => {
        const at = columnByName.get(nameIn(group, name));
        return at === undefined ? [] : [{ column: at.column, value: count * at.rarity }];
      });
      const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0));
      for (const { column, value } of known) {
        columns.push(column);
        values.push(((groupWeights[group] ?? 1) * value) / length);
      }
    }
    starts[row + 1] = columns.length;
  }
  return {
    starts,
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
    width: columnByName.size,
  };
}

function bestOf(rows: Rows, row: number, { weights, bias }: Fitted): number {
  const scores = Float64Array.from(bias);
  for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
    const from = (rows.columns[at] ?? 0) * bias.length;
    for (let k = 0; k < bias.length; k += 1) {
      scores[k] = (scores[k] ?? 0) + (rows.values[at] ?? 0) * (weights[from + k] ?? 0);
    }
  }
  toShares(scores);
  return scores.indexOf(Math.max(...scores));
}

function f1Of(label: string, pairs: readonly (readonly [string, string])[]): number {
  const hit = pairs.filter(([is, said]) => is === label && said === label).length;
  const all = pairs.filter(([is]) => is === label).length + pairs.filter(([, said]) => said === label).length;
  return all === 0 ? 0 : (2 * hit) / all;
}

const rounded = (share: number): number => Number(share.toFixed(4));

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
