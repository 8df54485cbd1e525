import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { farewellEn } from './farewell-en.ts';
import { farewellEs } from './farewell-es.ts';
import { farewellFr } from './farewell-fr.ts';
import { soundsOfLeave } from './leave.ts';
import { seemsToEnd } from './learned/second-opinion.ts';
import type { Phrase } from './phrases.ts';
import { phraseEnds, phrasesFrom } from './phrases.ts';
import { wordsOf } from './tokens.ts';

/**
 * The parts of an utterance that ends a conversation. It is a farewell when such parts cover all of its words and one of them
 * closes: a word left over mostly means that the speaker is still talking about something. A plain goodbye at one end bears a few
 * words more.
 */
export interface FarewellWords {
  /** Goodbyes: they close even in a question. */
  readonly goodbyes: readonly Phrase[];
  /** "That's all", "I'm off": as a question they ask something. */
  readonly closings: readonly Phrase[];
  /** Thanks, names, reasons to go: they close nothing by themselves. */
  readonly beside: readonly Phrase[];
  /** Words that `..` never stands for: they begin a question, a request or a change of mind. */
  readonly openers: ReadonlySet<string>;
  /** Words that speak of a goodbye, or of something at the gym that wants an answer. */
  readonly reports: ReadonlySet<string>;
  /** Words that make the goodbye after them a thing that is spoken of ("a last goodbye"). */
  readonly leadIns: ReadonlySet<string>;
}

const farewellWords: Record<Language, FarewellWords> = { fr: farewellFr, en: farewellEn, es: farewellEs };
const languages: readonly Language[] = ['fr', 'en', 'es'];
const wordsMax = 40;
const textMax = 400;
const asideMax = 12;
const nameMax = 1;
/** As many words as a reason to go takes before it. */
const asideBeforeLeave = 6;

/** True when the utterance ends the conversation. A goodbye in any of the three languages counts; the given one is tried first. */
export function isFarewell(text: string, language: Language): boolean {
  if (text.length > textMax) return false;
  const words = wordsOf(text, language);
  if (words.length === 0 || words.length > wordsMax) return false;
  if (hearsLeave(text, language, true)) return seemsToEnd(text, language, true) || isForeignLeave(text, language);
  return isForeignLeave(text, language) || seemsToEnd(text, language, false);
}

const isForeignLeave = (text: string, own: Language): boolean =>
  languages.some((each) => each !== own && hearsLeave(text, each, false) && seemsToEnd(text, each, true));

/** Whether the grammar of a language alone takes it for a leave. @param isOwn The language that it is most likely said in. */
export function hearsLeave(text: string, language: Language, isOwn: boolean): boolean {
  const asks = text.includes('?');
  const grammar = farewellWords[language];
  const words = wordsOf(text, language);
  const closes = coveredBut(words, grammar, asks, asks ? 0 : leftOver.goodbye);
  if (closes.some((strength, left) => strength >= closedBy.closing && left <= mayLeave(strength))) return true;
  if (asks) return false;
  return (
    saidLast(words, grammar) ||
    saidFirst(words, grammar) ||
    saidApart(text, language) ||
    (isOwn && soundsOfLeave(words, language))
  );
}

/** So many light words may be left over beside a goodbye, or beside a leave taken in other words. */
const leftOver = { goodbye: 1, closing: 0 } as const;
const mayLeave = (strength: number): number => (strength === closedBy.goodbye ? leftOver.goodbye : leftOver.closing);

const closedBy = { nothing: 0, beside: 1, closing: 2, goodbye: 4 } as const;

/** What the strongest reading of the whole utterance closes with; `nothing` when a word is left over. */
function covered(words: readonly string[], grammar: FarewellWords, asks: boolean, from = 0): number {
  return coveredBut(words, grammar, asks, 0, from)[0] ?? closedBy.nothing;
}

