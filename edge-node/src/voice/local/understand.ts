import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Facility } from '@jarvis-edge/sync/facilities.ts';
import { alarmIn } from './alarm.ts';
import { dayIn, localMoment, weekendIn } from './days.ts';
import { everyday } from './everyday.ts';
import { facilityIn } from './facilities.ts';
import { hearsLeave, isFarewell } from './farewell.ts';
import { soundsOfDanger } from './learned/second-opinion.ts';
import { callsForRescue } from './rescue.ts';
import { lexiconEn } from './lexicon-en.ts';
import { lexiconEs } from './lexicon-es.ts';
import { lexiconFr } from './lexicon-fr.ts';
import { kindOfClassIn, type Intent, type Lexicon, type Rule, type Sentiment } from './lexicon.ts';
import { nameIn, type Named } from './names.ts';
import { ordinalIn } from './ordinals.ts';
import { patternsFor } from './patterns.ts';
import { saysAny } from './phrases.ts';
import { partOfDayIn, timeIn, type PartOfDay } from './times.ts';
import { wordsOf } from './tokens.ts';
import { topicsEn } from './topics-en.ts';
import { topicsEs } from './topics-es.ts';
import { topicsFr } from './topics-fr.ts';
import { plenty, topicIn, type Topics } from './topics.ts';

