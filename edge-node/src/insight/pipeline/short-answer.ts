import type { Intent, Labels } from '@jarvis-edge/sync/labels.ts';
import { spokenTokens } from '@jarvis-edge/sync/spoken-tokens.ts';

/** What agrees or refuses and says nothing else, in the words of `spokenTokens`. */
const yesAndNo = new Set(
  [
    'oui ouais ouep mouais non nan ok okay d accord daccord vas y bien sur volontiers c est bon ca exact exactement entendu va marche',
    'yes yeah yep yup no nope nah sure please fine right correct alright go ahead that s',
    'si no vale claro de acuerdo dale bueno venga eso es correcto',
  ].flatMap((line) => line.split(' ')),
);

const wordsMax = 4;
/** What the model makes of a few words that it hears without their question. */
const guesses: ReadonlySet<Intent> = new Set(['out_of_scope', 'smalltalk']);

/**
 * The labels of something that was said to a question of JARVIS's: a bare yes or no is neither a hello nor a joy, and "the second
 * one" is no matter outside the gym. What says more than that keeps what it says.
 */
export function asAnswer(labels: Labels, text: string, question: string | undefined): Labels {
  if (question?.includes('?') !== true) return labels;
  const words = spokenTokens(text).map(({ word }) => word);
  if (words.length === 0 || words.length > wordsMax) return labels;
  const isYesOrNo = words.every((word) => yesAndNo.has(word));
  // A call for help stays one, however short.
  if (labels.intent === 'emergency' || !(isYesOrNo || guesses.has(labels.intent))) return labels;
  const { lang, ends_conversation, confidence, model } = labels;
  return {
    ...{ lang, ends_conversation, confidence, model },
    ...{ intent: 'unknown', sentiment: 'neutral', score: 0, emotion: 'neutral', topics: [], slots: {} },
  };
}
