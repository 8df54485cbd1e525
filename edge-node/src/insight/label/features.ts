import { languages, type LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { actMeanings } from './meaning/acts.ts';
import { cueMeanings } from './meaning/cues.ts';
import { feelingsEn } from './meaning/feelings-en.ts';
import { feelingsEs } from './meaning/feelings-es.ts';
import { feelingsFr } from './meaning/feelings-fr.ts';
import { gymMeanings } from './meaning/gym.ts';
import { lexiconFields, readLexicon } from './lexicon.ts';
import { saidIn, toPhraseIndex, type PhraseIndex, type Said } from './meaning/phrase-index.ts';
import { talkMeanings } from './meaning/talk.ts';
import { turnMeanings } from './meaning/turns.ts';
import { worldMeanings } from './meaning/world.ts';
import { codeOf, FeatureList } from './feature-list.ts';
import { inFull, plainWordsOf, wordsOf } from './words.ts';

const meanings = { ...gymMeanings, ...actMeanings, ...talkMeanings, ...worldMeanings, ...cueMeanings };
const feelings = { fr: feelingsFr, en: feelingsEn, es: feelingsEs };
const feelingNames = Object.keys(feelingsFr) as (keyof typeof feelingsFr)[];
const fieldNames = lexiconFields.filter((name) => !(name in feelingsFr));
const meaningNames = [...Object.keys(meanings), ...fieldNames];
const turnNames = Object.keys(turnMeanings);
const names = [...meaningNames, ...feelingNames, ...turnNames];
const feelingsFrom = meaningNames.length;
const turnsFrom = feelingsFrom + feelingNames.length;
const [notCode, veryCode, , butCode] = turnNames.map((_, at) => turnsFrom + at);

/** The lexicon is read for its index alone: as text it would take as much memory again. */
function indexOf(language: LabelLanguage): PhraseIndex {
  const lexicon = readLexicon(language);
  return toPhraseIndex(
    [
      ...Object.values(meanings).map((words) => words[language]),
      ...fieldNames.map((name) => lexicon[name]),
      ...feelingNames.map((name) => `${feelings[language][name]},${lexicon[name]}`),
      ...Object.values(turnMeanings).map((words) => words[language]),
    ],
    (words) => inFull(words, language),
  );
}
const indices = Object.fromEntries(languages.map((each) => [each, indexOf(each)])) as Record<
  LabelLanguage,
  PhraseIndex
>;

/** Kinds of features, so that the word "non" and the letters "non" fall apart. */
const kind = {
  ...{ word: 1, letters: 2, negated: 3, meaning: 4, pair: 5, first: 6, last: 7, shape: 8, mood: 9, moodLast: 10 },
  ...{ meaningNegated: 11, moodVery: 12, wordIn: 13, heard: 14, across: 46, wordBefore: 47, wordAfter: 48 },
  ...{ opens: 49, closes: 50, tail: 51, tailWhole: 52, tailWord: 53 },
} as const;

/** Stands where no word is any more. */
const edge = codeOf('§');
const letterRunMin = 2;
const letterRunMax = 5;
/** Letters of two words that follow one another, and the space between. */
const acrossRun = 5;
/** As many words after a "not" as it denies. */
const denied = 3;
const lengthSteps = [1, 2, 3, 5, 8, 13, 21, 34];

/** What words say, by the codes of their meanings. */
export const meaningsIn = (words: readonly string[], language: LabelLanguage): Said[] =>
  saidIn(indices[language], words);

/** What a grammar of goodbyes and of danger hears, where there is one. */
export interface Heard {
  readonly leave: boolean;
  /** A plain goodbye stands last, as only who goes says it: nothing that a model learns but danger outweighs that. */
  readonly goodbye: boolean;
  readonly alarm: 'sure' | 'unsure' | 'none';
  /** Rescue is called for, or somebody does not want to live, in so many words: nothing that a model learns outweighs that. */
  readonly rescue: boolean;
}

export type Hear = (text: string, language: LabelLanguage) => Heard;

const alarmCodes = { none: 1, unsure: 2, sure: 3 } as const;

/** What a model sees of an utterance. */
export function featuresOf(text: string, language: LabelLanguage, heard?: Heard): FeatureList {
  const words = wordsOf(text, language);
  const said = saidIn(indices[language], words);
  const isDenied = deniedBy(said, words.length);
  const codes = words.map(codeOf);
  const list = new FeatureList();
  addWords(list, codes, isDenied, language);
  list.closeGroup('words');
  for (const word of words) addLetters(list, word);
  addLettersAcross(list, words);
  list.closeGroup('letters');
  addNeighbours(list, said, codes);
  addMeanings(list, said, isDenied, words.length);
  addEnds(list, said, codes, tailFrom(text, language, words.length));
  list.closeGroup('meanings');
  addMood(list, said, isDenied, words.length);
  addShape(list, text, words.length);
  list.closeGroup('mood');
  if (heard !== undefined) {
    list.addCode(kind.heard, heard.leave ? 11 : 10);
    list.addCode(kind.heard, alarmCodes[heard.alarm]);
  }
  list.closeGroup('heard');
  return list;
}

const plainRunMax = 4;

/** What tells the language: letters and words alone. */
export function languageFeaturesOf(text: string): FeatureList {
  const list = new FeatureList();
  const words = plainWordsOf(text);
  for (const word of words) list.addText(kind.word, word);
  list.closeGroup('words');
  for (const word of words) addLetters(list, word, plainRunMax);
  list.closeGroup('letters');
  return list;
}

function deniedBy(said: readonly Said[], length: number): boolean[] {
  const isDenied = Array.from({ length }, () => false);
  for (const { code, to } of said) {
    if (code !== notCode) continue;
    for (let at = to; at < Math.min(length, to + denied); at += 1) isDenied[at] = true;
  }
  return isDenied;
}

function addWords(
  list: FeatureList,
  words: readonly number[],
  isDenied: readonly boolean[],
  language: LabelLanguage,
): void {
  const own = kind.wordIn + 100 * (languages.indexOf(language) + 1);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? edge;
    list.addCode(kind.word, word);
    list.addCode(own, word);
    if (isDenied[at] === true) list.addCode(kind.negated, word);
    const next = words[at + 1] ?? edge;
    list.addPair(kind.word, word, next);
    if (next !== edge) list.addThree(kind.word, word, next, words[at + 2] ?? edge);
  }
  list.addPair(kind.word, edge, words[0] ?? edge);
}

