import {
  emotions,
  intents,
  sentiments,
  type Emotion,
  type LabelledIntent,
  type Sentiment,
} from '@jarvis-edge/sync/labels.ts';
import { z } from 'zod';

const head = <const Code extends string>(codes: readonly Code[]) =>
  z.strictObject({
    /** What the model calls this output, such as `logits`. */
    output: z.string().min(1).max(60),
    /** What each figure of the output stands for; several may stand for one, as stars do for a sentiment. */
    labels: z.array(z.enum(codes)).min(2).max(100),
    /** What the figures are divided by before they become probabilities. */
    temperature: z.number().positive().default(1),
    /** Less sure than this, and the head says nothing. */
    threshold: z.number().min(0).max(1).default(0),
  });

/** `heads.json` beside a model: what its outputs say about an utterance. */
export const ModelHeads = z.strictObject({
  format: z.literal(1),
  /** Which of its files runs, in the words of `@huggingface/transformers`. */
  dtype: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4']),
  /** Longer utterances are cut. */
  tokensMax: z.int().min(8).max(4_096),
  heads: z
    .strictObject({ intent: head(intents), sentiment: head(sentiments), emotion: head(emotions) })
    .partial()
    .refine((heads) => Object.keys(heads).length > 0, 'names no head'),
});
export type ModelHeads = z.infer<typeof ModelHeads>;

/** By the name of the output. */
export type Outputs = Readonly<Record<string, readonly number[]>>;

export interface Found {
  readonly intent?: Probabilities<LabelledIntent>;
  readonly sentiment?: Probabilities<Sentiment>;
  readonly emotion?: Probabilities<Emotion>;
}
/** 0 to 1, of those that are sure enough to be said. */
export type Probabilities<Code extends string> = ReadonlyMap<Code, number>;

/** Every output that the heads read, once. */
export function outputNames({ heads: { intent, sentiment, emotion } }: ModelHeads): string[] {
  return [...new Set([intent, sentiment, emotion].flatMap((each) => (each === undefined ? [] : [each.output])))];
}

/** @throws OddOutput where an output has not a figure for each of its labels. */
export function found({ heads }: ModelHeads, outputs: Outputs): Found {
  const { intent, sentiment, emotion } = heads;
  return {
    ...(intent && sure('intent', probabilities(intent, outputs), intent.threshold)),
    ...(sentiment && sure('sentiment', probabilities(sentiment, outputs), sentiment.threshold)),
    ...(emotion && sure('emotion', probabilities(emotion, outputs), emotion.threshold)),
  };
}

export class OddOutput extends Error {
  override readonly name = 'OddOutput';
}

/** The likeliest, and how likely. */
export function likeliest<Code extends string>(codes: Probabilities<Code>): { code: Code; probability: number } {
  const [first, ...others] = [...codes].map(([code, probability]) => ({ code, probability }));
  if (first === undefined) throw new OddOutput('A head says nothing at all.');
  return others.reduce((best, each) => (each.probability > best.probability ? each : best), first);
}

const sure = <Name extends string, Code extends string>(
  name: Name,
  codes: Map<Code, number>,
  threshold: number,
): { readonly [Key in Name]?: Map<Code, number> } =>
  likeliest(codes).probability < threshold ? {} : ({ [name]: codes } as { readonly [Key in Name]: Map<Code, number> });

function probabilities<Code extends string>(
  { output, labels, temperature }: { output: string; labels: readonly Code[]; temperature: number },
  outputs: Outputs,
): Map<Code, number> {
  const figures = outputs[output];
  if (figures?.length !== labels.length || !figures.every(Number.isFinite)) {
    throw new OddOutput(`The output "${output}" has not one figure for each of its ${labels.length} labels.`);
  }
  const highest = Math.max(...figures);
  const weights = figures.map((figure) => Math.exp((figure - highest) / temperature));
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const byCode = new Map<Code, number>();
  for (const [at, code] of labels.entries()) byCode.set(code, (byCode.get(code) ?? 0) + (weights[at] ?? 0) / sum);
  return byCode;
}
