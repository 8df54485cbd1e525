import { fitsOf } from './patterns.ts';
import { isSaidFrom, toIndex, toPhrases, type Phrase, type PhraseIndex } from './phrases.ts';

/** One kind of thing that is said, and how much it tells; it counts once, however often it is said. */
export interface Cue {
  readonly weight: number;
  readonly phrases: readonly Phrase[];
}

export const cue = (weight: number, phrases: string): Cue => ({ weight, phrases: toPhrases(phrases) });

/** A phrase and the place of its cue among the others. */
interface CuePhrase {
  readonly phrase: Phrase;
  readonly at: number;
}

const indices = new WeakMap<readonly Cue[], PhraseIndex<CuePhrase>>();

function indexOf(cues: readonly Cue[]): PhraseIndex<CuePhrase> {
  const known = indices.get(cues);
  if (known !== undefined) return known;
  const index = toIndex(cues.flatMap(({ phrases }, at) => phrases.map((phrase) => ({ phrase, at }))));
  indices.set(cues, index);
  return index;
}

export function saidCues(cues: readonly Cue[], words: readonly string[]): Cue[] {
  const { byBegin, anywhere } = indexOf(cues);
  const fits = fitsOf(words);
  const said = new Uint8Array(cues.length);
  for (let start = 0; start < words.length; start += 1) {
    const hear = ({ phrase, at }: CuePhrase): void => {
      if (said[at] === 0 && isSaidFrom(phrase, words, fits, start)) said[at] = 1;
    };
    for (const number of fits[start] ?? []) byBegin.get(number)?.forEach(hear);
    anywhere.forEach(hear);
  }
  return cues.filter((_, at) => said[at] === 1);
}

export const weightOf = (cues: readonly Cue[]): number => cues.reduce((sum, { weight }) => sum + weight, 0);
