import { weighed, type Features } from './features.ts';

/** A linear model in one byte a slot. */
export interface Model {
  readonly weights: Int8Array;
  /** What one step of a byte is worth. */
  readonly step: number;
  readonly bias: number;
}

const byteMax = 127;

/** How far the utterance lies on the side of yes: the logarithm of the odds. */
export const oddsOf = ({ weights, step, bias }: Model, features: Features): number =>
  step * weighed(features, weights) + bias;

export function quantised(weights: Float64Array, bias: number): Model {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest === 0 ? 1 : largest / byteMax;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / step)), step, bias };
}

/** A model as it stands in the artefact. */
export interface WrittenModel {
  /** Base64 of one signed byte a slot. */
  readonly weights: string;
  readonly step: number;
  readonly bias: number;
}

export const written = ({ weights, step, bias }: Model): WrittenModel => ({
  bias,
  step,
  weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
});

export const read = ({ weights, step, bias }: WrittenModel): Model => ({
  weights: Int8Array.from(Buffer.from(weights, 'base64')),
  step,
  bias,
});
