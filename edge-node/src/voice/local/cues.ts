import { saysAny, toPhrases, type Phrase } from './phrases.ts';

/** One kind of thing that is said, and how much it tells; it counts once, however often it is said. */
export interface Cue {
  readonly weight: number;
  readonly phrases: readonly Phrase[];
}

export const cue = (weight: number, phrases: string): Cue => ({ weight, phrases: toPhrases(phrases) });

export const saidCues = (cues: readonly Cue[], words: readonly string[]): Cue[] =>
  cues.filter(({ phrases }) => saysAny(phrases, words));

export const weightOf = (cues: readonly Cue[]): number => cues.reduce((sum, { weight }) => sum + weight, 0);
