import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { readUtterances, type Utterance } from '@jarvis-edge/edge-node/insight/label/corpus.ts';
import { macroF1 } from '@jarvis-edge/edge-node/insight/label/figures.ts';
import { createLabeller } from '@jarvis-edge/edge-node/insight/label/labeller.ts';
import { boxEnvironment } from '@jarvis-edge/edge-node/launch.ts';
import { languages, type LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { hearByGrammar } from '../edge-node/commands/insight-hearing.ts';
import { benchOnnxTier } from './insight/onnx-tier.ts';
import { benchUnderstanding } from './insight/understanding.ts';
import type { Metric } from './metric.ts';
import { atLeast, atMost, percentile, rounded, told } from './metric.ts';
import { installPeers } from './sync/peers.ts';

const turnsOfConversation = 20;
const conversations = 400;
const warmUps = 60;

interface PeerResult {
  readonly name: string;
  readonly languages: readonly string[];
  readonly usPerText: number;
  readonly found: readonly string[];
}

/** What the box makes of a conversation, and how fast, beside the lexicons that npm offers, on sentences that nothing was learned from. */
export async function benchInsight(progress: (step: string) => void): Promise<Metric[]> {
  const lines = readUtterances('evaluation');
  const label = createLabeller({ hear: hearByGrammar });
  progress(`${conversations} conversations of ${turnsOfConversation} turns`);
  // Slots are looked for when they are asked for.
  const taken = conversationsOf(lines, (text) => label(text).slots);
  const sentences = lines.filter(({ language }) => language === 'fr').map(({ text }) => text);
  const understood = await benchUnderstanding(label, sentences, progress);
  const heard = conversationsOf(lines, (text) => hearByGrammar(text, 'fr'));
  progress('What the labeller adds in memory');
  const memory = await memoryOf(lines, 'heard');
  const memoryWithGrammar = await memoryOf(lines);
  await installPeers(progress);
  progress('The peers');
  const peers = JSON.parse(
    await outputOf(
      process.execPath,
      [join(import.meta.dirname, 'peers/sentiments.js')],
      lines.map(({ text, language }) => JSON.stringify({ text, lang: language })),
    ),
  ) as PeerResult[];
  const onnx = await benchOnnxTier(lines, progress);
  return [
    told('load of the machine', rounded(loadavg()[0] ?? 0, 1)),
    ...understood,
    told('20 utterances labelled, p50', rounded(percentile(taken, 0.5)), 'ms'),
    told('20 utterances labelled, p95', rounded(percentile(taken, 0.95)), 'ms'),
    told('of it, heard by the grammar, p50', rounded(percentile(heard, 0.5)), 'ms'),
    atMost(
      'memory added to a process that has heard members, started as the box is',
      rounded(memory.addedMb, 1),
      30,
      'MB',
    ),
    told(`the most of ${processes} such processes`, rounded(memory.mostMb, 1), 'MB'),
    told('of it, tables of the model', rounded(memory.tablesMb, 1), 'MB'),
    told('of it, objects and code that live', rounded(memory.objectsMb, 1), 'MB'),
    told(
      'memory added to one that has heard nobody: the grammar of the voice too',
      rounded(memoryWithGrammar.addedMb, 1),
      'MB',
    ),
    ...sentimentMetrics(lines, label, peers),
    told(
      'this model, an utterance with all labels',
      rounded((percentile(taken, 0.5) * 1000) / turnsOfConversation, 1),
      'µs',
    ),
    ...peers.map(({ name, usPerText }) => told(`${name}, a text`, rounded(usPerText, 1), 'µs')),
    ...onnx,
  ];
}

interface Memory {
  readonly addedMb: number;
  readonly objectsMb: number;
  readonly tablesMb: number;
}

/** How much a process holds depends on when its rubbish was taken out: of so many, the one in the middle. */
const processes = 5;

async function memoryOf(
  lines: readonly Utterance[],
  ...given: readonly string[]
): Promise<Memory & { mostMb: number }> {
  const measured: Memory[] = [];
  for (let time = 0; time < processes; time += 1) measured.push(await memoryOnce(lines, given));
  measured.sort((one, other) => one.addedMb - other.addedMb);
  const [middle, most] = [measured[Math.floor(processes / 2)], measured.at(-1)];
  if (middle === undefined || most === undefined) throw new Error('No process was measured.');
  return { ...middle, mostMb: most.addedMb };
}

async function memoryOnce(lines: readonly Utterance[], given: readonly string[]): Promise<Memory> {
  const folder = join(import.meta.dirname, 'output', 'compiled');
  const output = await outputOf(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'insight/memory.ts'), ...given],
    lines.map(({ text }) => text),
    { ...process.env, ...boxEnvironment(folder) },
  );
  return JSON.parse(output) as Memory;
}

/** @returns ms a conversation, ascending. */
function conversationsOf(lines: readonly Utterance[], label: (text: string) => unknown): number[] {
  const taken: number[] = [];
  for (let time = 0; time < warmUps + conversations; time += 1) {
    const startedMs = performance.now();
    for (let turn = 0; turn < turnsOfConversation; turn += 1) {
      label(lines[(time * turnsOfConversation + turn) % lines.length]?.text ?? '');
    }
    if (time >= warmUps) taken.push(performance.now() - startedMs);
  }
  return taken.sort((a, b) => a - b);
}

function sentimentMetrics(lines: readonly Utterance[], label: LabelUtterance, peers: readonly PeerResult[]): Metric[] {
  const targets = { fr: 0.85, en: 0.82, es: 0.82 };
  return languages.flatMap((language) => {
    const own = lines.filter((line) => line.language === language);
    const ours = macroF1(own.map(({ text, sentiment }) => [sentiment, label(text, language).sentiment]));
    const beside = peers.flatMap(({ name, languages: spoken, found }) => {
      if (!spoken.includes(language)) return [];
      const all = lines.filter((line) => spoken.includes(line.language));
      const pairs = all.flatMap((line, at): [string, string][] =>
        line.language === language ? [[line.sentiment, found[at] ?? 'neutral']] : [],
      );
      return [{ name, f1: macroF1(pairs) }];
    });
    const best = Math.max(...beside.map(({ f1 }) => f1));
    return [
      atLeast(`sentiment ${language}, this model, macro-F1`, rounded(ours), targets[language]),
      ...beside.map(({ name, f1 }) => told(`sentiment ${language}, ${name}, macro-F1`, rounded(f1))),
      atLeast(`sentiment ${language}, ahead of the best of them by`, rounded((ours - best) * 100, 1), 15, 'points'),
    ];
  });
}

async function outputOf(
  command: string,
  args: readonly string[],
  input: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(`${input.join('\n')}\n`);
  const [output, [code]] = await Promise.all([textOf(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}.`);
  return output;
}
