import { gymDay } from '../gym-day.ts';
import { agrees, namesOther } from './agreed.ts';
import { book, confirmClass, namesClass, onlyOwn } from './booking-moves.ts';
import { isMeant, placed, type Memory, type Moment, type Pending } from './memory.ts';
import { ask, hereOf, offerMore, say, type Move } from './move.ts';
import { refuses } from './refusal.ts';
import { whichMachine } from './report-moves.ts';
import type { Slots } from './slots-said.ts';
import type { Understood } from './understand.ts';
import { minutesOf } from './when.ts';
import { wordsOf } from './words/words.ts';

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
  const isNo = intent === 'no' || (intent === 'unknown' && refuses(text));
  if (pending.kind === 'yes' && namesOther(pending, understood, moment)) {
    const isAnswer = isNo || intent === 'yes' || ((intent === 'unknown' || intent === 'greeting') && isShort(text));
    const rather = isAnswer ? correct(calm, pending, slots, text, moment) : undefined;
    if (rather !== undefined) return rather;
  }
  // Nobody looks at a machine twice for its number: what they do know is reported.
  if (intent === 'no' && pending.kind !== 'machine' && !(pending.kind === 'which' && namesClass(slots)))
    return offerMore(calm, words.leftAlone());
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
      return isNo ? offerMore(calm, words.leftAlone()) : undefined;
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
      if (first === undefined) return isNo ? offerMore(calm, words.leftAlone()) : undefined;
      if (meant.length === 1) return confirmClass(calm, pending.tool, first, here);
      return say({ ...calm, pending: { ...pending, candidates: meant } }, words.which(meant, here));
    }
  }
}

/** "The one at nine" may be any class. */
const anyAt = /(?<!\p{L})(?:celui|celle|the one at|(?:el|la) de las?)(?!\p{L})/iu;

const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= fewWords;

/** "No, Thursday" wishes for the same class at the same time on that day, and "the pilates" for another class on the same day. */
function correct(
  calm: Memory,
  { call, about }: Extract<Pending, { kind: 'yes' }>,
  slots: Slots,
  text: string,
  moment: Moment,
): Move | undefined {
  if (about === undefined || !namesClass(slots)) return undefined;
  const isSame = slots.otherClass === undefined && (slots.class ?? about.className) === about.className;
  const isTimed = slots.time !== undefined || slots.part !== undefined;
  const corrected: Slots = {
    ...(isSame && !(slots.time !== undefined && anyAt.test(text)) && { class: about.className }),
    ...(slots.day === undefined && { day: gymDay(moment.timezone, about.startsAt) }),
    ...(isSame && !isTimed && { time: minutesOf(about.startsAt, moment.timezone) }),
    ...slots,
  };
  if (call.name === 'book_class') return book(calm, corrected, moment);
  return call.name === 'cancel_booking' ? ask(calm, { name: 'my_bookings', args: {} }, 'cancel', corrected) : undefined;
}
