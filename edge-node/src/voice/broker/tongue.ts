import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Evidence, Unnamed } from '../local/evidence.ts';

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
  /** What a model takes the language of all but the names for, and of how many words. */
  readonly guess: (Pick<Unnamed, 'words' | 'saidWords'> & { readonly language: Language }) | undefined;
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

/** So many words are whole to a model; the everyday words among them have to be of that language, and so many at least. */
const whole = { words: 4, everyday: 2 } as const;
const wholeSpeech = { words: 6, everyday: 2 } as const;
/** One everyday word is enough then: nobody's name is so long, and hardly any saying. */
const long = { words: 5, everyday: 1 } as const;
/** "Is there yoga tomorrow": a name between everyday words alone. */
const aroundNames = { saidWords: 4, everyday: 3 } as const;

/** What the next utterance makes of the language; it is another one as soon as enough speaks for that. */
export function afterWords(tongue: Tongue, said: SaidWords): Tongue {
  const { language, preferred, leaning, isSettled } = tongue;
  const { evidence, guess, isSpoken, isUrgent } = said;
  if (isSettled) return tongue;
  if (guess?.language === language && guess.words >= whole.words) return { ...tongue, leaning: null };
  if (guess !== undefined && isSure(said, language)) return { ...tongue, language: guess.language, leaning: null };
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

/** Whether a model and the everyday words agree that a whole sentence of another language was said. */
function isSure({ evidence, guess, isSpoken, isUrgent }: SaidWords, language: Language): boolean {
  if (guess === undefined || guess.language === language) return false;
  const [everyday, own] = [evidence[guess.language], evidence[language]];
  if (everyday <= 2 * own) return false;
  const has = (least: { readonly words: number; readonly everyday: number }): boolean =>
    guess.words >= least.words && everyday >= least.everyday;
  if (isUrgent && guess.words >= whole.words) return true;
  if (isSpoken) return has(wholeSpeech);
  const isAroundNames = guess.saidWords >= aroundNames.saidWords && everyday >= aroundNames.everyday && own === 0;
  return has(whole) || has(long) || isAroundNames;
}

function strongest(evidence: Evidence, but: Language): readonly [Language, number] {
  const others = (Object.entries(evidence) as [Language, number][]).filter(([language]) => language !== but);
  return others.reduce((best, each) => (each[1] > best[1] ? each : best));
}
