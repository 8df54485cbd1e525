import type { Asked, Candidate } from './memory.ts';
import { gymDay } from '../gym-day.ts';
import { calmness } from './calm-classes.ts';
import { isMeant, meantOf, placed } from './memory.ts';
import {
  Crowd,
  Hours,
  isDone,
  Membership,
  MyBookings,
  Progress,
  read,
  Settled,
  Timetable,
  type Occurrence,
} from './results.ts';
import type { Slots } from './slots-said.ts';
import type { Here } from './when.ts';
import { toldAtMost } from './words/dictionary.ts';
import { wordsOf } from './words/words.ts';

/** What a tool's answer comes to: words, a question, or the one class that was meant. */
export type Answered =
  | { readonly kind: 'said'; readonly text: string; readonly told?: readonly Candidate[] }
  | { readonly kind: 'which'; readonly text: string; readonly candidates: readonly Candidate[] }
  /** @property first What is said before it is asked about; '' for nothing. */
  | { readonly kind: 'one'; readonly candidate: Candidate; readonly first: string };

const toldADay = 3;

/** Puts the answer of a tool into words. @param result As the tool gave it. */
export function answered(asked: Asked, result: unknown, here: Here): Answered {
  const words = wordsOf(here);
  const said = (text: string): Answered => ({ kind: 'said', text });
  switch (asked.call.name) {
    case 'opening_hours': {
      const hours = read(Hours, result);
      if (hours === undefined) return said(words.cannot());
      if (asked.slots.holidays === true && asked.slots.day === undefined) {
        const { exceptions, days } = hours;
        return said(
          exceptions.length > 0
            ? words.hours(exceptions, here)
            : `${words.usualOnHolidays()} ${words.hours(days.slice(0, 2), here)}`,
        );
      }
      const days = asked.slots.day === undefined ? hours.days.slice(0, 2) : hours.days;
      return said(days.length === 0 ? words.cannot() : words.hours(days, here));
    }
    case 'timetable': {
      const timetable = read(Timetable, result);
      if (timetable === undefined) return said(words.cannot());
      const meant = timetable.occurrences.filter((one) => isMeant(one, asked.slots, here.timezone));
      if (asked.why === 'calm') return calmed(timetable.occurrences, here);
      if (asked.why === 'tell') {
        const fitting = meant.length > 0 || asked.slots.part === undefined ? meant : timetable.occurrences;
        const told = firstOf(fitting, asked.slots, here);
        const first = asked.slots.otherClass === undefined && meant.length > 0 ? '' : noneOf(asked.slots, here);
        // Those of the screen may be wanted too; they come after, for "the second one" is of those that were said.
        const open = [...told, ...fitting.filter((one) => !told.includes(one))].filter(({ mine }) => mine === null);
        const more = fitting.length > told.length ? words.moreOnScreen(fitting.length - told.length) : '';
        return { kind: 'said', text: `${first} ${words.classes(told, here)} ${more}`.trim(), told: open };
      }
      return choose(meant.length > 0 ? meant : timetable.occurrences, meant.length, asked, here);
    }
    case 'my_bookings': {
      const bookings = read(MyBookings, result)?.bookings;
      if (bookings === undefined) return said(words.cannot());
      const open = bookings.filter(({ state }) => state === 'booked' || state === 'waiting');
      if (asked.why === 'tell') return said(words.myBookings(open, here));
      if (open.length === 0) return said(words.nothingBooked());
      const meant = meantOf(open, asked.slots, here.timezone);
      const chosen = placed(meant, asked.slots.choice);
      if (chosen !== undefined) return choose([chosen], 1, asked, here);
      return choose(meant.length > 0 ? meant : open, meant.length, asked, here);
    }
    case 'book_class':
    case 'cancel_booking': {
      const settled = read(Settled, result);
      return said(settled === undefined ? words.cannot() : words.settled(settled, asked.about, here));
    }
    case 'my_progress': {
      const progress = read(Progress, result);
      if (progress === undefined) return said(words.cannot());
      const { past } = asked.slots;
      return said(past === undefined ? words.progress(progress, here) : words.pastProgress(past, progress));
    }
    case 'crowd_now': {
      const crowd = read(Crowd, result);
      return said(crowd === undefined ? words.cannot() : words.crowd(crowd));
    }
    case 'membership': {
      const membership = read(Membership, result);
      return said(membership === undefined ? words.cannot() : words.membership(membership, here));
    }
    default:
      return said(done(asked, result, here));
  }
}

/** Of several days each is told of, and not the first one alone. */
function firstOf(classes: readonly Occurrence[], { until }: Slots, { timezone }: Here): readonly Occurrence[] {
  if (until === undefined) return classes.slice(0, toldAtMost);
  const byDay = Map.groupBy(classes, ({ startsAt }) => gymDay(timezone, startsAt));
  return [...byDay.values()].flatMap((ofDay) => ofDay.slice(0, toldADay));
}

/** The calmest class that is soon and has room, for whoever needs one. */
function calmed(classes: readonly Occurrence[], here: Here): Answered {
  const words = wordsOf(here);
  const calm = classes
    .flatMap((one) => {
      const rank = calmness(one.className);
      return rank === undefined ? [] : [{ one, rank }];
    })
    .toSorted((a, b) => dayOf(a.one, here).localeCompare(dayOf(b.one, here)) || a.rank - b.rank);
  const mine = calm.find(({ one }) => one.mine === 'booked');
  if (mine !== undefined) return { kind: 'said', text: words.calmBooked(mine.one, here) };
  const open = calm.find(({ one }) => one.mine === null && one.left > 0);
  if (open === undefined) return { kind: 'said', text: words.noCalm() };
  return { kind: 'one', candidate: open.one, first: words.calm() };
}

const dayOf = ({ startsAt }: Candidate, { timezone }: Here): string => gymDay(timezone, startsAt);

/** One class is asked about, several are offered; where none was meant, those that are there. */
function choose(offered: readonly Candidate[], meant: number, asked: Asked, here: Here): Answered {
  const words = wordsOf(here);
  const [first] = offered;
  if (first === undefined) return { kind: 'said', text: words.noClass(asked.slots, here) };
  const before = meant === 0 || asked.slots.otherClass !== undefined ? noneOf(asked.slots, here) : '';
  if (offered.length === 1) return { kind: 'one', candidate: first, first: before };
  return { kind: 'which', text: `${before} ${words.which(offered, here)}`.trim(), candidates: offered };
}

/** That there is no such class. */
function noneOf(slots: Slots, here: Here): string {
  const words = wordsOf(here);
  return slots.otherClass === undefined ? words.noClass(slots, here) : words.notOffered(slots.otherClass);
}

function done({ call }: Asked, result: unknown, here: Here): string {
  const words = wordsOf(here);
  const failed = !isDone(result);
  switch (call.name) {
    case 'call_staff':
      if (call.args['reason'] === 'emergency') return words.emergency(!failed);
      return failed ? words.cannot() : words.staffCalled();
    case 'report_equipment':
      return failed ? words.cannot() : words.reported();
    case 'leave_feedback':
      return failed ? words.cannot() : words.feedbackKept();
    case 'change_language':
      return words.languageChanged();
    case 'keep_language':
      return failed ? words.cannot() : words.languageKept();
    default:
      return failed ? words.cannot() : words.onScreen();
  }
}