export interface UnderstandContext {
  readonly language: Language;
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
  /** Minutes after midnight on the gym's wall. */
  readonly time?: number;
  /** Where no time of day was said. */
  readonly part?: PartOfDay;
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

export interface Understood {
  readonly intent: Intent;
  readonly slots: Slots;
  /** Set where the utterance is plainly in another language than the context's. */
  readonly language: Language | null;
}

const topics: Record<Language, Topics> = { fr: topicsFr, en: topicsEn, es: topicsEs };
const lexicons: Record<Language, Lexicon> = { fr: lexiconFr, en: lexiconEn, es: lexiconEs };
const languages: readonly Language[] = ['fr', 'en', 'es'];

/** Longer than anybody speaks in one breath; the work grows with the words. */
const textMax = 600;

/** What a member wants, or `unknown`: a wrong guess costs more than asking again. */
export function understand(utterance: string, context: UnderstandContext): Understood {
  const text = utterance.slice(0, textMax);
  const wordsIn = { fr: wordsOf(text, 'fr'), en: wordsOf(text, 'en'), es: wordsOf(text, 'es') };
  const said = (language: Language): number =>
    wordsIn[language].filter((word) => lexicons[language].telling.has(word)).length;
  const spoken = spokenLanguage(said, context.language);
  const first = spoken ?? context.language;
  const order = [first, ...languages.filter((other) => other !== first)];
  const sounds = order.map((each) => {
    const words = wordsIn[each];
    if (callsForRescue(words, each)) return 'sure';
    const isNamed = lexicons[each].emergencies.some((rule) => fits(rule, words, lexicons[each]));
    if (words.length === 0 || !(isNamed || each === first || said(each) > said(first))) return 'none';
    return soundsOfDanger(text, each, alarmIn(words, each, isNamed), words);
  });
  if (sounds.includes('sure')) return { intent: 'emergency', slots: {}, language: spoken };
  if (
    order.some(
      (each) =>
        saysAny(everyday[each].lifelines.said, wordsIn[each]) && !saysAny(everyday[each].lifelines.not, wordsIn[each]),
    )
  ) {
    return { intent: 'maybe_emergency', slots: {}, language: spoken };
  }
  if (isLeaving(text, first, wordsIn[first])) return { intent: 'farewell', slots: {}, language: spoken };
  if (sounds.includes('unsure')) return { intent: 'maybe_emergency', slots: {}, language: spoken };
  const outside = order.some((each) => saysAny(lexicons[each].outside, wordsIn[each]));
  for (const each of order) {
    if (each !== first && (spoken !== null || said(each) < said(first))) continue;
    const found = intentIn(text, each, context, outside);
    if (found) return { ...found, language: each === context.language ? null : each };
  }
  // What answers a question ("tomorrow", "the 6:30 one") says nothing by itself.
  return { intent: 'unknown', slots: outside ? { outside: true } : answerIn(text, first, context), language: spoken };
}

/** What only sounds like a goodbye and asks for something is none ("speak up", "are you open at the weekend"). */
function isLeaving(text: string, language: Language, words: readonly string[]): boolean {
  if (!isFarewell(text, language, words)) return false;
  const says = (rules: readonly Rule[], intents: ReadonlySet<Intent>): boolean =>
    rules.some((each) => intents.has(each.intent) && fits(each, words, lexicons[language]));
  if (says(everyday[language].first, besideAll)) return false;
  return !says(lexicons[language].rules, hours) || hearsLeave(text, language, true, words);
}

const besideAll: ReadonlySet<Intent> = new Set<Intent>(['volume', 'repeat', 'ask_time']);
const hours: ReadonlySet<Intent> = new Set<Intent>(['ask_hours']);

function intentIn(
  text: string,
  language: Language,
  context: UnderstandContext,
  outside: boolean,
): { intent: Intent; slots: Slots } | undefined {
  const named = namedIn(text, language, context);
  const { words, time, day, weekend, course, machine, facility } = named;
  const marked = [
    ...words,
    ...(course.isSaid ? ['§class'] : []),
    ...(machine.isSaid ? ['§machine'] : []),
    ...(day === undefined && weekend === undefined ? [] : ['§day']),
    ...(time === undefined ? [] : ['§time']),
  ];
  const lexicon = lexicons[language];
  const common = everyday[language];
  if (words.length === 1 && common.pardons.has(words[0] ?? '')) return { intent: 'repeat', slots: {} };
  const usual = outside ? undefined : common.first.find((each) => fits(each, marked, lexicon));
  if (usual !== undefined) {
    return { intent: usual.intent, slots: usual.sentiment === undefined ? {} : { sentiment: usual.sentiment } };
  }
  const rule = lexicon.rules.find((each) => (!outside || bearsOutside.has(each.intent)) && fits(each, marked, lexicon));
  const price = !outside && saysAny(common.price, words) && !saysAny(common.noPrice, words);
  const told =
    (isPlain(rule) ? rule : topicIn(marked, topics[language], rule, outside ? plenty : undefined)) ??
    (outside ? undefined : common.last.find((each) => fits(each, marked, lexicon)));
  if (told === undefined) return undefined;
  const wanted = slotsByIntent[told.intent] ?? [];
  const choice = ordinalIn(text, language);
  const asked = told.intent === 'change_language' ? namedLanguage(words) : undefined;
  return {
    intent: told.intent,
    slots: {
      ...(choice !== undefined && told.intent === 'book_class' && { choice }),
      ...(wanted.includes('class') && course.name !== undefined && { class: course.name }),
      ...(wanted.includes('day') && daySlots(named)),
      ...(price && priced.has(told.intent) && { price }),
      ...(wanted.includes('time') && time !== undefined && { time }),
      ...(wanted.includes('time') && partSlot(named)),
      ...(wanted.includes('class') && otherClassSlot(named)),
      ...(outside && told.intent === 'smalltalk' && { outside }),
      ...(wanted.includes('equipment') && machineSlots(machine)),
      ...(wanted.includes('facility') && facility !== undefined && { facility }),
      ...(asked && { language: asked }),
      ...(told.sentiment && { sentiment: told.sentiment }),
    },
  };
}

/** The days, times, classes and machines that words name. */
function namedIn(text: string, language: Language, { nowMs, timezone, classes, equipment }: UnderstandContext) {
  const words = wordsOf(text, language);
  const time = timeIn(words, language);
  const machine = nameIn(words, equipment, language);
  return {
    words,
    time,
    part: partOfDayIn(words, language),
    day: dayIn(words, language, localMoment(nowMs, timezone), time),
    weekend: weekendIn(words, language, localMoment(nowMs, timezone)),
    course: nameIn(words, classes, language),
    machine,
    facility: machine.isSaid ? undefined : facilityIn(words, language),
  };
}

function answerIn(text: string, language: Language, context: UnderstandContext): Slots {
  const named = namedIn(text, language, context);
  const { time, course, machine, facility } = named;
  const choice = ordinalIn(text, language);
  return {
    ...partSlot(named),
    ...(course.name !== undefined && { class: course.name }),
    ...daySlots(named),
    ...(time !== undefined && { time }),
    ...machineSlots(machine),
    ...(facility !== undefined && { facility }),
    ...(choice !== undefined && { choice }),
  };
}

function daySlots({ day, weekend }: Pick<ReturnType<typeof namedIn>, 'day' | 'weekend'>): Pick<Slots, 'day' | 'until'> {
  if (day !== undefined) return { day };
  if (weekend === undefined) return {};
  const { from, until } = weekend;
  return from === until ? { day: from } : { day: from, until };
}

const partSlot = ({ part, time }: { part: PartOfDay | undefined; time: number | undefined }): Pick<Slots, 'part'> =>
  part === undefined || time !== undefined ? {} : { part };

function otherClassSlot({ course, words }: { course: Named; words: readonly string[] }): Pick<Slots, 'otherClass'> {
  const otherClass = course.isSaid ? undefined : kindOfClassIn(words);
  return otherClass === undefined ? {} : { otherClass };
}

/** As many as can be kept in mind, or none. */
const machinesAtMost = 6;

function machineSlots({ name, meant }: Named): Pick<Slots, 'equipment' | 'machines'> {
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

/** Rules that nothing else said can outweigh. */
const isPlain = (rule: Rule | undefined): boolean =>
  rule?.intent === 'change_language' || rule?.intent === 'yes' || rule?.intent === 'no';

/** These may well name a thing of the outer world ("I left my car keys here"). */
const bearsOutside: ReadonlySet<Intent> = new Set<Intent>([
  'lost_property',
  'change_language',
  'ask_human',
  'smalltalk',
]);

const when = ['class', 'day', 'time'] as const;
const slotsByIntent: Partial<Record<Intent, readonly (keyof Slots)[]>> = {
  book_class: when,
  cancel_booking: when,
  ask_classes: when,
  my_bookings: when,
  ask_hours: ['day', 'time'],
  report_issue: ['equipment', 'facility'],
  training_advice: ['equipment', 'class'],
  feedback: ['class', 'equipment'],
};

function fits(rule: Rule, words: readonly string[], lexicon: Lexicon): boolean {
  if (!rule.groups.every((group) => saysAny(group, words)) || saysAny(rule.not, words)) return false;
  return !rule.whole || words.every((word) => isKnown(word, rule, lexicon));
}

function isKnown(word: string, rule: Rule, lexicon: Lexicon): boolean {
  if (lexicon.filler.has(word) || word.startsWith('§') || /^(?:\d+|\/)$/u.test(word)) return true;
  const patterns = patternsFor(word);
  return rule.groups.some((group) =>
    group.some((phrase) =>
      phrase.elements.some(({ alternatives }) =>
        alternatives.some((each) => each.some((pattern) => patterns.includes(pattern))),
      ),
    ),
  );
}

/** The other language that an utterance is plainly in: two of its everyday words at least, and twice those of the context's. */
function spokenLanguage(said: (language: Language) => number, expected: Language): Language | null {
  const others = languages.filter((each) => each !== expected);
  const most = others.reduce((best, each) => (said(each) > said(best) ? each : best));
  return said(most) >= 2 && said(most) > 2 * said(expected) ? most : null;
}

const languageNames: readonly (readonly [Language, RegExp])[] = [
  ['en', /^(?:anglais|anglaise|english|ingles|inglesa)$/u],
  ['es', /^(?:espagnol|espagnole|spanish|espanol|espanola|castellano|castillan)$/u],
  ['fr', /^(?:francais|francaise|french|frances|francesa)$/u],
];

function namedLanguage(words: readonly string[]): Language | undefined {
  return languageNames.find(([, name]) => words.some((word) => name.test(word)))?.[0];
}