/** The same for as many words left over as the index says: light ones, that neither ask nor name a thing. */
function coveredBut(
  words: readonly string[],
  grammar: FarewellWords,
  asks: boolean,
  leftMax: number,
  from = 0,
): readonly number[] {
  const isFree = (word: string): boolean => !grammar.openers.has(word);
  const states = Array.from({ length: words.length + 1 }, () =>
    Array.from({ length: leftMax + 1 }, (): number => closedBy.nothing),
  );
  const raise = (at: number, left: number, gained: number): void => {
    const state = states[at];
    if (state !== undefined && left <= leftMax) state[left] = Math.max(state[left] ?? 0, gained);
  };
  raise(from, 0, closedBy.beside);
  for (let at = from; at < words.length; at += 1) {
    const state = states[at] ?? [];
    if (state.every((each) => each === closedBy.nothing)) continue;
    const ends = (phrases: readonly Phrase[]): ReadonlySet<number> => {
      const found = new Set<number>();
      for (const phrase of phrasesFrom(phrases, words[at] ?? '')) {
        const some = phraseEnds(phrase, words, at, isFree);
        if (some.size > 0) for (const end of some) found.add(end);
      }
      return found;
    };
    const goodbyes = ends(grammar.goodbyes);
    const closings = ends(grammar.closings);
    const besides = ends(grammar.beside);
    const word = words[at] ?? '';
    const isLight = !weighty.has(word) && !grammar.leadIns.has(word);
    for (const [left, gained] of state.entries()) {
      if (gained === closedBy.nothing) continue;
      for (const end of besides) raise(end, left, gained);
      for (const end of goodbyes) raise(end, left, closedBy.goodbye);
      for (const end of closings) raise(end, left, asks ? gained : Math.max(gained, closedBy.closing));
      if (isLight) raise(at + 1, left + 1, gained);
    }
  }
  return states[words.length] ?? [];
}

/** A goodbye, or in few words a leave, as the last words, after some that ask for nothing and report no goodbye. */
function saidLast(words: readonly string[], grammar: FarewellWords): boolean {
  for (let at = 1; at < words.length && at <= asideMax; at += 1) {
    const aside = words.slice(0, at);
    if (!isAside(aside)) return false;
    if (grammar.leadIns.has(words[at - 1] ?? '')) continue;
    const closes = covered(words, grammar, false, at);
    if (closes === closedBy.goodbye) return true;
    if (closes === closedBy.closing && at <= asideBeforeLeave && !grammar.leadIns.has(words[at] ?? '')) return true;
  }
  return false;
}

/** A goodbye as the first words of few, before a name that nobody knows ("bye sunshine"). */
function saidFirst(words: readonly string[], grammar: FarewellWords): boolean {
  for (let end = Math.max(1, words.length - nameMax); end < words.length; end += 1) {
    const name = words.slice(end);
    if (!isAside(name) || grammar.leadIns.has(name[0] ?? '')) continue;
    if (covered(words.slice(0, end), grammar, false) === closedBy.goodbye) return true;
  }
  return false;
}

/** A goodbye set apart by punctuation, first or last, beside words that ask for nothing. */
function saidApart(text: string, language: Language): boolean {
  const grammar = farewellWords[language];
  const clauses = text.split(/[,.;:!…–—]+/u).map((clause) => wordsOf(clause, language));
  const spoken = clauses.filter((clause) => clause.length > 0);
  if (spoken.length < 2) return false;
  const isGoodbye = (clause: readonly string[]): boolean => covered(clause, grammar, false) === closedBy.goodbye;
  const [first = [], last = []] = [spoken[0], spoken.at(-1)];
  const rest = isGoodbye(last) ? spoken.slice(0, -1) : isGoodbye(first) ? spoken.slice(1) : undefined;
  if (rest === undefined) return false;
  const aside = rest.flat();
  return aside.length <= asideMax && isAside(aside);
}

// In all three languages at once: a goodbye may be in another language than what is said about it.
const weighty = new Set(languages.flatMap((each) => [...farewellWords[each].openers, ...farewellWords[each].reports]));

function isAside(words: readonly string[]): boolean {
  return words.every((word) => !weighty.has(word));
}
