import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { alarmIn } from './alarm.ts';
import { despairIn } from './despair.ts';
import { everyday } from './everyday.ts';
import { hearsLeave, isFarewell } from './farewell.ts';
import { soundsOfDanger } from './learned/second-opinion.ts';
import { callsForRescue } from './rescue.ts';
import { lexiconEn } from './lexicon-en.ts';
import { lexiconEs } from './lexicon-es.ts';
import { lexiconFr } from './lexicon-fr.ts';
import type { Intent, Lexicon, Rule } from './lexicon.ts';
import { isOrdinalAlone, ordinalIn } from './ordinals.ts';
import { pastAlone } from './past.ts';
import { patternsFor } from './patterns.ts';
import { saysAny } from './phrases.ts';
import { wishedInstead } from './refusal.ts';
import { answerSlots, asksPrice, namedIn, slotsFor, type Slots, type UnderstandContext } from './slots-said.ts';
import { wordsOf } from './tokens.ts';
import { topicsEn } from './topics-en.ts';
import { topicsEs } from './topics-es.ts';
import { topicsFr } from './topics-fr.ts';
import { plenty, topicIn, type Topics } from './topics.ts';

export interface Understood {
  readonly intent: Intent;
  readonly slots: Slots;
  /** Set where the utterance is plainly in another language than the context's. */
  readonly language: Language | null;
  /** Set where an emergency was said in no words that the rules know: only what was learned takes it for one. */
  readonly isGuessed?: true;
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
  const count = new Set(text.toLowerCase().trim().split(/\s+/u)).size;
  const spoken = spokenLanguage(said, context, count);
  const isToldApart = spoken !== null || (context.guess === context.language && count >= guessedFrom.withWord);
  const first = spoken ?? context.language;
  const order: readonly [Language, ...Language[]] = [first, ...languages.filter((other) => other !== first)];
  const sounds = order.map((each) => {
    const words = wordsIn[each];
    const despair = despairIn(words, each);
    if (callsForRescue(words, each) || despair === 'plain') return 'said';
    if (despair === 'loose') return 'unsure';
    const isNamed = lexicons[each].emergencies.some((rule) => fits(rule, words, lexicons[each]));
    if (words.length === 0 || !(isNamed || each === first || said(each) > said(first))) return 'none';
    const alarm = alarmIn(words, each, isNamed);
    const sound = soundsOfDanger(text, each, alarm, words);
    return sound === 'sure' && (isNamed || alarm === 'sure') ? 'said' : sound;
  });
  if (sounds.includes('said')) return { intent: 'emergency', slots: {}, language: spoken };
  if (sounds.includes('sure')) return { intent: 'emergency', slots: {}, language: spoken, isGuessed: true };
  if (
    order.some(
      (each) =>
        saysAny(everyday[each].lifelines.said, wordsIn[each]) && !saysAny(everyday[each].lifelines.not, wordsIn[each]),
    )
  ) {
    return { intent: 'maybe_emergency', slots: {}, language: spoken };
  }
  if (isLeaving(text, first, wordsIn[first])) return { intent: 'farewell', slots: {}, language: spoken };
  const past = pastAlone(text);
  if (past !== undefined) return { intent: 'my_progress', slots: { past }, language: spoken };
  if (sounds.includes('unsure')) return { intent: 'maybe_emergency', slots: {}, language: spoken };
  const outside = order.some((each) => saysAny(lexicons[each].outside, wordsIn[each]));
  for (const each of order) {
    const isGuessed = each === context.guess && count >= guessedFrom.withWord;
    if (each !== first && !isGuessed && (isToldApart || said(each) < said(first))) continue;
    const found = intentIn(text, each, context, outside);
    if (found) return { ...found, language: each === context.language ? null : each };
  }
  // What answers a question ("tomorrow", "the 6:30 one") says nothing by itself.
  return {
    intent: 'unknown',
    slots: outside ? { outside: true } : answerOf(text, order, context, said),
    language: spoken,
  };
}

/** Longer utterances say more than when or which. */
const answerWordsMax = 8;

