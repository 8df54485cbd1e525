import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Facility } from '@jarvis-edge/sync/facilities.ts';
import { dayIn, localMoment, weekendIn } from './days.ts';
import { everyday } from './everyday.ts';
import { facilityIn } from './facilities.ts';
import { saysHolidays } from './feasts.ts';
import { isForOthers } from './for-others.ts';
import { kindOfClassIn, type Intent, type Sentiment } from './lexicon.ts';
import { nameIn, type Named as Name } from './names.ts';
import { pastIn, type Past } from './past.ts';
import { saysAny } from './phrases.ts';
import { partOfDayIn, timeIn, type PartOfDay } from './times.ts';
import { wordsOf } from './tokens.ts';

export interface UnderstandContext {
  readonly language: Language;
  /** What a model that has heard many speakers takes the utterance's language for. */
  readonly guess?: Language | undefined;
  readonly nowMs: number;
  readonly timezone: string;
  /** Names as they stand in the gym's timetable. */
  readonly classes: readonly string[];
  /** Names as they stand on the gym's list of machines. */
  readonly equipment: readonly string[];
}

export interface Slots {
  readonly class?: string;
  /** YYYY-MM-DD on the gym's calendar. */
  readonly day?: string;
  /** The last of several days from `day` on. */
  readonly until?: string;
  /** Holidays are meant, and none by its name. */
  readonly holidays?: true;
  /** Minutes after midnight on the gym's wall. */
  readonly time?: number;
  /** Where no time of day was said. */
  readonly part?: PartOfDay;
  /** A place is wanted for others than the member. */
  readonly others?: true;
  /** What is over, where a member asks for their own figures. */
  readonly past?: Past;
  /** A kind of class that this gym's timetable does not know. */
  readonly otherClass?: string;
  /** What was said is no matter of a gym. */
  readonly outside?: true;
  readonly equipment?: string;
  /** Where several machines have the name that was said. */
  readonly machines?: readonly string[];
  /** What is spoken of where it is no machine. */
  readonly facility?: Facility;
  readonly language?: Language;
  readonly sentiment?: Sentiment;
  /** What is asked for is a sum of money. */
  readonly price?: true;
  /** The place among several that were offered: 1 for the first, −1 for the last. */
  readonly choice?: number;
}

/** The days, times, classes and machines that words name. */
export function namedIn(text: string, language: Language, { nowMs, timezone, classes, equipment }: UnderstandContext) {
  const said = wordsOf(text, language);
  const words = withoutBoxingDay(said);
  const time = timeIn(words, language);
  const machine = nameIn(words, equipment, language);
  return {
    words,
    time,
    part: partOfDayIn(words, language),
    day: dayIn(said, language, localMoment(nowMs, timezone), time),
    weekend: weekendIn(said, language, localMoment(nowMs, timezone)),
    isOfHolidays: saysHolidays(said, language),
    course: nameIn(words, classes, language),
    machine,
    facility: machine.isSaid ? undefined : facilityIn(words, language),
    past: pastIn(text),
    isForOthers: isForOthers(words, language),
  };
}

/** Nobody boxes on Boxing Day. */
const withoutBoxingDay = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => word !== 'boxing' || words[at + 1] !== 'day');

type Named = ReturnType<typeof namedIn>;

/** Whatever an answer to a question may be. */
export function answerSlots(named: Named, choice: number | undefined): Slots {
  const { time, course, machine, facility } = named;
  return {
    ...partSlot(named),
    ...(course.name !== undefined && { class: course.name }),
    ...daySlots(named),
    ...(time !== undefined && { time }),
    ...machineSlots(machine),
    ...(facility !== undefined && { facility }),
    ...(choice !== undefined && { choice }),
    ...(named.isForOthers && { others: true as const }),
  };
}

/** What matters to an intent of all that was named. @param price A sum of money is asked for. */
export function slotsFor(
  intent: Intent,
  named: Named,
  { price, choice }: { readonly price: boolean; readonly choice: number | undefined },
): Slots {
  const { time, course, machine, facility, past } = named;
  const wanted = slotsByIntent[intent] ?? [];
  return {
    ...(choice !== undefined && (intent === 'book_class' || intent === 'cancel_booking') && { choice }),
    ...(wanted.includes('class') && course.name !== undefined && { class: course.name }),
    ...(wanted.includes('day') && daySlots(named)),
    ...(wanted.includes('holidays') && named.isOfHolidays && { holidays: true as const }),
    ...(price && priced.has(intent) && { price }),
    ...(wanted.includes('time') && time !== undefined && { time }),
    ...(wanted.includes('time') && partSlot(named)),
    ...(wanted.includes('class') && otherClassSlot(named)),
    ...(wanted.includes('equipment') && machineSlots(machine)),
    ...(intent === 'book_class' && named.isForOthers && { others: true as const }),
    ...(wanted.includes('past') && past !== undefined && { past }),
    ...(wanted.includes('facility') && facility !== undefined && { facility }),
  };
}

/** Whether a sum of money is asked for. */
export const asksPrice = (words: readonly string[], language: Language): boolean =>
  saysAny(everyday[language].price, words) && !saysAny(everyday[language].noPrice, words);

function daySlots({ day, weekend }: Pick<Named, 'day' | 'weekend'>): Pick<Slots, 'day' | 'until'> {
  if (day !== undefined) return { day };
  if (weekend === undefined) return {};
  const { from, until } = weekend;
  return from === until ? { day: from } : { day: from, until };
}

const partSlot = ({ part, time }: { part: PartOfDay | undefined; time: number | undefined }): Pick<Slots, 'part'> =>
  part === undefined || time !== undefined ? {} : { part };

function otherClassSlot({ course, words }: { course: Name; words: readonly string[] }): Pick<Slots, 'otherClass'> {
  const otherClass = course.isSaid ? undefined : kindOfClassIn(words);
  return otherClass === undefined ? {} : { otherClass };
}

/** As many as can be kept in mind, or none. */
const machinesAtMost = 6;

function machineSlots({ name, meant }: Name): Pick<Slots, 'equipment' | 'machines'> {
  if (name !== undefined) return { equipment: name };
  return meant.length > 1 && meant.length <= machinesAtMost ? { machines: meant } : {};
}

/** These may ask for a price; a complaint of one does not. */
const priced: ReadonlySet<Intent> = new Set<Intent>([
  'membership_info',
  'ask_facility',
  'ask_classes',
  'training_advice',
  'guest_pass',
]);

const when = ['class', 'day', 'time'] as const;
const slotsByIntent: Partial<Record<Intent, readonly (keyof Slots)[]>> = {
  book_class: when,
  cancel_booking: when,
  ask_classes: when,
  my_bookings: when,
  my_progress: ['past'],
  ask_hours: ['day', 'time', 'holidays'],
  report_issue: ['equipment', 'facility'],
  training_advice: ['equipment', 'class'],
  feedback: ['class', 'equipment'],
};
