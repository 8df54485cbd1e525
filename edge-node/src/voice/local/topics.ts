import { saidCues, weightOf, type Cue } from './cues.ts';
import type { Intent, Sentiment } from './lexicon.ts';

/** What members come for; feedback is told apart by what they feel. */
export type Topic =
  | Exclude<
      Intent,
      | 'emergency'
      | 'maybe_emergency'
      | 'farewell'
      | 'feedback'
      | 'thanks'
      | 'change_language'
      | 'yes'
      | 'no'
      | 'unknown'
      | 'stressed'
      | 'pain'
      | 'ask_crowd'
      | 'help'
      | 'repeat'
      | 'wait'
      | 'volume'
      | 'ask_time'
    >
  | 'complaint'
  | 'praise';

/** The words by which each topic is told where no rule of the lexicon says it outright, by what they weigh. */
export type Topics = Readonly<Record<Topic, readonly Cue[]>>;

export interface Told {
  readonly intent: Intent;
  readonly sentiment?: Sentiment;
}

/** Less is a word in passing. */
const enough = 4;
/** So much outweighs a word of the outer world ("is the gym shut on the bank holiday"). */
export const plenty = 6;
/** What a rule of the lexicon weighs: it knows the order of the words, and yields to plain words of another topic alone. */
const ruled = 4;

/** The topic that weighs most, or undefined where nothing weighs enough. @param rule What the rules of the lexicon heard. */
export function topicIn(
  words: readonly string[],
  topics: Topics,
  rule: Told | undefined,
  from = enough,
): Told | undefined {
  let best = rule;
  let most = rule === undefined ? from - 1 : 0;
  for (const [topic, cues] of Object.entries(topics) as [Topic, readonly Cue[]][]) {
    const told = toldOf(topic);
    const isRuled = told.intent === rule?.intent && told.sentiment === rule.sentiment;
    const weight = weightOf(saidCues(cues, words)) + (isRuled ? ruled : 0);
    if (weight > most || (isRuled && weight === most)) [best, most] = [told, weight];
  }
  // A rule that no cue speaks for still stands against less than itself.
  return rule !== undefined && best !== rule && most < ruled ? rule : best;
}

function toldOf(topic: Topic): Told {
  if (topic === 'complaint') return { intent: 'feedback', sentiment: 'negative' };
  return topic === 'praise' ? { intent: 'feedback', sentiment: 'positive' } : { intent: topic };
}
