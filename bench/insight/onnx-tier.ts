import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { macroF1 } from '@jarvis-edge/edge-node/insight/label/figures.ts';
import { readUtterances, type Utterance } from '@jarvis-edge/edge-node/insight/label/corpus.ts';
import { languages, sentiments } from '@jarvis-edge/sync/labels.ts';
import { installTransformers, isTransformersInstalled } from '../../edge-node/models/installed.ts';
import { askedOf, packedSmall } from '../../edge-node/models/packed-small.ts';
import { trainSmallModel } from '../../edge-node/models/small-folder.ts';
import type { Metric } from '../metric.ts';
import { atMost, percentile, rounded, told } from '../metric.ts';

/** The first sentences warm the runtime up. */
const warmUps = 50;

/** The small model of our own through @huggingface/transformers, on the same sentences: what the optional tier costs. */
export async function benchOnnxTier(lines: readonly Utterance[], progress: (step: string) => void): Promise<Metric[]> {
  if (!isTransformersInstalled()) {
    progress('Installing @huggingface/transformers (once, by npm ci)');
    await installTransformers();
  }
  progress('The small model by ONNX');
  const root = mkdtempSync(path.join(tmpdir(), 'onnx-tier-'));
  try {
    const model = trainSmallModel(readUtterances('corpus'));
    const { folder } = await packedSmall(root, model, 'int8');
    const measured = await askedOf({ folder, texts: lines.map(({ text }) => text) });
    const found = measured.answers.map(({ logits = [] }) => sentiments[logits.indexOf(Math.max(...logits))]);
    const times = measured.msPerText.slice(warmUps).toSorted((a, b) => a - b);
    const f1 = languages.map((language) => {
      const pairs = lines.flatMap((line, at): [string, string][] =>
        line.language === language ? [[line.sentiment, found[at] ?? '']] : [],
      );
      return told(`sentiment ${language}, small model by ONNX, macro-F1`, rounded(macroF1(pairs)));
    });
    return [
      ...f1,
      told('small model by ONNX, a text with three heads, p50', rounded(percentile(times, 0.5) * 1_000, 1), 'µs'),
      told('small model by ONNX, a text with three heads, p95', rounded(percentile(times, 0.95) * 1_000, 1), 'µs'),
      told('small model by ONNX, memory added', measured.rssMb.after - measured.rssMb.before, 'MB'),
      atMost('small model by ONNX, networks that it tried to reach', measured.broke.length, 0),
    ];
  } finally {
    rmSync(root, { recursive: true });
  }
}
