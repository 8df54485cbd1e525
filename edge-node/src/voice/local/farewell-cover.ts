import type { FarewellWords } from './farewell.ts';
import { hearPhrases, toIndex, type Looked, type Phrase, type PhraseIndex } from './phrases.ts';

/** What words that phrases cover close with. */
export const closedBy = { nothing: 0, beside: 1, closing: 2, goodbye: 4 } as const;

/** How phrases of a grammar cover the words of an utterance, end to end. */
export interface Cover {
  /** The strongest phrase that begins at any word. */
  readonly most: number;
  /** What the strongest reading from that word on closes with; `nothing` when a word is left over. */
  readonly from: (at: number) => number;
  /** The same from the first word on when one light word is left over. */
  readonly butOne: number;
  /** The same without the last word. */
  readonly butLast: () => number;
}

interface Asked {
  /** As a question a closing closes nothing. */
  readonly asks: boolean;
  /** Words that neither ask nor name a thing. */
  readonly isLight: (word: string) => boolean;
}

interface Part {
  readonly phrase: Phrase;
  /** What it closes with. */
  readonly closes: number;
}

interface Indices {
  /** What may close: without one of these said, nothing does. */
  readonly closing: PhraseIndex<Part>;
  readonly beside: PhraseIndex<Part>;
  readonly looked: Looked<Part>;
}

const indicesByGrammar = new WeakMap<FarewellWords, Indices>();

function indicesOf(grammar: FarewellWords): Indices {
  const known = indicesByGrammar.get(grammar);
  if (known !== undefined) return known;
  const parts = (phrases: readonly Phrase[], closes: number): Part[] => phrases.map((phrase) => ({ phrase, closes }));
  const indices = {
    closing: toIndex([...parts(grammar.goodbyes, closedBy.goodbye), ...parts(grammar.closings, closedBy.closing)]),
    beside: toIndex(parts(grammar.beside, closedBy.beside)),
    looked: { isFree: (word: string) => !grammar.openers.has(word) },
  };
  indicesByGrammar.set(grammar, indices);
  return indices;
}

const nothingAsked: Asked = { asks: false, isLight: () => false };

/** Undefined where no phrase that closes is said. */
export function coverOf(words: readonly string[], grammar: FarewellWords, asked = nothingAsked): Cover | undefined {
  let most: number = closedBy.nothing;
  let parts: SaidPart[][] = [];
  const hear = ({ closes }: Part, start: number, ends: number): boolean => {
    if (most === closedBy.nothing) parts = words.map(() => []);
    most = Math.max(most, closes);
    parts[start]?.push({ closes, ends });
    return false;
  };
  const { closing, beside, looked } = indicesOf(grammar);
  hearPhrases(closing, words, hear, looked);
  if (most === closedBy.nothing) return undefined;
  hearPhrases(beside, words, hear, looked);
  const { plain, butOne } = strongest(parts, words, asked);
  return {
    most,
    from: (at) => plain[at] ?? closedBy.nothing,
    butOne: butOne[0] ?? closedBy.nothing,
    butLast: () => strongest(parts.slice(0, -1), words, nothingAsked).plain[0] ?? closedBy.nothing,
  };
}

/** A phrase that is said, and where it ends: bit n stands for n words further. */
interface SaidPart {
  readonly closes: number;
  readonly ends: number;
}

/** From each word on, the last first: what the strongest reading closes with, with none and with one light word left over. */
function strongest(
  parts: readonly (readonly SaidPart[])[],
  words: readonly string[],
  { asks, isLight }: Asked,
): { plain: Uint8Array; butOne: Uint8Array } {
  const count = parts.length;
  const [plain, butOne] = [new Uint8Array(count + 1), new Uint8Array(count + 1)];
  plain[count] = closedBy.beside;
  const closed = (tail: number | undefined, closes: number): number => {
    if (tail === undefined || tail === closedBy.nothing) return closedBy.nothing;
    return asks && closes === closedBy.closing ? tail : Math.max(tail, closes);
  };
  for (let at = count - 1; at >= 0; at -= 1) {
    let [own, ownButOne] = [0, 0];
    for (const { closes, ends } of parts[at] ?? []) {
      for (let rest = ends; rest !== 0; rest &= rest - 1) {
        const end = at + 31 - Math.clz32(rest & -rest);
        own = Math.max(own, closed(plain[end], closes));
        ownButOne = Math.max(ownButOne, closed(butOne[end], closes));
      }
    }
    if (isLight(words[at] ?? '')) ownButOne = Math.max(ownButOne, plain[at + 1] ?? 0);
    [plain[at], butOne[at]] = [own, ownButOne];
  }
  return { plain, butOne };
}