const addLetters = (list: FeatureList, word: string, most = letterRunMax): void =>
  list.addRuns(kind.letters, `_${word}_`, letterRunMin, most);

function addLettersAcross(list: FeatureList, words: readonly string[]): void {
  const line = words.join('_');
  for (let space = line.indexOf('_'); space >= 0; space = line.indexOf('_', space + 1)) {
    const last = Math.min(space, line.length - acrossRun);
    for (let from = Math.max(0, space - acrossRun + 1); from <= last; from += 1) {
      list.addPart(kind.across, line, from, from + acrossRun);
    }
  }
}

/** The word before each meaning and the word after it: "my" trainer, "a" trainer. */
function addNeighbours(list: FeatureList, said: readonly Said[], words: readonly number[]): void {
  for (const { code, from, to } of said) {
    const [before, after] = [words[from - 1], words[to]];
    if (before !== undefined) list.addPair(kind.wordBefore, code, before);
    if (after !== undefined) list.addPair(kind.wordAfter, code, after);
  }
}

function addMeanings(list: FeatureList, said: readonly Said[], isDenied: readonly boolean[], length: number): void {
  const firsts: Said[] = [];
  for (const each of said) {
    const { code, from } = each;
    if (code >= feelingsFrom) continue;
    list.addCode(kind.meaning, code);
    if (isDenied[from] === true) list.addCode(kind.meaningNegated, code);
    if (from * 3 < length) list.addCode(kind.first, code);
    if (from * 3 >= 2 * length) list.addCode(kind.last, code);
    if (firsts.every((other) => other.code !== code)) firsts.push(each);
  }
  firsts.sort((a, b) => a.code - b.code);
  for (const [at, one] of firsts.entries()) {
    for (let next = at + 1; next < firsts.length; next += 1) {
      const other = firsts[next] ?? one;
      // Of the same words two meanings say what one of them says.
      if (one.to <= other.from || other.to <= one.from) list.addPair(kind.pair, one.code, other.code);
    }
  }
}

