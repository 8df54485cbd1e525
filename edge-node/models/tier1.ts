/**
 * `npm run tier1:test`: installs @huggingface/transformers, runs the contract of tier 1 against it, and measures the small model
 * of our own through it. Exit code 1 where a test fails or a figure is worse than it has to be.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '@jarvis-edge/sync/lifecycle.ts';
import { readUtterances } from '../src/insight/label/corpus.ts';
import type { Outputs } from '../src/insight/transformer/heads.ts';
import { answerOf } from '../src/insight/transformer/small-model/small-model.ts';
import { installTransformers, isTransformersInstalled } from './installed.ts';
import { askedOf, packedSmall } from './packed-small.ts';
import { trainSmallModel } from './small-folder.ts';

const goals = { parity: 1e-5, agreement: 0.995 };
const warmUp = 50;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runCommand(async () => {
  if (!isTransformersInstalled()) {
    say('Installing @huggingface/transformers into edge-node/src/insight/transformer (once, by npm ci)');
    await installTransformers();
  }
  if (!(await passes())) process.exitCode = 1;
  if (!(await measure())) process.exitCode = 1;
});

async function passes(): Promise<boolean> {
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const config = path.join(import.meta.dirname, 'vitest.config.ts');
  const [code] = (await once(
    spawn(process.execPath, [vitest, 'run', '--config', config], { stdio: 'inherit' }),
    'exit',
  )) as [number | null];
  return code === 0;
}

async function measure(): Promise<boolean> {
  const utterances = readUtterances('corpus');
  const texts = [...new Set(utterances.map(({ text }) => text))];
  const model = trainSmallModel(utterances);
  const ours = texts.map((text) => answerOf(model, text));
  const root = mkdtempSync(path.join(tmpdir(), 'tier1-'));
  let isGood = true;
  try {
    for (const precision of ['fp32', 'int8'] as const) {
      const { folder, bytes } = await packedSmall(root, model, precision);
      const { answers, loadMs, msPerText, rssMb, broke } = await askedOf({ folder, texts });
      const times = msPerText.slice(warmUp).toSorted((a, b) => a - b);
      const parity = Math.max(...answers.map((answer, place) => farthest(ours[place] ?? {}, answer)));
      const agreement = shareAgreeing(ours, answers);
      say(
        JSON.stringify({
          ...{ model: `small-${precision}-1`, bytes, texts: texts.length, answered: answers.length },
          ...{ greatestDifference: parity, sameLabel: agreement, loadMs: Math.round(loadMs) },
          ...{ p50Ms: at(times, 0.5), p95Ms: at(times, 0.95), rssMb, networkCalls: broke.length },
        }),
      );
      const isExact = precision === 'int8' || parity <= goals.parity;
      const agrees = Object.values(agreement).every((share) => share >= goals.agreement);
      isGood &&= isExact && agrees && answers.length === texts.length && broke.length === 0;
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  say(isGood ? 'The figures are as they have to be.' : 'A figure is worse than it has to be.');
  return isGood;
}

/** Of probabilities, the greatest difference. */
function farthest(ours: Outputs, theirs: Outputs): number {
  return Math.max(
    ...Object.entries(ours).map(([name, figures]) => {
      const [a, b] = [probabilities(figures), probabilities(theirs[name] ?? [])];
      return Math.max(...a.map((each, place) => Math.abs(each - (b[place] ?? Infinity))));
    }),
  );
}

function shareAgreeing(ours: readonly Outputs[], theirs: readonly Outputs[]): Record<string, number> {
  const names = Object.keys(ours[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const same = ours.filter((each, place) => highest(each[name]) === highest(theirs[place]?.[name])).length;
      return [name, same / ours.length];
    }),
  );
}

function highest(figures: readonly number[] = []): number {
  return figures.indexOf(Math.max(...figures));
}

function probabilities(figures: readonly number[]): number[] {
  const top = Math.max(...figures);
  const weights = figures.map((figure) => Math.exp(figure - top));
  const sum = weights.reduce((so, weight) => so + weight, 0);
  return weights.map((weight) => weight / sum);
}

function at(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(3));
}