/** What an answer names, in whichever of the three languages it says when or which: "tomorrow" is a day in a French talk too. */
function answerOf(
  text: string,
  [first, ...others]: readonly [Language, ...Language[]],
  context: UnderstandContext,
  said: (language: Language) => number,
): Slots {
  const own = answerIn(text, first, context);
  if (tellsWhich(own) || text.trim().split(/\s+/u).length > answerWordsMax) return own;
  for (const other of others) {
    const answer = answerIn(text, other, context);
    const { day, part, choice } = answer;
    // "Mat" is short for a French morning, and a thing in English: a sentence is read in its own language alone.
    if (said(other) < said(first)) continue;
    // What is an hour in one language is the number of a machine in another ("la 2").
    const isPlain = day !== undefined || part !== undefined || choice !== undefined || said(other) > said(first);
    if (tellsWhich(answer) && isPlain) return { ...answer, ...own };
  }
  return own;
}

const tellsWhich = ({ day, time, part, choice }: Slots): boolean =>
  [day, time, part, choice].some((each) => each !== undefined);

function answerIn(said: string, language: Language, context: UnderstandContext): Slots {
  const text = wishedInstead(said);
  const choice = ordinalIn(text, language);
  if (choice !== undefined && isOrdinalAlone(text, language)) return { choice };
  return answerSlots(namedIn(text, language, context), choice);
}

/** How many everyday words of a language are said. */
export const everydayWordsIn = (text: string, language: Language): number =>
  wordsOf(text, language).filter((word) => lexicons[language].telling.has(word)).length;

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
  const { words, time, part, day, weekend, course, machine } = named;
  const marked = [
    ...words,
    ...(course.isSaid ? ['§class'] : []),
    ...(machine.isSaid ? ['§machine'] : []),
    ...(day === undefined && weekend === undefined ? [] : ['§day']),
    ...(time === undefined && part?.name !== 'midday' ? [] : ['§time']),
  ];
  const lexicon = lexicons[language];
  const common = everyday[language];
  if (words.length === 1 && common.pardons.has(words[0] ?? '')) return { intent: 'repeat', slots: {} };
  const usual = outside ? undefined : common.first.find((each) => fits(each, marked, lexicon));
  if (usual !== undefined) {
    return { intent: usual.intent, slots: usual.sentiment === undefined ? {} : { sentiment: usual.sentiment } };
  }
  const rule = lexicon.rules.find((each) => (!outside || bearsOutside.has(each.intent)) && fits(each, marked, lexicon));
  const price = !outside && asksPrice(words, language);
  const told =
    (isPlain(rule) ? rule : topicIn(marked, topics[language], rule, outside ? plenty : undefined)) ??
    (outside ? undefined : common.last.find((each) => fits(each, marked, lexicon)));
  if (told === undefined) return undefined;
  // "OK, Friday then" is more than a yes, "no, Thursday" more than a no, and "evening" a greeting only where nothing is asked.
  if (answers.has(told.intent)) return { intent: told.intent, slots: answerIn(text, language, context) };
  const asked = told.intent === 'change_language' ? namedLanguage(words) : undefined;
  return {
    intent: told.intent,
    slots: {
      ...slotsFor(told.intent, named, { price, choice: ordinalIn(text, language) }),
      ...(outside && told.intent === 'smalltalk' && { outside }),
      ...(asked && { language: asked }),
      ...(told.sentiment && { sentiment: told.sentiment }),
    },
  };
}

const answers: ReadonlySet<Intent> = new Set<Intent>(['yes', 'no', 'greeting']);

/** Rules that nothing else said can outweigh. */
const isPlain = (rule: Rule | undefined): boolean =>
  rule !== undefined && ['change_language', 'yes', 'no', 'thanks'].includes(rule.intent);

/** These may well name a thing of the outer world ("I left my car keys here"). */
const bearsOutside: ReadonlySet<Intent> = new Set<Intent>([
  'lost_property',
  'change_language',
  'ask_human',
  'smalltalk',
]);

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

/**
 * From so many different words on a model tells the language: of fewer where everyday words of that language are among them, since
 * "OK, OK" and names of classes are nobody's.
 */
const guessedFrom = { fewest: 3, withWord: 4, alone: 5 };

/**
 * The other language that an utterance is plainly in. Without a model's guess, or in very few words, two everyday words of it at least,
 * and twice those of the context's.
 */
function spokenLanguage(
  said: (language: Language) => number,
  { language: expected, guess }: UnderstandContext,
  words: number,
): Language | null {
  if (guess !== undefined && words >= guessedFrom.fewest) {
    if (guess === expected) return null;
    const own = said(guess);
    const isTold = words >= guessedFrom.alone || (own > 0 && (words >= guessedFrom.withWord || own >= said(expected)));
    return isTold ? guess : null;
  }
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
