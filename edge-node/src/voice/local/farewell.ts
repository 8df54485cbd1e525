import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { farewellEn } from './farewell-en.ts';
import { farewellEs } from './farewell-es.ts';
import { farewellFr } from './farewell-fr.ts';
import { soundsOfLeave } from './leave.ts';
import { seemsToEnd } from './learned/second-opinion.ts';
import { closedBy, coverOf, type Cover } from './farewell-cover.ts';
import type { Phrase } from './phrases.ts';
import { isReadByClause, wordsOf } from './tokens.ts';

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
/** As many words as a reason to go takes before it. */
const asideBeforeLeave = 6;

/** True when the utterance ends the conversation. A goodbye in any of the three languages counts; the given one is tried first. */
export function isFarewell(
  text: string,
  language: Language,
  words: readonly string[] = wordsOf(text, language),
): boolean {
  if (text.length > textMax || words.length === 0 || words.length > wordsMax) return false;
  if (hearsLeave(text, language, true, words)) {
    return seemsToEnd(text, language, true, words) || isForeignLeave(text, language);
  }
  return isForeignLeave(text, language) || seemsToEnd(text, language, false, words);
}

const isForeignLeave = (text: string, own: Language): boolean =>
  languages.some((each) => each !== own && hearsLeave(text, each, false) && seemsToEnd(text, each, true));

/** Whether the grammar of a language alone takes it for a leave. @param isOwn The language that it is most likely said in. */
export function hearsLeave(
  text: string,
  language: Language,
  isOwn: boolean,
  words: readonly string[] = wordsOf(text, language),
): boolean {
  const asks = text.includes('?');
  const grammar = farewellWords[language];
  const cover = coverOf(words, grammar, { asks, isLight: (word) => !weighty.has(word) && !grammar.leadIns.has(word) });
  if (cover !== undefined && cover.from(0) >= closedBy.closing) return true;
  if (asks) return false;
  return (
    (cover !== undefined && isLeaveBeside(words, grammar, cover)) ||
    ((cover?.most === closedBy.goodbye || !isReadByClause(text, language)) && saidApart(text, language)) ||
    (isOwn && soundsOfLeave(words, language))
  );
}

const isLeaveBeside = (words: readonly string[], grammar: FarewellWords, cover: Cover): boolean =>
  // One light word may be left over beside a goodbye.
  cover.butOne === closedBy.goodbye || saidLast(words, grammar, cover) || saidFirst(words, grammar, cover);

/** A goodbye, or in few words a leave, as the last words, after some that ask for nothing and report no goodbye. */
function saidLast(words: readonly string[], grammar: FarewellWords, cover: Cover): boolean {
  if (cover.most < closedBy.closing) return false;
  for (let at = 1; at < words.length && at <= asideMax; at += 1) {
    const before = words[at - 1] ?? '';
    if (weighty.has(before)) return false;
    if (grammar.leadIns.has(before)) continue;
    const closes = cover.from(at);
    if (closes === closedBy.goodbye) return true;
    if (closes === closedBy.closing && at <= asideBeforeLeave && !grammar.leadIns.has(words[at] ?? '')) return true;
  }
  return false;
}

/** A goodbye as the first words of few, before a name that nobody knows ("bye sunshine"). */
function saidFirst(words: readonly string[], grammar: FarewellWords, cover: Cover): boolean {
  if (cover.most < closedBy.goodbye || words.length < 2) return false;
  const name = words.at(-1) ?? '';
  return !weighty.has(name) && !grammar.leadIns.has(name) && cover.butLast() === closedBy.goodbye;
}

/** A goodbye set apart by punctuation, first or last, beside words that ask for nothing. */
function saidApart(text: string, language: Language): boolean {
  const clauses = text.split(/[,.;:!…–—]+/u);
  if (clauses.length < 2) return false;
  const grammar = farewellWords[language];
  const spoken = clauses.map((clause) => wordsOf(clause, language)).filter((clause) => clause.length > 0);
  if (spoken.length < 2) return false;
  const isGoodbye = (clause: readonly string[]): boolean => coverOf(clause, grammar)?.from(0) === closedBy.goodbye;
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
