import type { LabelLanguage } from '../labels.ts';
import { spokenTokens, type SpokenToken } from '../spoken-tokens.ts';
import { isDenied } from './denied.ts';
import { languageOf, languageOfMeaning } from './false-friends.ts';
import type { Meaning } from './meaning.ts';
import { lackingCode, meanings, things } from './meanings.ts';
import { isMeant, phrasesFrom, phrasesNear, type Phrase } from './phrases.ts';

/** How many small words may be in between. */
const gapMax = 2;
/** How much of a meaning is said by one of its kinds. */
const kindShare = 0.5;
/** How much of a meaning is left where it is denied and has no opposite. */
const deniedShare = 0.4;

const axisOf: ReadonlyMap<string, number> = new Map(meanings.map(({ code }, axis) => [code, axis]));
const meaningOf = (code: string | undefined): Meaning | undefined =>
  code === undefined ? undefined : meanings[axisOf.get(code) ?? -1];

/**
 * What a text speaks of: the amount of each meaning, by its axis in `meanings`.
 *
 * @param tokens Of the text, in their order.
 * @param forgives Whether a long word that means nothing may have one letter wrong: for what somebody types, who waits for it.
 */
export function readMeanings(tokens: readonly SpokenToken[], forgives = false): Map<number, number> {
  const amounts = new Map<number, number>();
  let spoken: LabelLanguage | 'unknown' | undefined;
  let last = -1;
  for (let at = 0; at < tokens.length; at++) {
    const found = longestAt(tokens, at, forgives);
    if (found === undefined) continue;
    const meantIn = found.to === at ? languageOfMeaning(tokens[at]?.word ?? '') : undefined;
    if (meantIn !== undefined) {
      spoken ??= languageOf(tokens) ?? 'unknown';
      if (spoken !== 'unknown' && spoken !== meantIn) continue;
    }
    const denied = !found.isDenial && isDenied(tokens, { from: at, to: found.to, after: last });
    for (const axis of found.axes) add(amounts, axis, denied);
    at = last = found.to;
  }
  for (const [axis, amount] of amounts) if (amount > 1) amounts.set(axis, 1 + Math.log(amount));
  return amounts;
}

/** The codes of what a text speaks of, what tells most first: for those who look at the vocabulary rather than search by it. */
export const codesOf = (text: string): string[] =>
  [...readMeanings(spokenTokens(text))]
    .toSorted(([, one], [, other]) => other - one)
    .map(([axis]) => meanings[axis]?.code ?? '');

function add(amounts: Map<number, number>, axis: number, denied: boolean): void {
  const meaning = meanings[axis];
  if (meaning === undefined) return;
  if (!denied) return addSaid(amounts, meaning, 1);
  const opposite = meaningOf(meaning.not);
  if (opposite !== undefined) return addSaid(amounts, opposite, 1);
  const isThing = things.has(meaning.code);
  addSaid(amounts, meaning, isThing ? 1 : deniedShare);
  if (isThing) addSaid(amounts, meaningOf(lackingCode), 1);
}

function addSaid(amounts: Map<number, number>, meaning: Meaning | undefined, share: number): void {
  if (meaning === undefined) return;
  raise(amounts, meaning, share);
  const kind = meaningOf(meaning.of);
  if (kind !== undefined) raise(amounts, kind, share * kindShare);
}

function raise(amounts: Map<number, number>, { code, weight = 1 }: Meaning, share: number): void {
  const axis = axisOf.get(code) ?? 0;
  amounts.set(axis, (amounts.get(axis) ?? 0) + share * weight);
}

/** The meanings of the longest words for one that begin at a token, and where they end. */
function longestAt(
  tokens: readonly SpokenToken[],
  at: number,
  forgives: boolean,
): { axes: number[]; to: number; isDenial: boolean } | undefined {
  const { word = '', isFunctionWord = false } = tokens[at] ?? {};
  let [longest, to, isDenial] = [0, at, false];
  const axes: number[] = [];
  for (const { words, axis, isDenial: denies } of candidates(word, forgives && !isFunctionWord)) {
    if (words.length < longest) break;
    const end = words.length === 1 ? at : endOf(words, tokens, at);
    if (end < 0) continue;
    [longest, to, isDenial] = [words.length, end, denies];
    if (!axes.includes(axis)) axes.push(axis);
  }
  return longest === 0 ? undefined : { axes, to, isDenial };
}

function candidates(word: string, forgives: boolean): readonly Phrase[] {
  const found = phrasesFrom(word);
  return found.length === 0 && forgives ? phrasesNear(word) : found;
}

/** Where words end that begin at a token; −1 where they do not stand there. */
function endOf(words: Phrase['words'], tokens: readonly SpokenToken[], from: number): number {
  let at = from;
  for (const wanted of words.slice(1)) {
    at += 1;
    for (let gap = 0; gap < gapMax; gap++) {
      const token = tokens[at];
      if (token === undefined || !token.isFunctionWord || isMeant(wanted, token.word)) break;
      at += 1;
    }
    const token = tokens[at];
    if (token === undefined || token.isAfterMark || !isMeant(wanted, token.word)) return -1;
  }
  return at;
}