const clauseEnds = /[.!?…,;:]+\s+/u;
/** A last clause of so many words is heard word by word. */
const tailMax = 5;

/** With which word the last clause begins; −1 where there is but one. */
function tailFrom(text: string, language: LabelLanguage, length: number): number {
  const clauses = text.split(clauseEnds).filter((clause) => /\p{L}/u.test(clause));
  return clauses.length < 2 ? -1 : length - wordsOf(clauses.at(-1) ?? '', language).length;
}

/** With what an utterance opens and closes, and what its last clause says by itself: "I enjoyed that. Goodbye." */
function addEnds(list: FeatureList, said: readonly Said[], words: readonly number[], tail: number): void {
  for (const { code, from, to } of said) {
    if (code >= turnsFrom) continue;
    if (from === 0) list.addCode(kind.opens, code);
    if (to === words.length) list.addCode(kind.closes, code);
    if (tail <= 0 || from < tail) continue;
    list.addCode(kind.tail, code);
    if (from === tail && to === words.length) list.addCode(kind.tailWhole, code);
  }
  if (tail > 0 && words.length - tail <= tailMax)
    for (const word of words.slice(tail)) list.addCode(kind.tailWord, word);
}

const polarity: Readonly<Record<string, number>> = { good: 1, great: 2, bad: -1, awful: -2 };

/** What is felt, and by how much; a "but" puts the weight on what follows. */
function addMood(list: FeatureList, said: readonly Said[], isDenied: readonly boolean[], length: number): void {
  const turn = said.findLast(({ code }) => code === butCode);
  let [sum, sumLast] = [0, 0];
  const counts = new Map<number, number>();
  for (const { code, from, to } of said) {
    if (code >= turnsFrom) {
      list.addCode(kind.mood, code);
      continue;
    }
    if (code < feelingsFrom) continue;
    const no =
      isDenied[from] === true && said.every((each) => each.code !== notCode || each.from < from || each.to > to);
    const signed = no ? -code : code;
    counts.set(signed, (counts.get(signed) ?? 0) + 1);
    list.addCode(kind.mood, signed);
    const isVery = said.some((each) => each.code === veryCode && (each.to === from || each.from === to));
    if (isVery) list.addCode(kind.moodVery, signed);
    const weight = (polarity[names[code] ?? ''] ?? 0) * (no ? -0.7 : 1) * (isVery ? 1.5 : 1);
    sum += weight;
    if (turn === undefined || from >= turn.to) sumLast += weight;
    if (turn !== undefined && from >= turn.to) list.addCode(kind.moodLast, signed);
    if (from * 2 >= length) list.addCode(kind.moodLast, 1000 + signed);
  }
  for (const [signed, count] of counts) if (count > 1) list.addCode(kind.mood, 2000 + signed);
  list.addCode(kind.mood, 4000 + Math.max(-4, Math.min(4, Math.round(sum))));
  list.addCode(kind.mood, 5000 + Math.max(-4, Math.min(4, Math.round(sumLast))));
}

function addShape(list: FeatureList, text: string, words: number): void {
  list.addCode(
    kind.shape,
    lengthSteps.findIndex((most) => words <= most),
  );
  if (text.includes('?')) list.addCode(kind.shape, 100);
  if (text.includes('!')) list.addCode(kind.shape, 101);
  if (/!{2}|!\s*!/u.test(text)) list.addCode(kind.shape, 102);
  if (/\.{3}|…/u.test(text)) list.addCode(kind.shape, 103);
  if (/\b\p{Lu}{4,}\b/u.test(text)) list.addCode(kind.shape, 104);
  if (/(\p{L})\1{2}/u.test(text)) list.addCode(kind.shape, 105);
  if (/[.!?].*\p{L}/u.test(text)) list.addCode(kind.shape, 106);
}
