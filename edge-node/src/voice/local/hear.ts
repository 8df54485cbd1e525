import type { LabelLanguage, Labels, LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { saidBefore } from './last-words.ts';
import type { Intent } from './lexicon.ts';
import { ordinalIn } from './ordinals.ts';
import { pastAlone } from './past.ts';
import { asksPrice, namedIn, slotsFor, type Slots, type UnderstandContext } from './slots-said.ts';
import { everydayWordsIn, understand, type Understood } from './understand.ts';
import { inTalk, weigh, type Taken } from './weigh.ts';

/** What a member wants, by the rules and by what was learned from many speakers. */
export interface Heard extends Understood {
  /** What the rules alone make of it: an answer to a question is theirs to read. */
  readonly byRules: Understood;
  /** What the label alone makes of it where it is more likely than not: for words that the talk before them makes plain. */
  readonly likely: Understood | undefined;
}

const likelyFrom = 0.6;
/** From how much confidence on what was said before a goodbye is still to be done: where the rules hear the same, and where not. */
const wishFrom = { agreed: 0.6, alone: 0.9 } as const;
/** A goodbye that the label is surer of is none to be parted. */
const surelyLeaves = 0.99;
const wishes: ReadonlySet<Intent> = new Set<Intent>([
  ...(['ask_hours', 'ask_classes', 'book_class', 'cancel_booking', 'my_bookings', 'membership_info'] as const),
  ...(['freeze_membership', 'cancel_membership', 'report_issue', 'ask_facility', 'ask_human'] as const),
  ...(['guest_pass', 'lost_property'] as const),
]);
/** "OK Thursday" before a goodbye is an answer rather than a wish. */
const wishWordsMin = 3;

/** @param label What a model takes an utterance for. */
export function hear(text: string, given: UnderstandContext, label: LabelUtterance): Heard {
  const context = { ...given, guess: languageOf(text, label) };
  const byRules = understand(text, context);
  const language = byRules.language ?? context.language;
  const { intent: ruled, slots: ruledSlots, isGuessed } = byRules;
  const heard: Taken = { intent: ruled, isOutside: ruledSlots.outside === true, ...(isGuessed && { isGuessed }) };
  const labels = label(text, language);
  const asUnderstood = ({ intent, isOutside }: Taken): Understood => {
    const named = namedIn(text, language, context);
    const asked = { price: asksPrice(named.words, language), choice: ordinalIn(text, language) };
    const slots: Slots = isOutside ? { outside: true } : slotsFor(intent, named, asked);
    return { ...byRules, intent, slots: intent === 'report_issue' ? withThing(slots, text, labels) : slots };
  };
  const said = labels.confidence < likelyFrom ? undefined : inTalk(labels.intent);
  const likely = said && asUnderstood(said);
  const taken = pastAlone(text) === undefined ? weigh(heard, labels, text.trim().split(/\s+/u).length) : heard;
  if (taken.intent === 'farewell') {
    const wish = wishBefore(text, { ...context, language }, label, labels);
    if (wish !== undefined) return wish;
  }
  const isSame = taken.intent === heard.intent && taken.isOutside === heard.isOutside;
  // What is wrong is no machine for being broken: "it's far too hot in here".
  const isNameless = taken.intent === 'report_issue' && !labels.topics.includes('equipment');
  const understood = isSame && !isNameless ? byRules : asUnderstood(taken);
  return { ...understood, language: isMurmur(understood, text) ? null : understood.language, byRules, likely };
}

/** Nothing that is understood, and no word of the language that it would be in: nobody is followed there. */
const isMurmur = ({ intent, slots, language: spoken }: Understood, text: string): boolean =>
  spoken !== null && intent === 'unknown' && slots.outside !== true && everydayWordsIn(text, spoken) === 0;

/** What the model takes the language for; a model that can make nothing of a text tells nothing of its language either. */
export function languageOf(text: string, label: LabelUtterance): LabelLanguage | undefined {
  const { lang, confidence } = label(text);
  return confidence === 0 ? undefined : lang;
}

/** Who wishes something and says goodbye in one breath wants it done: "cancel my yoga, thanks, bye". */
function wishBefore(text: string, context: UnderstandContext, label: LabelUtterance, whole: Labels): Heard | undefined {
  for (const { before, isPlain } of beforeGoodbyes(text, context)) {
    if (before.split(/\s+/u).length < wishWordsMin) continue;
    const wish = hear(before, context, label);
    if (!wishes.has(wish.intent)) continue;
    const { confidence } = label(before, context.language);
    const isAgreed = wish.byRules.intent === wish.intent && confidence >= wishFrom.agreed;
    if (isAgreed || (isPlain && confidence >= wishFrom.alone && whole.confidence < surelyLeaves)) return wish;
  }
  return undefined;
}

interface Before {
  readonly before: string;
  /** Whether it plainly ends there: with a comma, or before a goodbye in so many words. */
  readonly isPlain: boolean;
}

const lastClause = /[,.;:!…]+\s+[^,.;:!…]+[.!…\s]*$/u;
/** Where nothing parts them, so many words at the end may be a goodbye ("the bin is full cheers mate"). */
const goodbyeWords = [2, 3, 4];

/** What was said before words that are a goodbye by themselves. */
function beforeGoodbyes(text: string, context: UnderstandContext): Before[] {
  const plainly = saidBefore(text, context.language);
  if (plainly !== undefined) return [{ before: plainly.trim(), isPlain: true }];
  const isGoodbye = (last: string): boolean => understand(last, context).intent === 'farewell';
  const comma = lastClause.exec(text)?.index;
  if (comma !== undefined)
    return isGoodbye(text.slice(comma + 1)) ? [{ before: text.slice(0, comma).trim(), isPlain: true }] : [];
  const words = text.trim().split(/\s+/u);
  return goodbyeWords
    .filter((count) => words.length > count && isGoodbye(words.slice(-count).join(' ')))
    .map((count) => ({ before: words.slice(0, -count).join(' '), isPlain: false }));
}

/** So much of a sentence can be read back to whoever said it. */
const readBackMax = 60;

/**
 * A fault is reported of what the member named, though the gym's list knows no such thing; what is no matter of a machine is
 * reported in the member's own words.
 */
function withThing(slots: Slots, text: string, { slots: said, topics }: Labels): Slots {
  const isTold = topics.length > 0 && !topics.includes('equipment') && text.length <= readBackMax;
  const words = isTold ? text.trim() : undefined;
  const thing = said.equipment ?? said.place ?? words;
  const isNamed = slots.equipment !== undefined || slots.machines !== undefined || slots.facility !== undefined;
  return isNamed || thing === undefined ? slots : { ...slots, equipment: thing };
}
