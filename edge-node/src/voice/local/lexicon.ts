import type { Phrase } from './phrases.ts';
import { toPhrases } from './phrases.ts';

export type Intent =
  | 'emergency'
  | 'maybe_emergency'
  | 'farewell'
  | 'greeting'
  | 'ask_hours'
  | 'ask_classes'
  | 'book_class'
  | 'cancel_booking'
  | 'my_bookings'
  | 'my_progress'
  | 'membership_info'
  | 'freeze_membership'
  | 'cancel_membership'
  | 'report_issue'
  | 'feedback'
  | 'training_advice'
  | 'ask_facility'
  | 'ask_crowd'
  | 'help'
  | 'ask_human'
  | 'guest_pass'
  | 'lost_property'
  | 'change_language'
  | 'yes'
  | 'no'
  | 'smalltalk'
  | 'thanks'
  | 'stressed'
  | 'pain'
  | 'repeat'
  | 'wait'
  | 'volume'
  | 'ask_time'
  | 'unknown';

export type Sentiment = 'negative' | 'positive';

/** An utterance has the intent when it says one phrase of every group and none of `not`. */
export interface Rule {
  readonly intent: Intent;
  readonly groups: readonly (readonly Phrase[])[];
  readonly not: readonly Phrase[];
  /** Every word has to be a known one: the groups alone would fit a bank or a bakery too. */
  readonly whole: boolean;
  readonly sentiment?: Sentiment;
}

export interface Lexicon {
  /** Tried first, on every utterance in whatever language. */
  readonly emergencies: readonly Rule[];
  /** In the order of what asks most for an action. */
  readonly rules: readonly Rule[];
  /** Of no interest to a gym: with one of these nothing but an emergency is understood. */
  readonly outside: readonly Phrase[];
  /** Words that add nothing to what is asked. */
  readonly filler: ReadonlySet<string>;
  /** Words by which the language of an utterance is told. */
  readonly telling: ReadonlySet<string>;
}

interface More {
  readonly not?: string;
  readonly whole?: boolean;
  readonly sentiment?: Sentiment;
}

/**
 * A rule from its groups of phrases. `§class`, `§machine`, `§day` and `§time` stand for a name of the gym's, a day or a time
 * that was said.
 */
export function rule(
  intent: Intent,
  groups: readonly string[],
  { not = '', whole = false, sentiment }: More = {},
): Rule {
  const said = { intent, groups: groups.map(toPhrases), not: toPhrases(not), whole };
  return sentiment ? { ...said, sentiment } : said;
}

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter((word) => word !== ''));
}

const kinds =
  'yoga, pilates, zumba, spinning, spin, body_pump, bodypump, bodycombat, body_combat, crossfit, hiit, trx, rpm, aquagym, cycling, biking, boxe, boxing, boxeo, step, stretching';

/** Names of classes that people ask for whether the gym holds them or not. */
export const kindsOfClass = `§class, ${kinds}`;

const kindsInWords = kinds.split(', ').map((kind) => kind.split('_'));

/** The kind of class that the words name. */
export function kindOfClassIn(words: readonly string[]): string | undefined {
  return kindsInWords
    .find((kind) => words.some((_, at) => kind.every((part, index) => words[at + index] === part)))
    ?.join(' ');
}
