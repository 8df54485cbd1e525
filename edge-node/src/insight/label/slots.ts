import { slotNames, type LabelLanguage, type LabelSlots, type SlotName } from '@jarvis-edge/sync/labels.ts';
import { FeatureList } from './feature-list.ts';
import { meaningsIn } from './features.ts';
import { scoresOf, type Table } from './table.ts';

/** A word of an utterance and where it stands in it. */
export interface Token {
  /** Folded: lower case, no accents. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** `o` is no slot; each slot begins with one tag and goes on with the other. */
export const tags = ['o', ...slotNames.flatMap((name) => [`b-${name}`, `i-${name}`])];

const tokensMax = 80;

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\d+(?:[:.,]\d+)*(?:\s?h(?:\s?\d\d)?(?![\p{L}]))?|[\p{L}\p{M}\p{N}]+|[€$£%]/gu)]
    .slice(0, tokensMax)
    .map((match) => ({
      word: match[0].toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
      from: match.index,
      to: match.index + match[0].length,
    }));
}

/** The tag of each token of a line whose slots are known. */
export function tagsOf(text: string, tokens: readonly Token[], slots: LabelSlots): number[] {
  const told = tokens.map(() => 0);
  for (const name of slotNames) {
    const value = slots[name];
    const from = value === undefined ? -1 : standsAt(text, value);
    if (value === undefined || from < 0) continue;
    let begun = false;
    for (const [at, token] of tokens.entries()) {
      if (token.to <= from || token.from >= from + value.length) continue;
      told[at] = tags.indexOf(`${begun ? 'i' : 'b'}-${name}`);
      begun = true;
    }
  }
  return told;
}

/** Where a value stands as words of its own, or else within one. */
function standsAt(text: string, value: string): number {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const isOwn = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + value.length] ?? ' ');
    if (isOwn) return at;
  }
  return text.indexOf(value);
}

const kind = { here: 60, near: 61, pair: 62, end: 63, begin: 64, shape: 65, meaning: 66, tag: 67, wanted: 68 } as const;

/** What the tagger sees of one token after the tag of the one before. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly language: LabelLanguage;
  readonly wanted: string;
  /** Codes of what each token says. */
  readonly meanings: readonly (readonly number[])[];
}

export function sentenceOf(text: string, language: LabelLanguage, wanted: string): Sentence {
  const tokens = tokensOf(text);
  const meanings = tokens.map((): number[] => []);
  for (const { code, from, to } of meaningsIn(
    tokens.map(({ word }) => word),
    language,
  )) {
    for (let at = from; at < to; at += 1) meanings[at]?.push(code * 2 + (at === from ? 0 : 1));
  }
  return { tokens, language, wanted, meanings };
}

export function tokenFeatures({ tokens, wanted, meanings }: Sentence, at: number, before: number): FeatureList {
  const list = new FeatureList();
  const wordAt = (place: number): string => tokens[place]?.word ?? '§';
  const word = wordAt(at);
  list.addText(kind.here, word);
  for (const near of [-3, -2, -1, 1, 2, 3]) list.addText(kind.near + (near + 10) * 100, wordAt(at + near));
  list.addText(kind.pair, `${wordAt(at - 1)} ${word}`);
  list.addText(kind.pair + 100, `${word} ${wordAt(at + 1)}`);
  list.addText(kind.pair + 200, `${wordAt(at - 2)} ${wordAt(at - 1)}`);
  for (const length of [2, 3, 4]) {
    list.addText(kind.end, word.slice(-length));
    list.addText(kind.begin, word.slice(0, length));
  }
  list.addText(kind.shape, shapeOf(word));
  list.addText(kind.shape + 100, shapeOf(wordAt(at - 1)));
  list.addText(kind.shape + 200, shapeOf(wordAt(at + 1)));
  for (const near of [-1, 0, 1])
    for (const code of meanings[at + near] ?? []) list.addCode(kind.meaning + (near + 2) * 100, code);
  list.addCode(kind.tag, before);
  list.addText(kind.tag + 100, `${before} ${word}`);
  list.addText(kind.wanted, wanted);
  list.addText(kind.wanted + 100, `${wanted} ${word}`);
  list.addText(kind.wanted + 200, `${wanted} ${before}`);
  for (const code of meanings[at] ?? []) list.addText(kind.wanted + 300, `${wanted} ${code}`);
  list.closeGroup('tags');
  return list;
}

const shapeOf = (word: string): string =>
  /^\d+\s?[h:]\s?\d*$/u.test(word) ? 'time' : /^\d+$/u.test(word) ? 'number' : /\d/u.test(word) ? 'mixed' : 'word';

/** The slots of an utterance, as said. */
export function slotsIn(text: string, sentence: Sentence, table: Table): LabelSlots {
  const { tokens } = sentence;
  const found: Partial<Record<SlotName, string>> = {};
  let before = 0;
  let open: { name: SlotName; from: number } | undefined;
  const close = (to: number): void => {
    if (open !== undefined) found[open.name] ??= text.slice(open.from, to);
    open = undefined;
  };
  for (const [at, token] of tokens.entries()) {
    const tag = bestTag(scoresOf(table, tokenFeatures(sentence, at, before)), before);
    const isBegin = tag % 2 === 1;
    if (tag === 0 || isBegin) close(tokens[at - 1]?.to ?? 0);
    const name = isBegin ? slotNames[(tag - 1) / 2] : undefined;
    if (name !== undefined) open = { name, from: token.from };
    before = tag;
  }
  close(tokens.at(-1)?.to ?? 0);
  return found;
}

/** A slot goes on only after itself. */
function bestTag(scores: Float64Array, before: number): number {
  let best = 0;
  for (let tag = 1; tag < scores.length; tag += 1) {
    const goesOn = tag % 2 === 0;
    if (goesOn && before !== tag && before !== tag - 1) continue;
    if ((scores[tag] ?? 0) > (scores[best] ?? 0)) best = tag;
  }
  return best;
}
