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
  return ask(
    calm,
    { name: 'timetable', args: only({ day: slots.day, until: slots.until, class: slots.class }) },
    'book',
    slots,
  );
}

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
