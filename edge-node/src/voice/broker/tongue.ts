import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Evidence } from '../local/evidence.ts';

/** Which language a conversation is held in, and how sure that is. Plain data. */
export interface Tongue {
  readonly language: Language;
  /** What the member has on file; null: nothing. */
  readonly preferred: Language | null;
  /** Another language that the member went over to, and how much speaks for it. */
  readonly leaning: { readonly language: Language; readonly weight: number } | null;
  /** Somebody said or touched which it is to be: nobody guesses any more. */
  readonly isSettled: boolean;
}

export const tongueAtStart = (language: Language, preferred: Language | null): Tongue => ({
  ...{ language, preferred },
  ...{ leaning: null, isSettled: false },
});

/** The member has chosen, by touch or in so many words. */
export const tongueChosen = (tongue: Tongue, language: Language): Tongue => ({
  ...{ ...tongue, language },
  ...{ leaning: null, isSettled: true },
});

export interface SaidWords {
  readonly evidence: Evidence;
  /** Made out by ears that expect the language of before: they mishear more easily than fingers mistype. */
  readonly isSpoken: boolean;
  /** Whoever calls for help or leaves is answered as they speak: there is no next sentence to wait for. */
  readonly isUrgent: boolean;
}

/** A sentence of so many words of another language, and none of this one, is no accident. */
const sentence = 3;
/** The same against what the member has on file, and the same made out by ears. */
const longSentence = 4;
const longSpeech = 6;
/** Fewer are a class's name, or a word that is in fashion. */
const few = 2;
/** So much has to speak for the other language. */
const enough = 2;

/** What the next utterance makes of the language; it is another one as soon as enough speaks for that. */
export function afterWords(tongue: Tongue, { evidence, isSpoken, isUrgent }: SaidWords): Tongue {
  const { language, preferred, leaning, isSettled } = tongue;
  if (isSettled) return tongue;
  const [other, most] = strongest(evidence, language);
  const own = evidence[language];
  if (most < few || most <= 2 * own) {
    // "OK" and a class's name say nothing; words of this language do.
    return own > 0 && leaning !== null ? { ...tongue, leaning: null } : tongue;
  }
  const isOnFile = preferred === language;
  const atOnce = isSpoken ? longSpeech : isOnFile ? longSentence : sentence;
  const isPure = own === 0 || most >= 4 * own;
  const added = isUrgent || (isPure && most - own >= atOnce) ? enough : 1;
  const weight = added + (leaning?.language === other ? leaning.weight : 0);
  if (weight < enough) return { ...tongue, leaning: { language: other, weight } };
  return { ...tongue, language: other, leaning: null };
}

function strongest(evidence: Evidence, but: Language): readonly [Language, number] {
  const others = (Object.entries(evidence) as [Language, number][]).filter(([language]) => language !== but);
  return others.reduce((best, each) => (each[1] > best[1] ? each : best));
}
