import type { Labels, LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { ordinalIn } from './ordinals.ts';
import { asksPrice, namedIn, slotsFor, type Slots, type UnderstandContext } from './slots-said.ts';
import { understand, type Understood } from './understand.ts';
import { inTalk, weigh, type Taken } from './weigh.ts';

/** What a member wants, by the rules and by what was learned from many speakers. */
export interface Heard extends Understood {
  /** What the rules alone make of it: an answer to a question is theirs to read. */
  readonly byRules: Understood;
  /** What the label alone makes of it where it is more likely than not: for words that the talk before them makes plain. */
  readonly likely: Understood | undefined;
}

const likelyFrom = 0.6;

/** @param label What a model takes an utterance for. */
export function hear(text: string, context: UnderstandContext, label: LabelUtterance): Heard {
  const byRules = understand(text, context);
  const language = byRules.language ?? context.language;
  const heard = { intent: byRules.intent, isOutside: byRules.slots.outside === true };
  const labels = label(text, language);
  const asUnderstood = ({ intent, isOutside }: Taken): Understood => {
    const named = namedIn(text, language, context);
    const asked = { price: asksPrice(named.words, language), choice: ordinalIn(text, language) };
    const slots: Slots = isOutside ? { outside: true } : slotsFor(intent, named, asked);
    return { ...byRules, intent, slots: intent === 'report_issue' ? withThing(slots, text, labels) : slots };
  };
  const said = labels.confidence < likelyFrom ? undefined : inTalk(labels.intent);
  const likely = said && asUnderstood(said);
  const taken = weigh(heard, labels, text.trim().split(/\s+/u).length);
  const isSame = taken.intent === heard.intent && taken.isOutside === heard.isOutside;
  return { ...(isSame ? byRules : asUnderstood(taken)), byRules, likely };
}

/** So much of a sentence can be read back to whoever said it. */
const readBackMax = 60;

/**
 * A fault is reported of what the member named, though the gym's list knows no such thing; what is no matter of a machine is
 * reported in the member's own words.
 */
function withThing(slots: Slots, text: string, { slots: said, topics }: Labels): Slots {
  const words = topics.includes('equipment') || text.length > readBackMax ? undefined : text.trim();
  const thing = said.equipment ?? said.place ?? words;
  const isNamed = slots.equipment !== undefined || slots.machines !== undefined || slots.facility !== undefined;
  return isNamed || thing === undefined ? slots : { ...slots, equipment: thing };
}
