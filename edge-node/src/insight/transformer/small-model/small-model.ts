import type { Outputs } from '../heads.ts';
import { pieceIds } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A linear layer over what the pieces of a text add up to. */
export interface Layer {
  /** Of each label one row as wide as the table. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly labels: readonly string[];
}

/** One row of figures for each piece; a text is the mean of its pieces; each head is linear in it. */
export interface SmallModel {
  readonly vocabulary: Vocabulary;
  readonly width: number;
  readonly table: Float32Array;
  /** By the name of its output. */
  readonly heads: Readonly<Record<string, Layer>>;
}

/** Longer texts are cut. */
export const tokensMax = 128;

/** What the model says of a text: reckoned here, to hold what runs it against. */
export function answerOf(model: SmallModel, text: string): Outputs {
  const mean = meanOf(model, pieceIds(text, model.vocabulary, tokensMax));
  return Object.fromEntries(Object.entries(model.heads).map(([name, layer]) => [name, [...figuresOf(layer, mean)]]));
}

export function meanOf({ table, width }: Pick<SmallModel, 'table' | 'width'>, ids: readonly number[]): Float64Array {
  const mean = new Float64Array(width);
  for (const id of ids) {
    for (let at = 0; at < width; at += 1) mean[at] = (mean[at] ?? 0) + (table[id * width + at] ?? 0) / ids.length;
  }
  return mean;
}

export function figuresOf({ weights, bias, labels }: Layer, mean: Float64Array): Float64Array {
  const width = mean.length;
  return Float64Array.from(labels, (_, label) => {
    let figure = bias[label] ?? 0;
    for (let at = 0; at < width; at += 1) figure += (weights[label * width + at] ?? 0) * (mean[at] ?? 0);
    return figure;
  });
}
