import { daysAfter, gymDay } from '../gym-day.ts';
import type { Candidate, Memory, Moment, Pending } from './memory.ts';
import { meantOf, placed } from './memory.ts';
import { ask, confirm, hereOf, only, say, type Move } from './move.ts';
import type { Slots } from './slots-said.ts';
import type { Here } from './when.ts';
import { wordsOf } from './words/words.ts';

export const namesClass = (slots: Slots): boolean =>
  (['class', 'otherClass', 'day', 'time', 'part'] as const).some((name) => slots[name] !== undefined);

/** One of the classes that were told last; undefined where none of them is meant. */
export function ofTold(calm: Memory, slots: Slots, moment: Moment): Move | undefined {
  const here = hereOf(calm, moment);
  const coming = meantOf(
    calm.told.filter(({ startsAt }) => startsAt > moment.nowMs),
    slots,
    moment.timezone,
  );
  const chosen = placed(coming, slots.choice) ?? (coming.length === 1 ? coming[0] : undefined);
  const first = onlyOwn(slots, here);
  if (chosen !== undefined) return confirmClass(calm, 'book_class', chosen, here, first);
  if (coming.length === 0) return undefined;
  const pending: Pending = { kind: 'which', tool: 'book_class', candidates: coming };
  return say({ ...calm, pending }, `${first} ${wordsOf(here).which(coming, here)}`.trim());
}

/** Said before a place is booked, where more than the member's own are wanted; '' where not. */
export const onlyOwn = ({ others }: Slots, here: Here): string => (others === true ? wordsOf(here).onlyOwnPlace() : '');

export function book(calm: Memory, slots: Slots, moment: Moment): Move {
  const isUnnamed = slots.class === undefined && slots.otherClass === undefined;
  const one = isUnnamed ? ofTold(calm, slots, moment) : undefined;
  if (one !== undefined) return one;
  if (!namesClass(slots)) {
    const { whichClass } = wordsOf(hereOf(calm, moment));
    return say({ ...calm, pending: { kind: 'class', text: '', slots } }, whichClass());
  }
  const wanted: Slots = { ...(slots.day === undefined && daysOfList(calm)), ...slots };
  const { day, until = day } = wanted;
  // A class that is not held on the day of the list may be on another: all of its week is asked for.
  const isOfWeek = slots.day === undefined && slots.class !== undefined && isWithinWeek(until, moment);
  const args = only({ ...(!isOfWeek && { day, until: wanted.until }), class: slots.class });
  const call = { name: 'timetable', args };
  // Another day than that of the list is spoken of from now on.
  const kept = slots.day === undefined ? calm : { ...calm, told: [], topic: { call, slots: daysOf(slots) } };
  return ask(kept, call, 'book', wanted);
}

const daysOf = ({ day, until }: Slots): Slots => only({ day, until });

/** The day that classes were last told of, or asked to be booked on: who names no other means that one. */
const daysOfList = ({ topic }: Memory): Slots | undefined =>
  topic?.call.name === 'timetable' ? daysOf(topic.slots) : undefined;

const isWithinWeek = (day: string | undefined, { nowMs, timezone }: Moment): boolean =>
  day === undefined || day <= daysAfter(gymDay(timezone, nowMs), 6);

export function confirmClass(
  calm: Memory,
  tool: 'book_class' | 'cancel_booking',
  candidate: Candidate,
  here: Here,
  first = '',
): Move {
  const words = wordsOf(here);
  const question = tool === 'book_class' ? words.confirmBooking(candidate, here) : words.confirmCancel(candidate, here);
  return confirm(
    calm,
    { name: tool, args: { occurrenceId: candidate.occurrenceId } },
    `${first} ${question}`.trim(),
    candidate,
  );
}
