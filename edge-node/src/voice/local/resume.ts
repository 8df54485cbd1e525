import { agrees } from './agreed.ts';
import { book, confirmClass, namesClass, onlyOwn } from './booking-moves.ts';
import { isMeant, placed, type Candidate, type Memory, type Moment, type Pending } from './memory.ts';
import { ask, hereOf, offerMore, say, type Move } from './move.ts';
import { whichMachine } from './report-moves.ts';
import type { Slots } from './slots-said.ts';
import type { Understood } from './understand.ts';
import { wordsOf } from './words/words.ts';

const refusal = /^(?:non|nan|no|nah|nope)(?![\p{L}\p{N}])/iu;

/** So few words name another class or day, and wish for nothing else. */
const fewWords = 4;

/** Goes on with what was asked of the member; undefined when they speak of something else. */
export function resume(
  calm: Memory,
  pending: Exclude<Pending, { kind: 'listed' }>,
  understood: Understood,
  text: string,
  moment: Moment,
): Move | undefined {
  const { intent, slots } = understood;
  const here = hereOf(calm, moment);
  const words = wordsOf(here);
  if (pending.kind === 'more') {
    if (intent === 'no' || intent === 'thanks') return say(calm, words.goodbye(calm.firstName), true);
    return intent === 'yes' ? say(calm, words.whatICan()) : undefined;
  }
  if (pending.kind === 'yes' && agrees(pending, understood, text, moment))
    return ask(calm, pending.call, 'settled', slots, pending.about);
  // Nobody looks at a machine twice for its number: what they do know is reported.
  if (intent === 'no' && pending.kind !== 'machine') return offerMore(calm, words.leftAlone());
  switch (pending.kind) {
    case 'yes':
      if (intent === 'yes') return ask(calm, pending.call, 'settled', slots, pending.about);
      if (intent !== 'unknown') return undefined;
      if (
        pending.call.name === 'book_class' &&
        slots.others === true &&
        pending.about !== undefined &&
        !namesClass(slots)
      )
        return confirmClass(calm, 'book_class', pending.about, here, onlyOwn(slots, here));
      if (pending.call.name === 'book_class' && namesClass(slots)) {
        const rather = bookRather(calm, pending.about, slots, text, moment);
        if (rather !== undefined) return rather;
      }
      return refusal.test(text.trim()) ? offerMore(calm, words.leftAlone()) : undefined;
    case 'machine':
      return whichMachine(calm, pending, { intent, slots }, text, here);
    case 'class':
      if (!namesClass(slots)) return undefined;
      return book(calm, { ...pending.slots, ...slots }, moment);
    case 'which': {
      const chosen = placed(pending.candidates, slots.choice);
      if (chosen !== undefined) return confirmClass(calm, pending.tool, chosen, here);
      const meant = pending.candidates.filter((candidate) => isMeant(candidate, slots, moment.timezone));
      // A yes chooses none of several: said once more, they would get the same yes.
      if (intent === 'yes') return say({ ...calm, pending }, words.whichPlace(pending.candidates.length));
      if (meant.length === pending.candidates.length) return undefined;
      const [first] = meant;
      if (first === undefined) return undefined;
      if (meant.length === 1) return confirmClass(calm, pending.tool, first, here);
      return say({ ...calm, pending: { ...pending, candidates: meant } }, words.which(meant, here));
    }
  }
}

/** "No, the pilates rather" wishes for another class, and "tomorrow" for the same one on that day. */
function bookRather(
  calm: Memory,
  about: Candidate | undefined,
  slots: Slots,
  text: string,
  moment: Moment,
): Move | undefined {
  if (refusal.test(text.trim())) return book(calm, slots, moment);
  if (about === undefined || text.trim().split(/\s+/u).length > fewWords) return undefined;
  return book(calm, { class: about.className, ...slots }, moment);
}
