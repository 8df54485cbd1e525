import type { Intent as LabelIntent, Labels } from '@jarvis-edge/sync/labels.ts';
import type { Intent } from './lexicon.ts';

/**
 * From how much confidence on a label is believed against what the rules heard: chosen on lines of authors whom the
 * labels' model had not heard (decision 0003).
 */
const believed = {
  /** A label other than an emergency, where the rules are sure that it is one; and where they only ask. */
  calm: 0.9,
  calmUnasked: 0.95,
  danger: 0.9,
  /** Worth a question: is this an emergency? And what an alarm needs that was said in no words that the rules know. */
  dangerAsked: 0.3,
  /** An end cannot be taken back, and much that only speaks of leaving sounds like one. */
  leave: 0.985,
  /** Nobody is sent away with what the rules know of, unless it is plainly no matter of a gym. */
  outside: 0.97,
  /** "My knee hurts" is no emergency, and a crowd none either: the rules know what to do about them. */
  dangerKnown: 0.97,
  other: 0.5,
  /** An answer to a remark does nothing, and where the rules heard nothing it is right as often as not. */
  remark: 0.3,
  /** "It's freezing in here" is told to be mended, "freezing outside" is not. */
  chat: 0.8,
  /** So few words answer as well as wish ("tuesday evening"). */
  inFewWords: 0.9,
} as const;
const fewWords = 3;

/** What only the rules know: answers, and what is asked of the talk itself. */
const rulesOnly: ReadonlySet<Intent> = new Set<Intent>([
  ...(['yes', 'no', 'thanks', 'repeat', 'wait', 'volume', 'ask_time', 'change_language', 'help'] as const),
]);

/** What a label is called in a talk; a matter outside of a gym is not known to it. */
const talkIntents: Partial<Record<LabelIntent, Intent>> = {
  complaint: 'feedback',
  praise: 'feedback',
  out_of_scope: 'unknown',
};

/** Where the rules know better what a label only names roughly: how to pay is asked of staff, and not of the contract. */
const finer: Partial<Record<Intent, readonly LabelIntent[]>> = {
  pain: ['training_advice', 'my_progress', 'smalltalk', 'complaint'],
  stressed: ['smalltalk', 'ask_classes'],
  ask_facility: ['membership_info'],
  ask_crowd: ['ask_classes', 'ask_hours', 'ask_facility', 'smalltalk', 'out_of_scope'],
};

/** A label as a talk calls it. */
export const inTalk = (label: LabelIntent): Taken => ({
  intent: talkIntents[label] ?? (label as Intent),
  isOutside: label === 'out_of_scope',
});

export interface Taken {
  readonly intent: Intent;
  /** Unknown since it is no matter of a gym. */
  readonly isOutside: boolean;
  /** An emergency that was said in no words that the rules know. */
  readonly isGuessed?: true;
}

/**
 * What an utterance is taken for where rules heard one thing and a model that learned from many speakers may have heard another.
 *
 * @param words How many were said.
 */
export function weigh(heard: Taken, label: Pick<Labels, 'intent' | 'confidence'>, words: number): Taken {
  if (rulesOnly.has(heard.intent)) return heard;
  if (label.intent === 'unknown') return heard.isGuessed === true ? danger('maybe_emergency') : heard;
  const said = inTalk(label.intent);
  if (
    heard.isGuessed === true &&
    label.confidence < (said.intent === 'emergency' ? believed.dangerAsked : believed.calm)
  )
    return danger('maybe_emergency');
  if (said.intent === 'emergency') return dangerOf(heard, label.confidence);
  // Somebody who comes can do whatever else a label would have done.
  if (heard.intent === 'ask_human' && said.intent !== 'farewell') return heard;
  const isSame = said.intent === heard.intent && said.isOutside === heard.isOutside;
  if (isSame || finer[heard.intent]?.includes(label.intent) === true) return heard;
  return label.confidence >= needed(heard, said, words) ? said : heard;
}

const danger = (intent: 'emergency' | 'maybe_emergency'): Taken => ({ intent, isOutside: false });

function dangerOf(heard: Taken, confidence: number): Taken {
  if (heard.intent === 'emergency') return heard;
  const isKnown = heard.intent === 'pain' || heard.intent === 'ask_crowd';
  if (!isKnown && confidence >= believed.danger) return danger('emergency');
  if (heard.intent === 'maybe_emergency') return heard;
  const asked = isKnown ? believed.dangerKnown : believed.dangerAsked;
  return confidence >= asked ? danger('maybe_emergency') : heard;
}

function needed(heard: Taken, said: Taken, words: number): number {
  if (heard.intent === 'emergency') return believed.calm;
  if (heard.intent === 'maybe_emergency') return believed.calmUnasked;
  // "Thanks" goes on as often as it ends.
  if (said.intent === 'farewell') return words > fewWords ? believed.leave : Infinity;
  // Chatting and no matter of a gym differ in the answer alone.
  if (said.isOutside && heard.intent !== 'unknown' && heard.intent !== 'smalltalk') return believed.outside;
  if (words <= fewWords) return believed.inFewWords;
  if (said.intent === 'smalltalk' && heard.intent === 'report_issue') return believed.chat;
  return said.intent === 'smalltalk' && heard.intent === 'unknown' ? believed.remark : believed.other;
}
