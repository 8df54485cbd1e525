import { hearPhrases, isInWords, toIndex, toPhrases, type Phrase, type PhraseIndex } from './phrases.ts';

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
  const said = new Uint8Array(cues.length);
  const isKnown = ({ at }: CuePhrase): boolean => said[at] === 1;
  hearPhrases(
    indexOf(cues),
    words,
    ({ at }, _start, ends) => {
      if (isInWords(ends)) said[at] = 1;
      return false;
    },
    { isKnown },
  );
  return cues.filter((_, at) => said[at] === 1);
}

export const weightOf = (cues: readonly Cue[]): number => cues.reduce((sum, { weight }) => sum + weight, 0);
